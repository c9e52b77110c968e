/** A data folder with an open store and pictures, and the backups of it in a folder beside. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBackups, type Backups } from '../../src-main/backup/backups.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { BackupStatus } from '../../src-preload/contract/backup.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import type { Store } from '../../src-main/store/database.ts';
import { FakeClock } from './fake-clock.ts';
import { openTestStore, temporaryFolder, testKey } from './temporary-store.ts';

export interface BackupBed {
  readonly data: string;
  readonly folder: string;
  readonly store: Store;
  readonly backups: Backups;
  readonly clock: FakeClock;
  readonly told: BackupStatus[];
  readonly settings: { -readonly [Name in keyof Settings['backup']]: Settings['backup'][Name] };
  remember(text: string): void;
  addPicture(id: number, content: string): void;
}

export function openBackupBed(): BackupBed {
  const root = temporaryFolder();
  const [data, folder] = [join(root, 'data'), join(root, 'backups')];
  mkdirSync(join(data, 'images', '0000'), { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(data, 'key.bin'), 'sealed key');
  const store = openTestStore({ file: join(data, 'mneme.db') });
  const clock = new FakeClock(new Date('2026-05-04T12:00:00').getTime());
  const told: BackupStatus[] = [];
  const settings = { ...defaultSettings.backup, folder };
  const backups = createBackups({
    dataFolder: data,
    store,
    keys: { database: testKey, images: testKey, vault: testKey },
    adoption: { picture: (_from, _path, bytes) => bytes, vault: () => {} },
    sqliteBinding: null,
    settings: () => settings,
    clock,
    log: silentLog,
    onChange: (status) => told.push(status),
  });
  onTestFinished(() => backups.stop());
  return {
    data,
    folder,
    store,
    backups,
    clock,
    told,
    settings,
    remember: (text) =>
      void addUnits(store.db, 's', [{ text, author: null, byOwner: false, occurredAt: 1, frameId: null }]),
    addPicture: (id, content) => writeFileSync(join(data, 'images', '0000', `${id}.img`), content),
  };
}
