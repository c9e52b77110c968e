/** Verifies a backup: the hash of every file, its database put together and opened, what it holds, and its pictures. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { migrations } from '../store/migrate.ts';
import { hashFile } from '../store/page-copier.ts';
import { placeOf, storeName } from './backup-places.ts';
import { bringStore } from './bring-store.ts';
import { eachOf } from './durable-files.ts';
import { readManifest, readPages, readPictures, type ManifestBody } from './manifest.ts';
import { inPool, isInPool, readFromPool } from './pool.ts';
import { spoiled } from './spoiled.ts';

export interface VerifyParts {
  readonly folder: string;
  readonly id: string;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /**
   * `whole` opens the database and hashes every picture; `present` only looks whether all is there, with its size: for whoever has just opened
   * the database or is about to.
   */
  readonly depth: 'whole' | 'present';
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Changes nothing. Throws `store-damaged`, `store-newer`, `store-key`, `cancelled`, each with what is wrong and where. */
export async function verifyBackup(parts: VerifyParts): Promise<ManifestBody> {
  const { folder, id, key, sqliteBinding, depth, signal, onProgress } = parts;
  const backup = placeOf.backup(folder, id);
  const manifest = readManifest(backup, key);
  if (manifest.layout > (migrations.at(-1)?.version ?? 0))
    throw new MnemeError(
      'store-newer',
      say(
        'The store in {backup} was written by a newer version of Mneme. Nothing was changed. Install the newer version to use it.',
        { backup },
      ),
    );
  for (const { name, bytes, sha256 } of manifest.files) {
    const file = join(backup, name);
    const size = (await stat(file).catch(() => null))?.size;
    if (size !== bytes)
      throw spoiled(
        file,
        size === undefined ? say('is missing') : say('has {size} of {bytes} bytes', { size, bytes }),
      );
    // The database of version 1 is hashed by whoever takes it out.
    if (name !== storeName && (await hashFile(file)) !== sha256) throw spoiled(file, say('was changed'));
  }
  if (depth === 'whole') await openStore();
  else await findPieces();
  await verifyPictures();
  return manifest;

  async function openStore(): Promise<void> {
    const target = join(placeOf.unfinished(folder, id), storeName);
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rm(target, { force: true });
      await bringStore({ folder, manifest, target, key, sqliteBinding, signal });
    } finally {
      await rm(dirname(target), { recursive: true, force: true }).catch(() => {});
    }
  }

  async function findPieces(): Promise<void> {
    const list = readPages(backup, manifest);
    if (!list) return;
    const place = placeOf.pages(folder);
    await eachOf([...list.pieces.entries()], async ([index, hash]) => {
      const bytes = Math.min(list.pieceBytes, list.bytes - index * list.pieceBytes);
      if (!(await isInPool(place, hash, bytes))) throw spoiled(inPool(place, hash));
    });
  }

  async function verifyPictures(): Promise<void> {
    const place = placeOf.pictures(folder);
    const pictures = readPictures(backup);
    let done = 0;
    await eachOf(pictures, async ([, hash, bytes]) => {
      signal.throwIfAborted();
      const isRight =
        depth === 'whole' ? (await readFromPool(place, hash)) !== null : await isInPool(place, hash, bytes);
      if (!isRight) throw spoiled(inPool(place, hash));
      done += 1;
      if (done % 50 === 0 || done === pictures.length) onProgress(done, pictures.length);
    });
  }
}
