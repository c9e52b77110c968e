/** A disk of a few megabytes that a test fills to the last byte. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why this machine can have none, for the line of the test that is left out; null where it can. */
export const noSmallDisk: string | null =
  process.platform === 'linux' && process.getuid?.() === 0
    ? canMount()
    : 'mounting a small disk needs root on Linux; a full store is tested with a limit on its pages all the same';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room but so many bytes, in whole pages of 4 KiB. */
  fill(leaveBytes: number): void;
  /** Gives the room back. */
  empty(): void;
  /** Whether anything may be written to it. */
  allowWriting(isAllowed: boolean): void;
  remove(): void;
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'mneme-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  const ballast = join(folder, 'ballast');
  const empty = (): void => rmSync(ballast, { force: true });
  return {
    folder,
    fill(leaveBytes) {
      empty();
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(ballast, 'w');
      const page = Buffer.alloc(bsize);
      for (let left = bavail - Math.floor(leaveBytes / bsize); left > 0; left--) writeSync(file, page);
      closeSync(file);
    },
    empty,
    allowWriting(isAllowed) {
      execFileSync('mount', ['-o', `remount,${isAllowed ? 'rw' : 'ro'}`, folder]);
    },
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function canMount(): string | null {
  try {
    mountSmallDisk(1).remove();
    return null;
  } catch {
    return 'this machine does not allow to mount a small disk';
  }
}
