/**
 * Whether the application's own folder can be written. In one that cannot, the lock of the single instance fails as if Mneme
 * were open already, and it would end without a word.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from './write-file-whole.ts';

/** Why nothing can be written into the folder, naming it; null where something can. Leaves nothing behind. */
export function folderTrouble(folder: string): Error | null {
  const trial = join(folder, 'write-trial');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileWhole(trial, '');
    rmSync(trial, { force: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
