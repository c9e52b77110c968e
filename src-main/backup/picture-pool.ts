/** The pictures of a backup. What has not changed since the last one, by its size and time, is neither read nor written again. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { placeOf } from './backup-places.ts';
import { eachOf } from './durable-files.ts';
import type { PictureEntry } from './manifest.ts';
import { hashOf, openPool } from './pool.ts';

export interface PooledPictures {
  readonly entries: readonly PictureEntry[];
  readonly bytes: number;
  /** That were not in the pool before. */
  readonly newBytes: number;
}

interface PoolParts {
  /** The owner's folder of backups. */
  readonly folder: string;
  /** Of the sealed pictures. */
  readonly images: string;
  /** Of the newest backup that can be read. */
  readonly known: readonly PictureEntry[];
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Brings every picture into the pool. One that is deleted meanwhile is left out: then the owner wanted it gone. */
export async function poolPictures(parts: PoolParts): Promise<PooledPictures> {
  const { folder, images, signal, onProgress } = parts;
  const known = new Map(parts.known.map((entry) => [entry[0], entry]));
  const pool = await openPool(placeOf.pictures(folder));
  const files = await listFiles(images);
  const entries: PictureEntry[] = [];
  let newBytes = 0;
  let done = 0;
  await eachOf(files, async (file) => {
    signal.throwIfAborted();
    const entry = await addOne(file);
    if (entry) entries.push(entry);
    done += 1;
    if (done % 50 === 0 || done === files.length) onProgress(done, files.length);
  });
  await pool.settle();
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries, bytes: entries.reduce((sum, [, , bytes]) => sum + bytes, 0), newBytes };

  async function addOne(file: string): Promise<PictureEntry | null> {
    const name = relative(images, file).replaceAll('\\', '/');
    try {
      const { size, mtimeMs } = await stat(file);
      const before = known.get(name);
      if (before && before[2] === size && before[3] === mtimeMs && pool.has(before[1])) return before;
      const bytes = await readFile(file);
      const hash = await hashOf(bytes);
      if (!pool.has(hash)) {
        newBytes += bytes.length;
        await pool.put(hash, bytes);
      }
      return [name, hash, bytes.length, mtimeMs];
    } catch (error) {
      const isGone =
        (error as NodeJS.ErrnoException).code === 'ENOENT' && (error as NodeJS.ErrnoException).path === file;
      if (isGone) return null;
      throw error;
    }
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map((entry) => join(entry.parentPath, entry.name));
}
