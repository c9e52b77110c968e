/**
 * Reads a file that somebody else may have made: as UTF-8 text, in pieces, each bounded. What is no text, is cut short or too
 * large is refused with its place, before anything is kept of it.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';

/** One memory or one conversation may be so long. */
export const maxItemChars = 16_000_000;
const maxFileBytes = 4 * 1024 ** 3;
const pieceBytes = 256 * 1024;

/** A part of a file, and where it begins: the number of its line or of its item, from 1. */
export interface Item {
  readonly text: string;
  readonly place: number;
}

export interface TextFile {
  readonly file: string;
  readonly bytes: number;
  /** From the beginning; `onRead` hears of the bytes read so far. */
  pieces(onRead: (bytes: number) => void): AsyncGenerator<string, void>;
  close(): Promise<void>;
}

/** Rejects with `unreadable` for what is no ordinary file, and `invalid-input` for an archive or a file too large. */
export async function openText(file: string): Promise<TextFile> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    if (size > maxFileBytes) throw refusal(file, 'is larger than 4 GB', 'Export it in parts');
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    if (start.toString('latin1') === 'PK\u0003\u0004')
      throw refusal(file, 'is a zip archive', 'Unpack it, and choose conversations.json in it');
    return {
      file,
      bytes: size,
      pieces: (onRead) => readPieces(file, handle, onRead),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** What is wrong with a file: the file, the place, the remedy. */
export function refusal(file: string, what: string, remedy: string, cause?: unknown): MnemeError {
  return new MnemeError('invalid-input', `${file} ${what}. ${remedy}; nothing was imported.`, { cause });
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new MnemeError('unreadable', `${file} cannot be read (${code}). Check that you may open it.`, {
      cause,
    });
  }
  throw new MnemeError('unreadable', `${file} is no file. Choose a file.`);
}

async function* readPieces(
  file: string,
  handle: FileHandle,
  onRead: (bytes: number) => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = Buffer.alloc(pieceBytes);
  let at = 0;
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, at);
      at += bytesRead;
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
      if (text !== '') yield text;
      onRead(at);
      if (bytesRead === 0) return;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refusal(file, `is no UTF-8 text near byte ${at}`, 'Save it as UTF-8', error);
  }
}

/** The lines that are not empty. A file that ends within a line is told of by whoever reads that line. */
export async function* readLines(file: string, pieces: AsyncIterable<string>): AsyncGenerator<Item, void> {
  let rest = '';
  let place = 1;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxItemChars)
      throw refusal(file, `has a line ${place} without an end`, 'Choose another file');
    for (const text of lines) {
      if (text.trim() !== '') yield { text, place };
      place++;
    }
  }
  if (rest.trim() !== '') yield { text: rest, place };
}
