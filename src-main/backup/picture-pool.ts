/**
 * The pictures of all backups, each once, under the hash of its sealed file. What has not changed since the last backup, by
 * its size and time, is neither read nor written again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { PictureEntry } from './manifest.ts';
import { eachOf, syncFolder, writeWhole } from './durable-files.ts';
import { placeOf } from './backup-places.ts';

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
  const pooled = await listPool(folder);
  const files = await listFiles(images);
  const entries: PictureEntry[] = [];
  const touched = new Set<string>();
  let newBytes = 0;
  let done = 0;
  await eachOf(files, async (file) => {
    signal.throwIfAborted();
    const entry = await addOne(file);
    if (entry) entries.push(entry);
    done += 1;
    if (done % 50 === 0 || done === files.length) onProgress(done, files.length);
  });
  for (const place of touched) await syncFolder(place);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries, bytes: entries.reduce((sum, [, , bytes]) => sum + bytes, 0), newBytes };

  async function addOne(file: string): Promise<PictureEntry | null> {
    const name = relative(images, file).replaceAll('\\', '/');
    try {
      const { size, mtimeMs } = await stat(file);
      const before = known.get(name);
      if (before && before[2] === size && before[3] === mtimeMs && pooled.has(before[1])) return before;
      const bytes = await readFile(file);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (!pooled.has(hash)) {
        pooled.add(hash);
        const place = placeOf.picture(folder, hash);
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await writeWhole(place, bytes);
        touched.add(dirname(place));
        newBytes += bytes.length;
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

/** Removes the pictures that no backup names any more. */
export async function prunePool(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const gone = [...(await listPool(folder))].filter((name) => !kept.has(name));
  await eachOf(gone, (name) => rm(placeOf.picture(folder, name), { force: true }));
}

/** Names that are in the pool; drafts of a crash count, too, so that they are pruned. */
async function listPool(folder: string): Promise<Set<string>> {
  const files = await listFiles(placeOf.pool(folder));
  return new Set(files.map((file) => basename(file)));
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
