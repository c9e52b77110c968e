/**
 * Reads the pages of an open store, piece by piece, while it goes on being written to: the log of changes is folded in first
 * and then left alone, so that the file does not change until all is read. Costs no cipher and holds nobody up.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

export interface PageCopyOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/** A file that does not change, open for reading. */
export interface HeldFile {
  /** Must not be closed. A thread may read from it. */
  readonly descriptor: number;
  readonly bytes: number;
}

export interface PageCopier {
  /** While `work` goes on, the file does not change. It has to end soon after its signal. One at a time. */
  hold<T>(work: (held: HeldFile, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Answers the size of the copy in bytes. One at a time. */
  copy(target: string, options: PageCopyOptions): Promise<number>;
  /** Ends a copy that is being made; it fails with `cancelled`. */
  stop(): void;
  /** Only once no connection to the file is open any more. */
  close(): void;
}

const pieceBytes = 1024 * 1024;
const readPiece = promisify(fs.read);

/** `pause` folds the log in and leaves it alone from then on, `resume` ends that. */
export function createPageCopier(
  file: string,
  pause: (signal: AbortSignal) => Promise<void>,
  resume: () => Promise<void>,
): PageCopier {
  // Closing any handle of a file drops the locks that the process holds on it, SQLite's as well (fcntl(2)). So it stays open.
  let source: number | null = null;
  let copying: AbortController | null = null;

  async function hold<T>(
    work: (held: HeldFile, signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    if (copying)
      throw new MnemeError('conflict', say('The database is being copied already. Wait for its end.'));
    const stopping = new AbortController();
    copying = stopping;
    const either = signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal;
    try {
      checkStopped(either);
      await pause(either);
      checkStopped(either);
      const descriptor = (source ??= fs.openSync(file, 'r'));
      const answer = await work({ descriptor, bytes: fs.fstatSync(descriptor).size }, either);
      checkStopped(either);
      return answer;
    } catch (error) {
      // Its file may be closed under a reading that was stopped.
      checkStopped(either);
      throw error;
    } finally {
      // A store that was stopped on purpose is being closed, or written anew by another connection.
      if (!stopping.signal.aborted) await resume();
      copying = null;
    }
  }

  return {
    hold,
    copy: (target, { signal, onProgress }) =>
      hold(async ({ descriptor, bytes }, stopped) => {
        const copy = await open(target, 'wx', 0o600);
        try {
          for (let at = 0; at < bytes;) {
            checkStopped(stopped);
            const piece = Buffer.allocUnsafe(Math.min(pieceBytes, bytes - at));
            const { bytesRead } = await readPiece(descriptor, piece, 0, piece.length, at);
            if (bytesRead === 0) throw new Error(`${file} ended at ${at} of ${bytes} bytes.`);
            checkStopped(stopped);
            await copy.writeFile(piece.subarray(0, bytesRead));
            at += bytesRead;
            onProgress?.(at, bytes);
          }
          checkStopped(stopped);
          await copy.sync();
        } finally {
          await copy.close();
        }
        return bytes;
      }, signal),
    stop: () => copying?.abort(),
    close() {
      if (source !== null) fs.closeSync(source);
      source = null;
    },
  };
}

function checkStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new MnemeError('cancelled', say('The copying of the database was stopped.'));
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of fs.createReadStream(file, { highWaterMark: pieceBytes }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}
