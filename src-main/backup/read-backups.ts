/** The backups in a folder as they stand there: the folder is the truth, nothing of it is kept elsewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupSchema, type Backup } from '../../src-preload/contract/backup.ts';
import { isBackupId, placeOf, verifiedName } from './backup-places.ts';
import { writeWhole } from './durable-files.ts';
import { readManifest, readPictures, type PictureEntry } from './manifest.ts';

/** Newest first. One that cannot be read is listed, with the reason. */
export function readBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isBackupId)
    .toSorted()
    .reverse()
    .map((id) => readBackup(folder, id));
}

export function readBackup(folder: string, id: string): Backup {
  const place = placeOf.backup(folder, id);
  try {
    const { madeAt, files, pictures, holds } = readManifest(place, null);
    return {
      id,
      madeAt,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      pictures: pictures.count,
      pictureBytes: pictures.bytes,
      holds,
      verified: readVerified(place),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const madeAt = Date.parse(id.replace(/^mneme-(.{10})-(..)-(..)-(..)$/, '$1T$2:$3:$4Z'));
    return {
      id,
      madeAt,
      bytes: 0,
      pictures: 0,
      pictureBytes: 0,
      holds: null,
      verified: { at: madeAt, ok: false, reason },
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

/** The pictures of the newest backup that can be read; none where there is no such backup. */
export function newestPictures(folder: string): readonly PictureEntry[] {
  for (const { id, holds } of readBackups(folder)) {
    if (!holds) continue;
    try {
      return readPictures(placeOf.backup(folder, id));
    } catch {
      // The one before it will do: this only saves reading pictures again.
    }
  }
  return [];
}

function readVerified(place: string): Backup['verified'] {
  try {
    return backupSchema.shape.verified.parse(JSON.parse(readFileSync(join(place, verifiedName), 'utf8')));
  } catch {
    return null;
  }
}
