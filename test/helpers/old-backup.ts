/** A backup as it was made before its database lay in pieces: version 1, the database whole in its folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupId } from '../../src-main/backup/backup-places.ts';
import { signManifest } from '../../src-main/backup/manifest.ts';
import { readHolds } from '../../src-main/backup/read-holds.ts';
import { inspectCopy } from '../../src-main/store/inspect-store.ts';
import { testKey } from './temporary-store.ts';
import type { BackupBed } from './backup-bed.ts';

/** Answers its id. Of a store without pictures. */
export async function makeOldBackup({ folder, store, clock }: BackupBed): Promise<string> {
  const madeAt = clock.now();
  const id = backupId(madeAt);
  const place = join(folder, id);
  mkdirSync(place);
  const copy = join(place, 'mneme.db');
  await store.copyPages(copy);
  const opening = { file: copy, key: testKey, sqliteBinding: null, settle: true };
  const found = inspectCopy(opening, (db) => ({
    layout: db.value<number>('PRAGMA user_version')!,
    holds: readHolds(db),
  }));
  writeFileSync(join(place, 'pictures.json'), '[]');
  const files = ['mneme.db', 'pictures.json'].map((name) => ({
    name,
    bytes: statSync(join(place, name)).size,
    sha256: createHash('sha256')
      .update(readFileSync(join(place, name)))
      .digest('hex'),
  }));
  const pictures = { count: 0, bytes: 0, newBytes: 0 };
  const body = { version: 1, id, madeAt, ...found, files, pictures };
  writeFileSync(join(place, 'manifest.json'), signManifest(testKey, body));
  return id;
}
