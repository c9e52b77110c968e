/**
 * Brings a file that is held still into the pool, piece by piece. A piece that equals the one of the last backup, read from where it
 * lies and compared byte by byte, is neither hashed nor written; one that is written is read back. Blocks its thread.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { placeOf } from './backup-places.ts';
import type { PoolTask } from './in-copy-thread.ts';
import type { PageList } from './manifest.ts';
import { inPool, openPool, readFromPool } from './pool.ts';
import { spoiled } from './spoiled.ts';

export interface PooledPages {
  readonly list: PageList;
  /** That were not in the pool before. */
  readonly newBytes: number;
}

/** Of smaller ones fewer bytes are new after a day, and more files have to be written at first. */
const pieceBytes = 256 * 1024;
const writtenAtATime = 8;
const piecesPerReport = 64;

/** Throws `store-damaged` where a piece cannot be read back as it was written, and what the file system throws. */
export async function poolHeld(
  { descriptor, bytes, folder, before }: PoolTask,
  onProgress: (done: number, total: number) => void,
): Promise<PooledPages> {
  const place = placeOf.pages(folder);
  const pool = await openPool(place);
  const source = Buffer.allocUnsafeSlow(pieceBytes);
  const kept = Buffer.allocUnsafeSlow(pieceBytes + 1);
  const known = before?.pieceBytes === pieceBytes ? before.pieces : [];
  const pieces: string[] = [];
  const written = new Map<string, Promise<void>>();
  let newBytes = 0;
  try {
    for (let at = 0; at < bytes; at += pieceBytes) {
      const piece = source.subarray(0, Math.min(pieceBytes, bytes - at));
      if (readAt(descriptor, piece, at) < piece.length)
        throw new Error(`The store ended before its ${bytes} bytes were read.`);
      const hash = await poolPiece(piece, known[at / pieceBytes]);
      pieces.push(hash);
      if (pieces.length % piecesPerReport === 0) onProgress(at, bytes);
    }
    await Promise.all(written.values());
    await pool.settle();
    onProgress(bytes, bytes);
  } finally {
    await Promise.allSettled(written.values());
  }
  return { list: { bytes, pieceBytes, pieces }, newBytes };

  async function poolPiece(piece: Buffer, likely: string | undefined): Promise<string> {
    if (likely !== undefined && isThere(likely, piece)) return likely;
    const hash = createHash('sha256').update(piece).digest('hex');
    await written.get(hash);
    while (written.size >= writtenAtATime) await Promise.race(written.values());
    // What the pool has under this hash and is something else has spoiled there, and is written anew.
    if (!isThere(hash, piece)) {
      const writing = writePiece(hash, Buffer.from(piece)).then(() => void written.delete(hash));
      written.set(hash, writing);
      // Whoever waits for it hears of a failure, too.
      writing.catch(() => {});
    }
    return hash;
  }

  async function writePiece(hash: string, piece: Buffer): Promise<void> {
    await pool.put(hash, piece);
    newBytes += piece.length;
    if ((await readFromPool(place, hash)) === null) throw spoiled(inPool(place, hash));
  }

  /** Whether the pool has it under this name. */
  function isThere(hash: string, piece: Buffer): boolean {
    if (!pool.has(hash) || written.has(hash)) return false;
    let file: number;
    try {
      file = fs.openSync(inPool(place, hash), 'r');
    } catch {
      return false;
    }
    try {
      return readAt(file, kept, 0) === piece.length && piece.equals(kept.subarray(0, piece.length));
    } finally {
      fs.closeSync(file);
    }
  }
}

/** Answers how many bytes were there. */
function readAt(file: number, into: Buffer, at: number): number {
  let read = 0;
  while (read < into.length) {
    const bytes = fs.readSync(file, into, read, into.length - read, at + read);
    if (bytes === 0) break;
    read += bytes;
  }
  return read;
}
