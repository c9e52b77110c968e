/** Backups of a store into a folder, as the settings have them, with one key for everything and no vault. */
import { createBackups, type Backups, type BackupsParts } from '../../src-main/backup/backups.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';

export interface BackupsInParts extends Pick<BackupsParts, 'dataFolder' | 'store' | 'sqliteBinding'> {
  readonly folder: string;
  readonly key: Uint8Array;
}

export function backupsIn({ folder, key, ...parts }: BackupsInParts): Backups {
  return createBackups({
    ...parts,
    keys: { database: key, images: key, vault: key },
    adoption: { picture: (_from, _path, bytes) => bytes, vault: () => {} },
    settings: () => ({ ...defaultSettings.backup, folder }),
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
}
