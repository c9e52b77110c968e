/**
 * Records while the store is locked: pictures are made small, sealed, and put into a folder. What was written cannot be read
 * again here, as this side has the public key alone.
 */
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { Gap } from '../../src-preload/contract/timeline.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { sealEntry } from './sealed-entry.ts';
import type { EncodeFrame } from './intake-parts.ts';
import type { SealedFolder } from './sealed-folder.ts';

/** Some days of work; who locks and goes away must not fill the disk. */
const mostBytes = 4_000_000_000;
const mostEntries = 50_000;
/** As for gaps in the store: two of one kind so close are one stretch. */
const joinWithinMs = 10_000;

export interface SealAway {
  /** Resolves with how many entries wait when it is on disk. Throws `locked` where there is no room for more. */
  frame(frame: AcceptedFrame): Promise<number>;
  gap(gap: Gap): Promise<void>;
  /** Entries that wait for the owner to unlock. */
  waiting(): number;
  /** Resolves when what was handed over is on disk, or has failed. */
  drain(): Promise<void>;
}

export interface SealAwayParts {
  readonly folder: SealedFolder;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly encode: EncodeFrame;
  readonly limits?: { readonly bytes: number; readonly entries: number };
}

export async function createSealAway(parts: SealAwayParts): Promise<SealAway> {
  const { folder, publicKey, encode } = parts;
  const limits = parts.limits ?? { bytes: mostBytes, entries: mostEntries };
  let entries = (await folder.list()).length;
  let bytes = await folder.bytes();
  let lastGap: { readonly gap: Gap; readonly name: string; readonly bytes: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  return {
    frame: (frame) => inTurn(() => keepFrame(frame)),
    gap: (gap) => inTurn(() => keepGap(gap)),
    waiting: () => entries,
    async drain() {
      await last;
    },
  };

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function keepFrame(frame: AcceptedFrame): Promise<number> {
    const { displayId, capturedAt, application, title, url } = frame;
    if (frame.textOnly) {
      // Its picture may not reach the disk, not even sealed, and its text cannot be read now.
      throw new MnemeError(
        'locked',
        say(
          'Of this application only the text is kept, and nothing is read while Mneme is locked: it is left out.',
        ),
      );
    }
    if (bytes >= limits.bytes || entries >= limits.entries) {
      throw new MnemeError(
        'locked',
        say(
          'There is no more room for what is recorded while Mneme is locked. Unlock it, and recording goes on.',
        ),
      );
    }
    const picture = await encode(frame.pixels, frame);
    const { width, height } = picture;
    const header = { type: 'frame', displayId, capturedAt, application, title, url, width, height } as const;
    const sealed = sealEntry(publicKey, { header, picture: picture.bytes });
    await folder.write(capturedAt, sealed);
    entries++;
    bytes += sealed.length;
    return entries;
  }

  /** A night of a locked screen is one entry: the longer stretch replaces the one before once it is on disk. */
  async function keepGap(gap: Gap): Promise<void> {
    const before = lastGap && isOneStretch(lastGap.gap, gap) ? lastGap : null;
    const whole = before ? { ...gap, startedAt: Math.min(before.gap.startedAt, gap.startedAt) } : gap;
    const sealed = sealEntry(publicKey, { header: { type: 'gap', gap: whole }, picture: new Uint8Array(0) });
    const name = await folder.write(whole.startedAt, sealed);
    lastGap = { gap: whole, name, bytes: sealed.length };
    entries++;
    bytes += sealed.length;
    if (!before) return;
    await folder.remove(before.name);
    entries--;
    bytes -= before.bytes;
  }
}

function isOneStretch(before: Gap, next: Gap): boolean {
  return before.kind === next.kind && next.startedAt <= before.endedAt + joinWithinMs;
}
