/** Makes one backup: a copy of the store as of one moment, the pictures that are new, and a signed list of it all. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError, type ErrorCode } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Store } from '../store/database.ts';
import { hashFile } from '../store/page-copier.ts';
import { backupId, manifestName, picturesName, placeOf, storeName } from './backup-places.ts';
import { moveDurably, syncFolder, writeWhole } from './durable-files.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { manifestVersion, signManifest, type ManifestBody, type PictureEntry } from './manifest.ts';
import { nameFault } from './name-fault.ts';
import { copyOthers } from './other-files.ts';
import { poolPictures } from './picture-pool.ts';

export type Step = 'database' | 'pictures' | 'verify';
export type OnProgress = (step: Step, done: number, total: number) => void;

export interface MakeBackupParts {
  readonly dataFolder: string;
  readonly folder: string;
  readonly store: Pick<Store, 'file' | 'copyPages'>;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly now: number;
  readonly known: readonly PictureEntry[];
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Until everything is there, checked and on the disk, the backup has another name; what fails leaves at most pictures in the
 * pool, which the next backup uses or removes. The store is copied first: a picture that it names is only ever replaced by one
 * with less on it. Throws `cancelled`, `disk-full`, `unreadable`, `store-damaged`.
 */
export async function makeBackup(parts: MakeBackupParts): Promise<ManifestBody> {
  const { dataFolder, folder, store, key, sqliteBinding, signal, onProgress } = parts;
  const id = backupId(parts.now);
  const unfinished = placeOf.unfinished(folder, id);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const copy = join(unfinished, storeName);
    await store.copyPages(copy, { signal, onProgress: (done, total) => onProgress('database', done, total) });
    const pictures = await poolPictures({
      folder,
      images: join(dataFolder, 'images'),
      known: parts.known,
      signal,
      onProgress: (done, total) => onProgress('pictures', done, total),
    });
    await writeWhole(join(unfinished, picturesName), JSON.stringify(pictures.entries));
    const others = await copyOthers(dataFolder, unfinished, key);
    onProgress('verify', 0, 1);
    const inspected = await inspectInThread({ file: copy, key, sqliteBinding, settle: true }, signal);
    const files = [{ name: storeName, bytes: (await stat(copy)).size, sha256: inspected.sha256 }];
    for (const name of [picturesName, ...others]) {
      const file = join(unfinished, name);
      files.push({ name, bytes: (await stat(file)).size, sha256: await hashFile(file) });
    }
    const body: ManifestBody = {
      version: manifestVersion,
      id,
      madeAt: parts.now,
      layout: inspected.layout,
      files,
      pictures: { count: pictures.entries.length, bytes: pictures.bytes, newBytes: pictures.newBytes },
      holds: inspected.holds,
    };
    await writeWhole(join(unfinished, manifestName), signManifest(key, body));
    await syncFolder(unfinished);
    signal.throwIfAborted();
    await moveDurably(unfinished, placeOf.backup(folder, id));
    return body;
  } catch (error) {
    // What cannot be taken away either is named by the fault itself.
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw stopped(error, signal) ?? nameFault(error, 'the backup', folder);
  }
}

/** What a signal that was given ends with, in our own words. */
export function stopped(error: unknown, signal: AbortSignal): MnemeError | null {
  const code: ErrorCode = 'cancelled';
  if (!signal.aborted || (error instanceof MnemeError && error.code !== code)) return null;
  return new MnemeError(code, say('The backup was stopped; nothing of it was kept.'));
}
