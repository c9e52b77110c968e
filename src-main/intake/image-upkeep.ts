/**
 * Keeps image files and rows in step, and lets images go when the owner's rule says so, or a week after a picture that could not be
 * read: nobody knows what is on it. The text stays.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Log } from '../base/log.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import {
  highestFrameId,
  idsWithImage,
  imagesOlderThan,
  markImagesGone,
  unreadOlderThan,
} from './frames-table.ts';
import type { ImageFiles } from './intake-parts.ts';

const dayMs = 86_400_000;
const everyMs = 60 * 60_000;
/** In these days reading can be tried again. */
const unreadDays = 7;
const sliceImages = 200;

/**
 * Run at the start, before the first frame is taken: removes files without a row (a crash came between the two) and notes rows
 * whose file is gone. Where more are gone than a crash can leave, the folder was moved or its disk is not connected: their rows wait
 * for it, or they would be taken for files without a row when it is back. Answers the highest id that was ever used, as far as files and rows tell.
 */
export async function sweepImages(db: WritableDb, images: ImageFiles, log: Log): Promise<number> {
  const files = await images.list();
  const { orphans, missing } = await inTurns(compare(db, files));
  for (const id of orphans) await images.remove(id);
  const isFolderGone = missing.length > sliceImages || (missing.length > 0 && files.length === 0);
  if (!isFolderGone) markImagesGone(db, missing);
  if (orphans.length + missing.length > 0) {
    const message = isFolderGone
      ? 'the pictures are not where they were'
      : 'images and rows were brought in step';
    log('warn', message, { orphans: orphans.length, missing: missing.length });
  }
  return files.reduce((highest, id) => Math.max(highest, id), highestFrameId(db));
}

/** Files without a row, and rows whose file is gone. */
function* compare(
  db: ReadableDb,
  files: readonly FrameId[],
): Generator<void, { readonly orphans: FrameId[]; readonly missing: FrameId[] }> {
  const rows = new Set<FrameId>();
  for (const some of idsWithImage(db)) {
    for (const id of some) rows.add(id);
    yield;
  }
  const orphans: FrameId[] = [];
  for (const id of files) {
    if (!rows.delete(id)) orphans.push(id);
    yield;
  }
  return { orphans, missing: [...rows] };
}

/** Images captured before this moment go; null where none does. */
export function retentionLimit(images: Settings['images'], now: number): number | null {
  if (!images.keep) return now;
  return images.keepDays === null ? null : now - images.keepDays * dayMs;
}

export interface ImageRetention {
  start(): void;
  stop(): Promise<void>;
  /** Applies the rule now; resolves when it is done. */
  drain(): Promise<void>;
}

/** Removes images that the rule no longer keeps: once an hour, and whenever `drain` is called. */
export function createImageRetention(parts: {
  readonly db: WritableDb;
  readonly images: ImageFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => Settings['images'];
  readonly onChange: () => void;
}): ImageRetention {
  const { db, images, clock, log } = parts;
  let isStopped = true;
  let cancel: () => void = () => {};
  let last: Promise<void> = Promise.resolve();

  function run(): Promise<void> {
    last = last
      .then(removeOld)
      .catch((error: unknown) => log('error', 'old images not removed', { error: String(error) }));
    return last;
  }

  async function removeOld(): Promise<void> {
    const now = clock.now();
    const limit = retentionLimit(parts.settings(), now);
    let removed = 0;
    for (let ids = nextToGo(limit, now); ids.length > 0; ids = nextToGo(limit, now)) {
      // The row first: a file that is left over is swept at the next start, a row without its file would be a broken picture.
      markImagesGone(db, ids);
      for (const id of ids) await images.remove(id);
      removed += ids.length;
    }
    if (removed === 0) return;
    log('info', 'old images removed', { images: removed });
    parts.onChange();
  }

  function nextToGo(limit: number | null, now: number): FrameId[] {
    if (isStopped) return [];
    const old = limit === null ? [] : imagesOlderThan(db, limit, sliceImages);
    return old.length > 0 ? old : unreadOlderThan(db, now - unreadDays * dayMs, sliceImages);
  }

  function tick(): void {
    void run();
    cancel = clock.after(everyMs, tick);
  }

  return {
    start() {
      if (!isStopped) return;
      isStopped = false;
      tick();
    },
    async stop() {
      isStopped = true;
      cancel();
      await last;
    },
    drain: run,
  };
}
