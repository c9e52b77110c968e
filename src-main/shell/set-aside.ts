/** Puts a data folder that nothing opens aside, whole: its key may turn up, and a backup is restored into an empty one. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/**
 * Answers the name that the folder has from then on, beside the new, empty one. `kept` are names of files in it that the new one has,
 * too. Throws `unreadable`; then nothing is moved.
 */
export function setAside(dataFolder: string, kept: readonly string[], now: number): string {
  const day = new Date(now).toISOString().slice(0, 19).replace(/\D/gu, '');
  const aside = join(dirname(dataFolder), `${basename(dataFolder)}-without-key-${day}`);
  try {
    renameSync(dataFolder, aside);
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say(
        'The data folder {dataFolder} cannot be put aside ({code}). Close whatever uses it, or move it away by hand while Mneme is closed.',
        { dataFolder, code: (cause as NodeJS.ErrnoException).code ?? '' },
      ),
      { cause },
    );
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  for (const name of kept)
    if (existsSync(join(aside, name))) copyFileSync(join(aside, name), join(dataFolder, name));
  return basename(aside);
}
