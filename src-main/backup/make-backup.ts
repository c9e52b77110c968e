/** Makes one backup: what is new of the store as of one moment, the pictures that are new, and a signed list of it all. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError, type ErrorCode } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Store } from '../store/database.ts';
import { hashFile } from '../store/page-copier.ts';
import { backupId, manifestName, pagesName, picturesName, placeOf } from './backup-places.ts';
import { moveDurably, syncFolder, writeWhole } from './durable-files.ts';
import { openForInspection, type Inspected } from './inspect-in-thread.ts';
import { manifestVersion, signManifest, type ManifestBody } from './manifest.ts';
import { nameFault } from './name-fault.ts';
import { copyOthers } from './other-files.ts';
import { poolPages } from './page-pool.ts';
import { poolPictures, type PooledPictures } from './picture-pool.ts';
import type { PooledPages } from './pool-held.ts';
import type { BackupLists } from './read-backups.ts';

export type Step = 'database' | 'pictures' | 'verify';
export type OnProgress = (step: Step, done: number, total: number) => void;

export interface MakeBackupParts {
  readonly dataFolder: string;
  readonly folder: string;
  readonly store: Pick<Store, 'file' | 'holdPages' | 'putOffFolding'>;
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
 * in the pools, which the next backup uses or removes. Each piece is read from where it lies and is the same, byte by byte, as in the store
 * of one moment; and the store of that moment is opened and checked. Throws `cancelled`, `disk-full`, `unreadable`, `store-damaged`.
 */
export function makeBackup(parts: MakeBackupParts): Promise<ManifestBody> {
  return parts.store.putOffFolding(() => make(parts));
}

async function make(parts: MakeBackupParts): Promise<ManifestBody> {
  const { dataFolder, folder, key, signal, onProgress } = parts;
  const id = backupId(parts.now);
  const unfinished = placeOf.unfinished(folder, id);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const { pages, inspected, pictures } = await poolAll(parts);
    onProgress('verify', 0, 1);
    await writeWhole(join(unfinished, pagesName), JSON.stringify(pages.list));
    await writeWhole(join(unfinished, picturesName), JSON.stringify(pictures.entries));
    const others = await copyOthers(dataFolder, unfinished, key);
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

interface Pooled {
  readonly pages: PooledPages;
  readonly inspected: Inspected;
  readonly pictures: PooledPictures;
}

/**
 * All at once: comparing is work for one thread, checking for another, pictures are for the disk. They are listed once the moment of the
 * store is chosen: a picture that it names is only ever replaced by one with less on it.
 */
async function poolAll(parts: MakeBackupParts): Promise<Pooled> {
  const { dataFolder, folder, store, key, sqliteBinding, before, onProgress } = parts;
  const failing = new AbortController();
  const signal = AbortSignal.any([parts.signal, failing.signal]);
  const inspection = await openForInspection({ file: store.file, key, sqliteBinding }, signal);
  let hold = (): void => {};
  let isRead = false;
  const isHeld = new Promise<void>((resolve) => (hold = resolve));
  const reading = store.holdPages((held, stopped) => {
    inspection.begin();
    hold();
    const pages = poolPages(held, {
      folder,
      before: before.pages,
      signal: AbortSignal.any([stopped, failing.signal]),
      onProgress: (done, total) => onProgress('database', done, total),
    });
    return allOrNone([pages, inspection.found], failing);
  }, parts.signal);
  reading.then(
    () => (isRead = true),
    () => {},
  );
  const adding = Promise.race([isHeld, reading]).then(() =>
    poolPictures({
      folder,
      images: join(dataFolder, 'images'),
      known: before.pictures,
      signal,
      // One step is told of at a time.
      onProgress: (done, total) => isRead && onProgress('pictures', done, total),
    }),
  );
  const [[pages, inspected], pictures] = await allOrNone([reading, adding], failing);
  return { pages, inspected, pictures };
}

/** The first failure stops the others, whose ends are waited for. */
async function allOrNone<const Parts extends readonly Promise<unknown>[]>(
  parts: Parts,
  stopping: AbortController,
): Promise<{ readonly [Part in keyof Parts]: Awaited<Parts[Part]> }> {
  const failures: unknown[] = [];
  await Promise.all(
    parts.map((part) =>
      part.catch((error: unknown) => {
        failures.push(error);
        stopping.abort();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
  return Promise.all(parts);
}

/** What a signal that was given ends with, in our own words. */
export function stopped(error: unknown, signal: AbortSignal): MnemeError | null {
  const code: ErrorCode = 'cancelled';
  if (!signal.aborted || (error instanceof MnemeError && error.code !== code)) return null;
  return new MnemeError(code, say('The backup was stopped; nothing of it was kept.'));
}
