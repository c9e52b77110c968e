/** Opens a file for import, whatever it is: a text, sealed or not, an archive of texts, a workbook, or another program's database. */
import { openForeignDatabase } from '../store/foreign-database.ts';
import type { Allows } from './incoming.ts';
import { bundleStart } from '../base/bundle.ts';
import { fromMirixWorkbook } from './from-mirix.ts';
import { openArchive } from './open-archive.ts';
import { openBundle, type Passphrases } from './open-bundle.ts';
import { readDatabase } from './read-database.ts';
import { readMemories, type FoundRead } from './read-memories.ts';
import { openText, readStart, type TextFile } from './read-text.ts';
import { openWorkbook } from './read-workbook.ts';

export interface MemoriesFile {
  /** From the beginning, the same each time. Throws `invalid-input` at the first thing that cannot be read. */
  read(onProgress: (done: number, total: number) => void): AsyncIterable<FoundRead>;
  close(): Promise<void>;
}

export interface OpenParts {
  readonly allows: Allows;
  readonly sqliteBinding: string | null;
  readonly passphrases: Passphrases;
}

const steps = 1_000;

/** Rejects with `unreadable`, `invalid-input` or `disk-full`; nothing is left open then. */
export async function openMemories(file: string, parts: OpenParts): Promise<MemoriesFile> {
  const start = (await readStart(file)).toString('latin1');
  if (start.startsWith('SQLite format 3\0')) return ofDatabase(file, parts);
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    const { texts, workbook, close } = await openArchive(file);
    if (workbook !== null) return ofWorkbook(file, workbook, close);
    return ofTexts(texts, parts, () => Promise.resolve(close()));
  }
  const text = start.startsWith(bundleStart)
    ? await openBundle(file, parts.passphrases)
    : await openText(file);
  return ofTexts([text], parts, text.close);
}

function ofTexts(
  texts: readonly TextFile[],
  { allows }: OpenParts,
  close: () => Promise<void>,
): MemoriesFile {
  const total = Math.max(
    1,
    texts.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  return {
    async *read(onProgress) {
      let before = 0;
      for (const text of texts) {
        const from = before;
        yield* readMemories(text, allows, (bytes) => onProgress(from + bytes, total));
        before += text.bytes;
      }
    },
    close,
  };
}

function ofWorkbook(file: string, parts: ReadonlyMap<string, TextFile>, close: () => void): MemoriesFile {
  return {
    async *read(onProgress) {
      const workbook = await openWorkbook(file, parts);
      const read = new Map<string, number>();
      const total = workbook.sheets.reduce((sum, { text }) => sum + text.bytes, 1);
      const found = fromMirixWorkbook(workbook, ({ name }, bytes) => {
        read.set(name, bytes);
        onProgress(
          [...read.values()].reduce((sum, some) => sum + some, 0),
          total,
        );
      });
      for await (const { place, value } of found) yield { format: 'mirix', place, read: value };
    },
    close: () => Promise.resolve(close()),
  };
}

async function ofDatabase(file: string, { allows, sqliteBinding }: OpenParts): Promise<MemoriesFile> {
  const db = await openForeignDatabase(file, sqliteBinding);
  return {
    async *read(onProgress) {
      const { format, rows } = readDatabase(db, allows);
      for (const { place, done, value } of rows) {
        onProgress(Math.round(done * steps), steps);
        yield { format, place, read: value };
      }
    },
    close: db.close,
  };
}
