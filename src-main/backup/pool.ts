/** Files of all backups that are kept once each, under the hash of what is in them. What is in the pool is never written again. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { eachOf, syncFolder, writeWhole } from './durable-files.ts';

export interface Pool {
  has(hash: string): boolean;
  /** Writes it, also over what is there. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Puts the names of what was added on the disk. */
  settle(): Promise<void>;
}

/** `place` need not be there yet. */
export async function openPool(place: string): Promise<Pool> {
  const names = await listPool(place);
  const touched = new Set<string>();
  return {
    has: (hash) => names.has(hash),
    async put(hash, bytes) {
      names.add(hash);
      const file = inPool(place, hash);
      if (!touched.has(dirname(file))) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      touched.add(dirname(file));
      await writeWhole(file, bytes);
    },
    async settle() {
      if (touched.size === 0) return;
      for (const folder of touched) await syncFolder(folder);
      await syncFolder(place);
    },
  };
}

/** Where what has this hash lies. */
export function inPool(place: string, hash: string): string {
  return join(place, hash.slice(0, 2), hash);
}

/** SHA-256 in hexadecimal; in a thread, so that nobody waits for it. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** What the pool has under this hash; null where that is missing or was changed. */
export async function readFromPool(place: string, hash: string): Promise<Buffer<ArrayBuffer> | null> {
  const bytes = await readFile(inPool(place, hash)).catch(() => null);
  return bytes !== null && (await hashOf(bytes)) === hash ? bytes : null;
}

/** Whether it is there with this size; it is not read. */
export async function isInPool(place: string, hash: string, bytes: number): Promise<boolean> {
  return (await stat(inPool(place, hash)).catch(() => null))?.size === bytes;
}

/** Removes what no backup names any more. */
export async function prunePool(place: string, kept: ReadonlySet<string>): Promise<void> {
  const gone = [...(await listPool(place))].filter((name) => !kept.has(name));
  await eachOf(gone, (name) => rm(inPool(place, name), { force: true }));
}

/** Names that are in the pool; drafts of a crash count, too, so that they are pruned. */
async function listPool(place: string): Promise<Set<string>> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return new Set(entries.filter((entry) => entry.isFile()).map((entry) => basename(entry.name)));
}
