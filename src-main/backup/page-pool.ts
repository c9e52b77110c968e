/**
 * The database of a backup, in pieces that all backups share. Pages are encrypted one by one, and only what was written is
 * encrypted anew: a piece of which nothing was written has the bytes that it had yesterday, and costs reading it, no writing.
 */
import { open, type FileHandle } from 'node:fs/promises';
import type { HeldFile } from '../store/page-copier.ts';
import { placeOf } from './backup-places.ts';
import { eachOf } from './durable-files.ts';
import { inCopyThread } from './in-copy-thread.ts';
import type { PageList } from './manifest.ts';
import type { PooledPages } from './pool-held.ts';
import { inPool, readFromPool } from './pool.ts';
import { spoiled } from './spoiled.ts';

interface PoolParts {
  readonly folder: string;
  /** Of the newest backup that can be read. */
  readonly before: PageList | null;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Brings the file into the pool. Throws `store-damaged` where a piece did not keep, and `cancelled`. */
export function poolPages(
  held: HeldFile,
  { folder, before, signal, onProgress }: PoolParts,
): Promise<PooledPages> {
  const task = { what: 'pool', ...held, folder, before } as const;
  return inCopyThread<PooledPages>(task, signal, onProgress);
}

/**
 * Puts the database together again in `target`, which must not be there; each piece is read from the backup and its hash
 * compared. Does not wait for the disk. Throws `store-damaged` where a piece is missing or was changed.
 */
export async function assemblePages(
  folder: string,
  { bytes, pieceBytes, pieces }: PageList,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const place = placeOf.pages(folder);
  const file = await open(target, 'wx', 0o600);
  try {
    await eachOf([...pieces.entries()], async ([index, hash]) => {
      signal.throwIfAborted();
      const at = index * pieceBytes;
      const piece = await readFromPool(place, hash);
      if (piece?.length !== Math.min(pieceBytes, bytes - at)) throw spoiled(inPool(place, hash));
      await writeAt(file, piece, at);
    });
  } finally {
    await file.close();
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
}
