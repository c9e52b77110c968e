/** How much room is left where the data lies. */
import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Clock } from '../base/clock.ts';

const everyMs = 10_000;

/**
 * Bytes that this user may still write in `folder`; null where the system does not tell. `onLook` is called after every
 * look, changed or not: where a quota ended the writing the figure stays the same, and only trying shows that there is room.
 */
export function watchFreeSpace(folder: string, clock: Clock, onLook: () => void): () => number | null {
  let free: number | null = null;
  try {
    const { bavail, bsize } = statfsSync(folder);
    free = bavail * bsize;
  } catch {
    free = null; // some network folders do not tell; then nothing stops for it
  }
  function lookAgain(): void {
    clock.after(everyMs, () => {
      void statfs(folder)
        .then(({ bavail, bsize }) => bavail * bsize)
        .catch(() => null)
        .then((bytes) => {
          free = bytes;
          onLook();
          lookAgain();
        });
    });
  }
  lookAgain();
  return () => free;
}
