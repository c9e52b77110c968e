/** Takes the database out of a backup, as one file, and opens it. The file that was opened is the one that is used. */
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { hashFile } from '../store/page-copier.ts';
import { placeOf, storeName } from './backup-places.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { readPages, type ManifestBody } from './manifest.ts';
import { assemblePages } from './page-pool.ts';
import { spoiled } from './spoiled.ts';

export interface BringParts {
  readonly folder: string;
  readonly manifest: ManifestBody;
  /** Must not be there; whoever asks removes it after a failure. */
  readonly target: string;
  /** Of the database in the backup. */
  readonly key: Uint8Array;
  /** The key that it has afterwards, where that is another one. */
  readonly rekeyTo?: Uint8Array | null;
  readonly sqliteBinding: string | null;
  readonly signal: AbortSignal;
}

/** Throws `store-damaged` where a byte of it is missing or was changed, its structure is broken, or it holds something else. */
export async function bringStore(parts: BringParts): Promise<void> {
  const { folder, manifest, target, key, rekeyTo = null, sqliteBinding, signal } = parts;
  const backup = placeOf.backup(folder, manifest.id);
  const pages = readPages(backup, manifest);
  if (pages) await assemblePages(folder, pages, target, signal);
  else {
    await copyFile(join(backup, storeName), target, constants.COPYFILE_FICLONE);
    if ((await hashFile(target)) !== manifest.files[0]?.sha256)
      throw spoiled(join(backup, storeName), say('was changed'));
  }
  const task = { file: target, key, rekeyTo, sqliteBinding, settle: true };
  const { holds } = await inspectInThread(task, signal);
  if (JSON.stringify(holds) !== JSON.stringify(manifest.holds))
    throw spoiled(backup, say('does not hold what its manifest says'));
}
