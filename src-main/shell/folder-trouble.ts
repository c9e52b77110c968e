/**
 * Whether the application's own folder can be written. In one that cannot, the lock of the single instance fails as if Mneme
 * were open already, and it would end without a word.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from './write-file-whole.ts';

/** Why nothing can be written into the folder, naming it; null where something can. Leaves nothing behind. */
export function folderTrouble(folder: string): MnemeError | null {
  const trial = join(folder, 'write-trial');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileWhole(trial, '');
    rmSync(trial, { force: true });
    return null;
  } catch (error) {
    if (error instanceof MnemeError) return error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return new MnemeError(
      'unreadable',
      say(
        'Nothing can be written into {folder} ({code}). Check who may write there, and that the disk has room.',
        {
          folder,
          code,
        },
      ),
      { cause: error },
    );
  }
}
