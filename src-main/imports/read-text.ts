/**
 * Reads a file that somebody else may have made: as UTF-8 text, in pieces, each bounded. What is no text, is cut short or too
 * large is refused with its place, before anything is kept of it.
 */
import { open, type FileHandle } from 'node:fs/promises';
import type { z } from 'zod';
import { issueWords } from '../base/issue-words.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** One memory or one conversation may be so long. */
export const maxItemChars = 16_000_000;
/** Of a file, or of what is unpacked of an archive. */
export const maxTextBytes = 4 * 1024 ** 3;
const pieceBytes = 256 * 1024;

/** A part of a file, and where it begins: the number of its line or of its item, from 1. */
export interface Item {
  readonly text: string;
  readonly place: number;
}

export interface TextFile {
  readonly file: string;
  readonly bytes: number;
  /** Opens a value of the vault; answers null where its passphrase was not given. Only a bundle can hold one. */
  readonly openSecret?: (id: string, value: unknown) => string | null;
  /** From the beginning; `onRead` hears of the bytes read so far. */
  pieces(onRead: (bytes: number) => void): AsyncGenerator<string, void>;
  close(): Promise<void>;
}

/** Rejects with `unreadable` for what is no ordinary file, and `invalid-input` for a file too large. */
export async function openText(file: string): Promise<TextFile> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    if (size > maxTextBytes) throw refusal(file, say('is larger than 4 GB'), say('Export it in parts'));
    return {
      file,
      bytes: size,
      pieces: (onRead) => decodeUtf8(file, readPieces(handle), onRead),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The first bytes of a file, by which its kind is known; fewer where it is shorter. */
export async function readStart(file: string): Promise<Buffer> {
  const handle = await openFile(file);
  try {
    const start = Buffer.alloc(64);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    return start.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Remedies that many refusals have. */
export const chooseAnother = say('Choose another file');
export const exportAgain = say('Export it again');

/** What is wrong with a file: the file, the place, the remedy. */
export function refusal(file: string, what: Sentence, remedy: Sentence, cause?: unknown): MnemeError {
  return new MnemeError(
    'invalid-input',
    say('{file} {what}. {remedy}; nothing was imported.', { file, what, remedy }),
    { cause },
  );
}

/** Something in it does not fit the form that it should have. */
export function misfit(file: string, place: Sentence, error: z.ZodError): MnemeError {
  const problem = issueWords(error.issues[0]!);
  const what = say('does not fit at {place} ({problem})', { place, problem });
  return refusal(file, what, say('Correct or remove that'), error);
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    if (code === 'ENOENT')
      throw new MnemeError(
        'unreadable',
        say('{file} is not there any more. Choose the file again.', { file }),
        { cause },
      );
    throw new MnemeError(
      'unreadable',
      say('{file} cannot be read ({code}). Check that you may open it.', { file, code }),
      {
        cause,
      },
    );
  }
  throw new MnemeError('unreadable', say('{file} is no file. Choose a file.', { file }));
}

/** The same buffer each time: what is not used at once is gone. */
async function* readPieces(handle: FileHandle): AsyncGenerator<Uint8Array, void> {
  const buffer = Buffer.alloc(pieceBytes);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, pieceBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Throws `invalid-input` near the byte that is no UTF-8; `onRead` hears of the bytes decoded so far. */
export async function* decodeUtf8(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = 0;
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (cause) {
      throw refusal(file, say('is no UTF-8 text near byte {at}', { at }), say('Save it as UTF-8'), cause);
    }
  };
  for await (const piece of pieces) {
    at += piece.length;
    const text = decode(piece);
    if (text !== '') yield text;
    onRead(at);
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** All of a text that is read as a whole. Throws `invalid-input` where it is too long for that. */
export async function readWhole(file: string, pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > maxItemChars) throw refusal(file, say('is too long for what it is'), chooseAnother);
  }
  return text;
}

/** The lines that are not empty. A file that ends within a line is told of by whoever reads that line. */
export async function* readLines(file: string, pieces: AsyncIterable<string>): AsyncGenerator<Item, void> {
  let rest = '';
  let place = 1;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxItemChars)
      throw refusal(file, say('has a line {place} without an end', { place }), chooseAnother);
    for (const text of lines) {
      if (text.trim() !== '') yield { text, place };
      place++;
    }
  }
  if (rest.trim() !== '') yield { text: rest, place };
}
