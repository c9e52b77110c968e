/** Builds the store of a backup beside the present one. Nothing of the present one is touched; a start swaps the two. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { changeCopy } from '../store/inspect-store.ts';
import type { WritableDb } from '../store/statements.ts';
import type { StoreKeys } from './backup-passphrase.ts';
import { checkName, placeOf, storeName } from './backup-places.ts';
import { bringStore } from './bring-store.ts';
import { eachOf, syncFile, syncFolder, writeWhole } from './durable-files.ts';
import { stopped, type OnProgress } from './make-backup.ts';
import { readPictures } from './manifest.ts';
import { nameFault } from './name-fault.ts';
import { restoreOthers } from './other-files.ts';
import { inPool, readFromPool } from './pool.ts';
import { momentName, momentText, restorePlace } from './restore-places.ts';
import { spoiled } from './spoiled.ts';
import { verifyBackup } from './verify-backup.ts';

/** How what another computer encrypted comes under the keys of this one. */
export interface Adoption {
  /** A picture of the backup, by its path, as this computer seals it. One that does not open stays as it is. */
  picture(from: StoreKeys, path: string, bytes: Uint8Array): Uint8Array;
  /** The values of the vault, in a database that is not in use. */
  vault(from: StoreKeys, db: WritableDb): void;
}

export interface PrepareRestoreParts {
  readonly dataFolder: string;
  readonly folder: string;
  readonly id: string;
  /** Of the present database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** The keys that the backup was made with, where they are not the present ones. */
  readonly foreign?: { readonly keys: StoreKeys; readonly adoption: Adoption } | null;
  /** Puts in what else belongs to it, before it has its name. */
  readonly complete?: (built: string) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * The list is verified first, and what was built by it last; only then it has the name under which a start looks for it.
 * Throws `conflict` while an earlier replaced store is kept, and as `verifyBackup`; then nothing is left.
 */
export async function prepareRestore(parts: PrepareRestoreParts): Promise<void> {
  const { dataFolder, folder, id, foreign = null, sqliteBinding, signal, onProgress } = parts;
  if (existsSync(restorePlace.replaced(dataFolder)))
    throw new MnemeError(
      'conflict',
      say(
        'The database that an earlier restore replaced is still kept. Go back to it or delete it, then restore again.',
      ),
    );
  const unfinished = restorePlace.unfinished(dataFolder);
  const backup = placeOf.backup(folder, id);
  const key = foreign?.keys.database ?? parts.key;
  try {
    await rm(unfinished, { recursive: true, force: true });
    onProgress('verify', 0, 1);
    // All of it is hashed where it is copied, and the database is opened there.
    const found = { folder, id, key, sqliteBinding, depth: 'present', signal, onProgress: () => {} } as const;
    const manifest = await verifyBackup(found);
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    onProgress('database', 0, 1);
    const store = join(unfinished, storeName);
    const rekeyTo = foreign ? parts.key : null;
    await bringStore({ folder, manifest, target: store, key, rekeyTo, sqliteBinding, signal });
    if (foreign)
      changeCopy({ file: store, key: parts.key, sqliteBinding }, (db) =>
        foreign.adoption.vault(foreign.keys, db),
      );
    await syncFile(store);
    await restoreOthers(backup, unfinished, key);
    // It tells the key of the other computer; with none there, the next start writes that of this one.
    if (foreign) await rm(join(unfinished, checkName), { force: true });
    await copyPictures(join(unfinished, 'images'));
    await parts.complete?.(unfinished);
    await writeWhole(join(unfinished, momentName), momentText(manifest.madeAt));
    await syncFolder(unfinished);
    signal.throwIfAborted();
    await rm(restorePlace.restored(dataFolder), { recursive: true, force: true });
    await rename(unfinished, restorePlace.restored(dataFolder));
    await syncFolder(dataFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw stopped(error, signal) ?? nameFault(error, say('the restored database'), dataFolder);
  }

  async function copyPictures(images: string): Promise<void> {
    const pictures = readPictures(backup);
    await mkdir(images, { recursive: true, mode: 0o700 });
    let done = 0;
    await eachOf(pictures, async ([name, hash]) => {
      signal.throwIfAborted();
      const place = resolve(images, name);
      const bytes = await readFromPool(placeOf.pictures(folder), hash);
      if (!place.startsWith(images + sep) || bytes === null)
        throw spoiled(inPool(placeOf.pictures(folder), hash));
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await writeWhole(place, foreign ? foreign.adoption.picture(foreign.keys, name, bytes) : bytes);
      done += 1;
      if (done % 50 === 0 || done === pictures.length) onProgress('pictures', done, pictures.length);
    });
  }
}
