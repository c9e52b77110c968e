/** The backups in a folder as they stand there: the folder is the truth, nothing of it is kept elsewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupSchema, type Backup } from '../../src-preload/contract/backup.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { hasPassphrase } from './backup-passphrase.ts';
import { isBackupId, placeOf, verifiedName } from './backup-places.ts';
import { writeWhole } from './durable-files.ts';
import {
  isSignedWith,
  readManifest,
  readPages,
  readPictures,
  type PageList,
  type PictureEntry,
} from './manifest.ts';

/** Newest first. One that cannot be read is listed, with the reason. `key` is that of the present database. */
export function readBackups(folder: string, key: Uint8Array): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isBackupId)
    .toSorted()
    .reverse()
    .map((id) => readBackup(folder, id, key));
}

export function readBackup(folder: string, id: string, key: Uint8Array): Backup {
  const place = placeOf.backup(folder, id);
  const opens = { isOwn: isSignedWith(place, key), hasPassphrase: hasPassphrase(place) };
  try {
    const { madeAt, files, pages, pictures, holds } = readManifest(place, null);
    return {
      id,
      madeAt,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, pages?.bytes ?? 0),
      pictures: pictures.count,
      pictureBytes: pictures.bytes,
      holds,
      verified: readVerified(place),
      ...opens,
    };
  } catch (error) {
    const reason = wordsOf(error);
    const madeAt = Date.parse(id.replace(/^mneme-(.{10})-(..)-(..)-(..)$/, '$1T$2:$3:$4Z'));
    return {
      id,
      madeAt,
      bytes: 0,
      pictures: 0,
      pictureBytes: 0,
      holds: null,
      verified: { at: madeAt, ok: false, reason },
      ...opens,
    };
  }
}

/** Notes beside the backup how a verification of it ended. */
export async function noteVerified(
  folder: string,
  id: string,
  verified: NonNullable<Backup['verified']>,
): Promise<void> {
  await writeWhole(join(placeOf.backup(folder, id), verifiedName), `${JSON.stringify(verified)}\n`);
}

export interface BackupLists {
  readonly pages: PageList | null;
  readonly pictures: readonly PictureEntry[];
}

/** The lists of the newest backup of this store that can be read; empty where there is no such backup. */
export function newestLists(folder: string, key: Uint8Array): BackupLists {
  for (const { id, holds, isOwn } of readBackups(folder, key)) {
    if (!holds || !isOwn) continue;
    const place = placeOf.backup(folder, id);
    try {
      return { pages: readPages(place, readManifest(place, key)), pictures: readPictures(place) };
    } catch {
      // The one before it will do: this only saves reading and writing again.
    }
  }
  return { pages: null, pictures: [] };
}

function readVerified(place: string): Backup['verified'] {
  try {
    return backupSchema.shape.verified.parse(JSON.parse(readFileSync(join(place, verifiedName), 'utf8')));
  } catch {
    return null;
  }
}
