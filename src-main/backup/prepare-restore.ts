/** Builds the store of a backup beside the present one. Nothing of the present one is touched; a start swaps the two. */
import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { placeOf, storeName } from './backup-places.ts';
import { eachOf, syncFolder, writeWhole } from './durable-files.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { stopped, type OnProgress } from './make-backup.ts';
import { readPictures } from './manifest.ts';
import { nameFault } from './name-fault.ts';
import { restoreOthers } from './other-files.ts';
import { momentName, momentText, restorePlace } from './restore-places.ts';
import { verifyBackup } from './verify-backup.ts';

export interface PrepareRestoreParts {
  readonly dataFolder: string;
  readonly folder: string;
  readonly id: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * The backup is verified first and what was built of it last; only then it has the name under which a start looks for it.
 * Throws `conflict` while an earlier replaced store is kept, and as `verifyBackup`; then nothing is left.
 */
export async function prepareRestore(parts: PrepareRestoreParts): Promise<void> {
  const { dataFolder, folder, id, key, sqliteBinding, signal, onProgress } = parts;
  if (existsSync(restorePlace.replaced(dataFolder)))
    throw new MnemeError(
      'conflict',
      say(
        'The database that an earlier restore replaced is still kept. Go back to it or delete it, then restore again.',
      ),
    );
  const unfinished = restorePlace.unfinished(dataFolder);
  const backup = placeOf.backup(folder, id);
  try {
    await rm(unfinished, { recursive: true, force: true });
    onProgress('verify', 0, 1);
    const manifest = await verifyBackup({
      folder,
      id,
      key,
      sqliteBinding,
      // Each is hashed when it is copied.
      pictures: 'present',
      signal,
      onProgress: () => {},
    });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    onProgress('database', 0, 1);
    const store = join(unfinished, storeName);
    await copyFile(join(backup, storeName), store, constants.COPYFILE_FICLONE);
    await restoreOthers(backup, unfinished, key);
    await copyPictures(join(unfinished, 'images'));
    const inspected = await inspectInThread({ file: store, key, sqliteBinding, settle: false }, signal);
    if (inspected.sha256 !== manifest.files[0]?.sha256)
      throw new MnemeError(
        'store-damaged',
        say('The copy of {backup} does not equal it. Check the disk and try again.', { backup }),
      );
    await writeWhole(join(unfinished, momentName), momentText(manifest.madeAt));
    await syncFolder(unfinished);
    signal.throwIfAborted();
    await rm(restorePlace.restored(dataFolder), { recursive: true, force: true });
    await rename(unfinished, restorePlace.restored(dataFolder));
    await syncFolder(dataFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw stopped(error, signal) ?? nameFault(error, 'the restored database', dataFolder);
  }

  async function copyPictures(images: string): Promise<void> {
    const pictures = readPictures(backup);
    await mkdir(images, { recursive: true, mode: 0o700 });
    let done = 0;
    await eachOf(pictures, async ([name, hash]) => {
      signal.throwIfAborted();
      const place = resolve(images, name);
      const bytes = await readFile(placeOf.picture(folder, hash));
      if (!place.startsWith(images + sep) || createHash('sha256').update(bytes).digest('hex') !== hash)
        throw new MnemeError(
          'store-damaged',
          say('The picture {hash} of {backup} was changed. Choose another backup.', { hash, backup }),
        );
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await writeWhole(place, bytes);
      done += 1;
      if (done % 50 === 0 || done === pictures.length) onProgress('pictures', done, pictures.length);
    });
  }
}
