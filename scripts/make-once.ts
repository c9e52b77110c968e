/**
 * Whatever the set-up fetches or builds appears under its name complete or not at all: an interrupted run is never
 * mistaken for a finished one, and the next run starts that step again.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the file or folder `target` unless it is there. `make` gets the path of an empty work folder beside it and
 * answers the path inside that is to become `target`.
 */
export async function makeOnce(target: string, make: (workFolder: string) => Promise<string>): Promise<void> {
  if (existsSync(target)) return;
  await removeAbandoned(target);
  const workFolder = `${target}.part-${process.pid}`;
  await mkdir(workFolder, { recursive: true });
  try {
    const made = await make(workFolder);
    await rename(made, target).catch((error: unknown) => {
      // Another run may have been quicker; its result is as good.
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(workFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes work folders of runs that were interrupted. */
async function removeAbandoned(target: string): Promise<void> {
  const prefix = `${path.basename(target)}.part-`;
  const names = await readdir(path.dirname(target)).catch((): string[] => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    await rm(path.join(path.dirname(target), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
