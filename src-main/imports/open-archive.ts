/**
 * A zip archive that somebody else made. What is wanted of it is unpacked in memory, piece by piece, and nothing of it is ever
 * written to the disk. An archive with one thing in it that has no place in an honest one is refused as a whole.
 */
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { workbookName, workbookPart } from './read-workbook.ts';
import { chooseAnother, decodeUtf8, maxTextBytes, refusal, type TextFile } from './read-text.ts';

/** Files that hold memories, by their names; ChatGPT cuts a long one into several. */
const wanted = /(?:^|\/)(?:memories\.jsonl|conversations(?:-\d{1,4})?\.json)$/u;
const maxEntries = 100_000;
/** Text becomes twenty times smaller, rarely fifty; a bomb a thousand times. */
const maxRatio = 200;
const ratioFromBytes = 1024 ** 2;
/** Of the attributes that Unix writes: what kind of file it is, and a symbolic link. */
const kindMask = 0o170_000;
const linkKind = 0o120_000;

export interface Archive {
  /** What holds memories, in the order of the names; one at least. */
  readonly texts: readonly TextFile[];
  /** The parts of an Excel workbook by their path, where it is one; then there are no other texts. */
  readonly workbook: ReadonlyMap<string, TextFile> | null;
  close(): void;
}

/** Rejects with `invalid-input`: what is wrong with it, and what to do. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(file, {
    autoClose: false,
    lazyEntries: true,
    validateEntrySizes: true,
  }).catch((error: unknown) => {
    throw asRefusal(error, file);
  });
  try {
    if (zip.entryCount > maxEntries) throw refusal(file, say('holds more than 100,000 files'), chooseAnother);
    const entries: Entry[] = [];
    const parts: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      checkEntry(file, entry);
      if (wanted.test(entry.fileName)) entries.push(entry);
      if (workbookPart.test(entry.fileName)) parts.push(entry);
    }
    const isWorkbook = parts.some(({ fileName }) => fileName === workbookName);
    checkTotal(file, isWorkbook ? parts : entries);
    entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    return {
      texts: isWorkbook ? [] : entries.map((entry) => textOf(file, zip, entry)),
      workbook: isWorkbook ? new Map(parts.map((entry) => [entry.fileName, textOf(file, zip, entry)])) : null,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asRefusal(error, file);
  }
}

function checkEntry(file: string, entry: Entry): void {
  const name = shown(entry.fileName);
  if (entry.isEncrypted())
    throw refusal(file, say('has {name} encrypted', { name }), say('Unpack it, and choose what is in it'));
  if (((entry.externalFileAttributes >>> 16) & kindMask) === linkKind)
    throw refusal(file, say('has a link in it ({name}), which no export has', { name }), chooseAnother);
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * maxRatio)
    throw refusal(
      file,
      say('would become more than {maxRatio} times larger with {name}', { maxRatio, name }),
      chooseAnother,
    );
}

function checkTotal(file: string, entries: readonly Entry[]): void {
  if (entries.length === 0)
    throw refusal(
      file,
      say('holds no conversations.json and no memories.jsonl'),
      say('Choose the archive that ChatGPT or Claude sent you, or unpack it and choose a file'),
    );
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > maxTextBytes)
    throw refusal(file, say('holds more than 4 GB of text'), say('Unpack it, and import it in parts'));
}

function textOf(file: string, zip: ZipFile, entry: Entry): TextFile {
  const name = `${file} (${shown(entry.fileName)})`;
  return {
    file: name,
    bytes: entry.uncompressedSize,
    pieces: (onRead) => decodeUtf8(name, unpacked(), onRead),
    close: () => Promise.resolve(),
  };

  async function* unpacked(): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Uint8Array;
    } catch (error) {
      throw asRefusal(error, name);
    }
  }
}

/** The reader checks structure, names that lead out of a folder, sizes and sums; it answers errors without a code. */
function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof MnemeError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && !code.startsWith('Z_'))
    return new MnemeError(
      'unreadable',
      say('{file} cannot be read ({code}). Check that you may open it.', { file, code }),
      {
        cause: error,
      },
    );
  return refusal(file, faultOf(message), say('Download it again'), error);
}

function faultOf(message: string): Sentence {
  if (/relative path|absolute path|characters in fileName/u.test(message))
    return say('has a path in it that leads out of its folder');
  if (/(?:too many|not enough) bytes/u.test(message)) return say('does not hold as much as it says');
  return say('is no whole archive');
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 120));
}
