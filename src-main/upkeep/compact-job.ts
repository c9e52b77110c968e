/**
 * Gives the room of what was deleted back to the disk. A few pages at a time, which nobody notices; a store that was made
 * before it could do so is written anew once, and that holds everything up.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { spokenLocale } from '../../src-preload/contract/sentences/wording.ts';
import type { Compacting } from '../../src-preload/contract/performance.ts';
import { transaction, type Store } from '../store/database.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface CompactParts {
  readonly store: Pick<Store, 'db' | 'room' | 'giveBack' | 'rewrite' | 'checkpoint'>;
  /** Bytes that may still be written on the disk of the store; null where the system does not tell. */
  readonly freeBytes: () => Promise<number | null>;
}

const pagesASlice = 24;
/** What the log of changes may grow by meanwhile. */
const roomForSlices = 64_000_000;
/** Beside what the new file takes: the disk must not be full when it is there. */
const spare = 200_000_000;
/** Writing the file anew and checking it, on a disk that is none of the fast. */
const bytesASecond = 25_000_000;

export async function previewCompacting({ store, freeBytes }: CompactParts): Promise<Compacting> {
  const { fileBytes, freeBytes: gainBytes, givesBack } = store.room();
  return {
    gainBytes,
    way: givesBack ? 'slices' : 'whole',
    needsBytes: givesBack ? roomForSlices : fileBytes - gainBytes + spare,
    freeBytes: await freeBytes(),
    holdsUpMs: givesBack ? 0 : Math.ceil((fileBytes - gainBytes) / bytesASecond) * 1000,
  };
}

export function createCompactJob(parts: CompactParts): UpkeepJob {
  const { store } = parts;
  return {
    name: 'compact',
    async begin() {
      await refuseWithoutRoom(parts);
      return { cursor: 0, done: 0, total: store.room().freeBytes };
    },
    async step({ cursor, total }, keep) {
      if (!store.room().givesBack) return writeAnew(parts, { cursor, total }, keep);
      const left = transaction(store.db, () => {
        const pages = store.giveBack(pagesASlice);
        const { freeBytes } = store.room();
        keep({ cursor, done: Math.max(0, total - freeBytes), total: Math.max(total, freeBytes) });
        return pages;
      });
      if (left > 0) return 'more';
      store.checkpoint();
      return 'done';
    },
  };
}

/** The cursor tells of a try that did not end: whoever ended the engine in the middle does not want it at every start. */
async function writeAnew(
  parts: CompactParts,
  { cursor, total }: { readonly cursor: number; readonly total: number },
  keep: Parameters<UpkeepJob['step']>[1],
): Promise<'done'> {
  if (cursor > 0) {
    throw new MnemeError(
      'cancelled',
      say(
        'Mneme was ended while the database was written anew. Nothing is lost. Start it again when you can wait for its end.',
      ),
    );
  }
  await refuseWithoutRoom(parts);
  keep({ cursor: 1, done: 0, total });
  parts.store.rewrite();
  keep({ cursor: 1, done: total, total });
  return 'done';
}

async function refuseWithoutRoom(parts: CompactParts): Promise<void> {
  const { needsBytes, freeBytes } = await previewCompacting(parts);
  if (freeBytes === null || freeBytes >= needsBytes) return;
  const megabytes = (bytes: number): string =>
    `${Math.ceil(bytes / 1_000_000).toLocaleString(spokenLocale())} MB`;
  throw new MnemeError(
    'disk-full',
    say(
      'Compacting needs {needed} free on the disk for a while, and there are {free}. Free some space first; nothing was changed.',
      { needed: megabytes(needsBytes), free: megabytes(freeBytes) },
    ),
  );
}
