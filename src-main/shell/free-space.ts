/** How much room is left where the data lies. */
import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Clock } from '../base/clock.ts';

const everyMs = 10_000;

/** Bytes that this user may still write in `folder`; null where the system does not tell. */
export function watchFreeSpace(folder: string, clock: Clock, onChange: () => void): () => number | null {
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
          if (bytes !== free) {
            free = bytes;
            onChange();
          }
          lookAgain();
        });
    });
  }
  lookAgain();
  return () => free;
}
