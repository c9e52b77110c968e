/**
 * The owner's forgetting among what was recorded while the store was locked and is not taken in yet: it goes in its folder, so
 * nobody has to wait until thousands of pictures were read only to be deleted.
 */
import type { BoxKeys } from '../base/sealed-box.ts';
import { hostMatches } from '../privacy/sites.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { FramesAsked } from './frames-to-erase.ts';
import { openEntry, type SealedHeader } from './sealed-entry.ts';
import { timeOfEntry, type SealedFolder } from './sealed-folder.ts';
import type { TakeIn } from './take-in-sealed.ts';
import { isTaken } from './taken-entries-table.ts';

export interface SealedFrame {
  readonly name: string;
  /** Null for one that does not open: of it only its time is known. */
  readonly application: string | null;
  readonly capturedAt: number;
  readonly bytes: number;
}

export interface SealedErasing {
  /**
   * The frames that are meant and wait, oldest first; `now`: what "the last" counts back from. Those that do not open belong to
   * stretches of time, and to no application and no site. One whose row is in the store already is left to the store.
   */
  find(what: FramesAsked, now: number): Promise<readonly SealedFrame[]>;
  /** Gone for good when it resolves. False where it was gone already: what was taken in meanwhile is in the store. */
  erase(frame: SealedFrame): Promise<boolean>;
  /** Runs `work` while nothing is taken in, so that what it counts here and in the store is counted once. */
  readonly between: TakeIn['between'];
}

export interface SealedErasingParts {
  readonly db: ReadableDb;
  readonly folder: SealedFolder;
  /** Null where the key file has none: then nothing opens. */
  readonly keys: BoxKeys | null;
  readonly between: TakeIn['between'];
}

export function createSealedErasing({ db, folder, keys, between }: SealedErasingParts): SealedErasing {
  return {
    async find(what, now) {
      const found: SealedFrame[] = [];
      for (const name of [...(await folder.listUnreadable()), ...(await folder.list())]) {
        const capturedAt = timeOfEntry(name);
        if (capturedAt === null || !isInTime(what, capturedAt, now) || isTaken(db, name)) continue;
        const bytes = await folder.read(name);
        if (bytes === null) continue;
        const header = keys && (openEntry(keys, bytes)?.header ?? null);
        if (!isMeant(what, header)) continue;
        const application = header?.type === 'frame' ? header.application : null;
        found.push({ name, application, capturedAt, bytes: bytes.length });
      }
      return found;
    },
    erase: ({ name }) =>
      between(async () => {
        if (isTaken(db, name)) return false;
        return folder.remove(name);
      }),
    between,
  };
}

/** As for the rows of the store. */
function isInTime(what: FramesAsked, at: number, now: number): boolean {
  if (what.what === 'last') return at >= now - what.minutes * 60_000;
  if (what.what === 'range') return at >= what.from && at < what.to;
  return true;
}

/** Stretches without a frame tell nothing of what was seen, and stay. */
function isMeant(what: FramesAsked, header: SealedHeader | null): boolean {
  if (header?.type === 'gap') return false;
  if (what.what === 'application') return header?.application === what.application;
  if (what.what === 'site')
    return header !== null && header.url !== null && hostMatches(header.url, what.site);
  return true;
}
