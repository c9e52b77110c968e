/** The folder of the owner's backups as the settings name it, and whether it can be used. */
import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { backupId, placeOf } from './backup-places.ts';

/** Throws `invalid-input` for none, or one within the data folder, and `unreadable` for one that is not there. */
export function usableFolder(folder: string | null, dataFolder: string): string {
  if (folder === null)
    throw new MnemeError(
      'invalid-input',
      say('No folder for backups is chosen. Choose one, best on another disk.'),
    );
  const inside = relative(resolve(dataFolder), resolve(folder));
  if (!isAbsolute(folder) || inside === '' || (!inside.startsWith('..') && !isAbsolute(inside)))
    throw new MnemeError(
      'invalid-input',
      say(
        '{folder} is no whole path outside the data folder. Choose a folder elsewhere, best on another disk.',
        { folder },
      ),
    );
  if (!existsSync(folder))
    throw new MnemeError(
      'unreadable',
      say('The folder for backups {folder} is not there. Connect its disk, or choose another folder.', {
        folder,
      }),
    );
  return folder;
}

/** The moment that names a new backup: two of one second would have one name. */
export function freeMoment(folder: string, now: number): number {
  let at = now;
  while (existsSync(placeOf.backup(folder, backupId(at)))) at += 1_000;
  return at;
}
