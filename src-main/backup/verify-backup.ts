/** Verifies a backup by opening it: the hash of every file, the structure of its store, what it holds, and its pictures. */
import { readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { hashFile } from '../store/page-copier.ts';
import { migrations } from '../store/migrate.ts';
import { placeOf, storeName } from './backup-places.ts';
import { eachOf } from './durable-files.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { readManifest, readPictures, type ManifestBody, type PictureEntry } from './manifest.ts';

export interface VerifyParts {
  readonly folder: string;
  readonly id: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** `all` are hashed; `present` are only looked for, with their size. */
  readonly pictures: 'all' | 'present';
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Changes nothing. Throws `store-damaged`, `store-newer`, `store-key`, `cancelled`, each with what is wrong and where. */
export async function verifyBackup(parts: VerifyParts): Promise<ManifestBody> {
  const { folder, id, key, sqliteBinding, signal, onProgress } = parts;
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
      throw spoiled(file, size === undefined ? 'is missing' : `has ${size} of ${bytes} bytes`);
    if (name !== storeName && (await hashFile(file)) !== sha256) throw spoiled(file, 'was changed');
  }
  const store = join(backup, storeName);
  const inspected = await inspectInThread({ file: store, key, sqliteBinding, settle: false }, signal);
  if (inspected.sha256 !== manifest.files[0]?.sha256) throw spoiled(store, 'was changed');
  if (JSON.stringify(inspected.holds) !== JSON.stringify(manifest.holds))
    throw spoiled(store, 'does not hold what its manifest says');
  await verifyPictures(readPictures(backup));
  return manifest;

  async function verifyPictures(pictures: readonly PictureEntry[]): Promise<void> {
    let done = 0;
    await eachOf(pictures, async ([, hash, bytes]) => {
      signal.throwIfAborted();
      const file = placeOf.picture(folder, hash);
      const isRight =
        parts.pictures === 'all'
          ? createHash('sha256')
              .update(await readFile(file).catch(() => ''))
              .digest('hex') === hash
          : (await stat(file).catch(() => null))?.size === bytes;
      if (!isRight) throw spoiled(file, 'is missing or was changed');
      done += 1;
      if (done % 50 === 0 || done === pictures.length) onProgress(done, pictures.length);
    });
  }
}

function spoiled(file: string, how: string): MnemeError {
  return new MnemeError(
    'store-damaged',
    say('{file} {how}. This backup cannot be restored; choose another one.', { file, how }),
  );
}
