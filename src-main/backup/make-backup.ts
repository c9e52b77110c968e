/** Makes one backup: what is new of the store as of one moment, the pictures that are new, and a signed list of it all. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError, type ErrorCode } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Store } from '../store/database.ts';
import { hashFile } from '../store/page-copier.ts';
import { backupId, manifestName, pagesName, picturesName, placeOf, storeName } from './backup-places.ts';
import { moveDurably, syncFolder, writeWhole } from './durable-files.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { manifestVersion, signManifest, type ManifestBody } from './manifest.ts';
import { nameFault } from './name-fault.ts';
import { copyOthers } from './other-files.ts';
import { poolPages } from './page-pool.ts';
import { poolPictures } from './picture-pool.ts';
import type { BackupLists } from './read-backups.ts';

export type Step = 'database' | 'pictures' | 'verify';
export type OnProgress = (step: Step, done: number, total: number) => void;

export interface MakeBackupParts {
  readonly dataFolder: string;
  readonly folder: string;
  readonly store: Pick<Store, 'holdPages'>;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly now: number;
  /** What the newest backup has. */
  readonly before: BackupLists;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Until everything is there, checked and on the disk, the backup has another name; what fails leaves at most pieces and pictures
 * in the pools, which the next backup uses or removes. The store is read first: a picture that it names is only ever replaced by
 * one with less on it. Then it is put together from the pieces that lie there, each read back and hashed, and opened. Throws `cancelled`, `disk-full`, `unreadable`, `store-damaged`.
 */
export async function makeBackup(parts: MakeBackupParts): Promise<ManifestBody> {
  const { dataFolder, folder, store, key, sqliteBinding, signal, onProgress } = parts;
  const id = backupId(parts.now);
  const unfinished = placeOf.unfinished(folder, id);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const opened = join(unfinished, storeName);
    const pages = await poolPages({
      folder,
      store,
      before: parts.before.pages,
      target: opened,
      signal,
      onProgress: (done, total) => onProgress('database', done, total),
    });
    // One is work for a thread, the other for the disk.
    const inspecting = inspectInThread({ file: opened, key, sqliteBinding, settle: true }, signal);
    inspecting.catch(() => {});
    const pictures = await poolPictures({
      folder,
      images: join(dataFolder, 'images'),
      known: parts.before.pictures,
      signal,
      onProgress: (done, total) => onProgress('pictures', done, total),
    });
    onProgress('verify', 0, 1);
    await writeWhole(join(unfinished, pagesName), JSON.stringify(pages.list));
    await writeWhole(join(unfinished, picturesName), JSON.stringify(pictures.entries));
    const others = await copyOthers(dataFolder, unfinished, key);
    const inspected = await inspecting;
    await rm(opened);
    const files: ManifestBody['files'] = [];
    for (const name of [pagesName, picturesName, ...others]) {
      const file = join(unfinished, name);
      files.push({ name, bytes: (await stat(file)).size, sha256: await hashFile(file) });
    }
    const body: ManifestBody = {
      version: manifestVersion,
      id,
      madeAt: parts.now,
      layout: inspected.layout,
      files,
      pages: { bytes: pages.list.bytes, newBytes: pages.newBytes },
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
    throw stopped(error, signal) ?? nameFault(error, say('the backup'), folder);
  }
}

/** What a signal that was given ends with, in our own words. */
export function stopped(error: unknown, signal: AbortSignal): MnemeError | null {
  const code: ErrorCode = 'cancelled';
  if (!signal.aborted || (error instanceof MnemeError && error.code !== code)) return null;
  return new MnemeError(code, say('The backup was stopped; nothing of it was kept.'));
}
