/** The store that a restore put aside: going back to it, or letting it go. */
import { existsSync, renameSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { momentIn, restorePlace } from './restore-places.ts';

/** Takes a restore back: one that waits for the next start, or, with that start, the one that was done. Throws `not-found`. */
export async function takeRestoreBack(dataFolder: string): Promise<void> {
  const [restored, replaced] = [restorePlace.restored(dataFolder), restorePlace.replaced(dataFolder)];
  if (existsSync(restored)) await removeWhole(restored, dataFolder);
  else if (momentIn(replaced) !== null) renameSync(replaced, restored);
  else throw new MnemeError('not-found', say('There is no restored database that could be taken back.'));
}

/** Deletes the store that was put aside. */
export async function removeReplaced(dataFolder: string): Promise<void> {
  await removeWhole(restorePlace.replaced(dataFolder), dataFolder);
}

/** When it was put aside, and its size; null where there is none. */
export async function findReplaced(
  dataFolder: string,
): Promise<{ readonly at: number; readonly bytes: number } | null> {
  const place = restorePlace.replaced(dataFolder);
  const at = momentIn(place);
  return at === null ? null : { at, bytes: await sizeOf(place) };
}

/** Renamed first: half a store must not look like one. What an end in the middle leaves goes at the next start. */
async function removeWhole(place: string, dataFolder: string): Promise<void> {
  const gone = restorePlace.unfinished(dataFolder);
  await rm(gone, { recursive: true, force: true });
  if (!existsSync(place)) return;
  renameSync(place, gone);
  await rm(gone, { recursive: true, force: true });
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile())
      bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  return bytes;
}
