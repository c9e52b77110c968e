/**
 * All that a closed data folder holds after every decryption: each page of the database as it lies in the file, free ones
 * included, each value of each table, the terms of the text index, packed words, and every other file byte for byte.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { createImageFiles } from '../../src-main/images/image-files.ts';
import { unpackWords } from '../../src-main/intake/words-codec.ts';
import { openConnection, type Connection } from '../../src-main/store/driver.ts';
import { engineKey } from './engine-bed.ts';

export interface PlainStore {
  /** In small letters. */
  readonly text: string;
  /** The terms of the text index, as stems. */
  readonly terms: ReadonlySet<string>;
  /** Passages that a vector, its bits or its words are kept of although they are gone. */
  readonly strays: readonly string[];
  /** Frames with a picture on disk. */
  readonly pictures: readonly number[];
  readonly framesWithPicture: readonly number[];
}

/** The files are left as they are: a copy is opened. */
export async function readPlainStore(dataFolder: string): Promise<PlainStore> {
  const keys = deriveKeys(engineKey);
  const copy = mkdtempSync(join(tmpdir(), 'mneme-plain-'));
  try {
    for (const end of ['', '-wal']) {
      const file = join(dataFolder, `mneme.db${end}`);
      if (existsSync(file)) copyFileSync(file, join(copy, `mneme.db${end}`));
    }
    const binding = process.env['MNEME_SQLITE_BINDING'];
    const connection = openConnection(join(copy, 'mneme.db'), {
      ...(binding ? { nativeBinding: binding } : {}),
      fileMustExist: true,
      readonly: false,
    });
    try {
      connection.pragma(`cipher = 'aegis'`);
      connection.pragma(`key = 'raw:${Buffer.from(keys.database).toString('hex')}'`);
      const pages = (connection as Connection & { serialize(): Buffer }).serialize();
      const pieces = [...filesOf(dataFolder), ...bothWays(pages), ...valuesOf(connection)];
      const images = createImageFiles({ folder: join(dataFolder, 'images'), key: keys.images });
      return {
        text: pieces.join('\n').toLowerCase(),
        terms: new Set(column<string>(connection, 'SELECT term FROM unit_terms')),
        strays: straysOf(connection),
        pictures: (await images.list()).toSorted((a, b) => a - b),
        framesWithPicture: column<number>(
          connection,
          'SELECT id FROM frames WHERE image_bytes > 0 ORDER BY id',
        ),
      };
    } finally {
      connection.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => [entry.name, ...bothWays(readFileSync(join(entry.parentPath, entry.name)))]);
}

/** SQLite writes UTF-8; another encoding would hide a word from a reader of bytes. */
function bothWays(bytes: Buffer): string[] {
  return [bytes.toString('latin1'), bytes.toString('utf16le')];
}

function valuesOf(connection: Connection): string[] {
  const pieces: string[] = [];
  for (const table of column<string>(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    for (const row of connection.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[])
      for (const value of Object.values(row))
        pieces.push(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value));
  for (const packed of column<Uint8Array>(connection, 'SELECT words FROM frames WHERE words IS NOT NULL'))
    pieces.push(
      unpackWords(packed)
        .map(({ text }) => text)
        .join(' '),
    );
  return pieces;
}

function straysOf(connection: Connection): string[] {
  const tables = ['unit_vectors', 'unit_tokens', 'units_waiting', 'scoped_vectors', 'scoped_waiting'];
  return tables.flatMap((table) =>
    column<number>(
      connection,
      `SELECT unit_id FROM ${table} WHERE unit_id NOT IN (SELECT id FROM units)`,
    ).map((id) => `${table} ${id}`),
  );
}

function column<Value>(connection: Connection, sql: string): Value[] {
  return connection.prepare(sql).pluck(true).all() as Value[];
}
