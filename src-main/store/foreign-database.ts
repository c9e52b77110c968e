/**
 * Reads a SQLite file that another program made, or that somebody made to do harm. A copy is opened, because the other program
 * may be writing at this moment; of it only plain columns of plain tables are read, in pages, each value bounded. No view, no
 * trigger, no computed column and no extension of it is ever run.
 */
import { constants } from 'node:fs';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { openConnection, type Connection } from './driver.ts';
import { sqliteCode } from './statements.ts';

export type ForeignValue = string | number | null;
export type ForeignRow = Readonly<Record<string, ForeignValue>> & { readonly _rowid_: number };

export interface ForeignDatabase {
  readonly file: string;
  /** The plain columns of each table that can be read. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Up to 25 rows behind the row `after`, in the order of their numbers; columns that the table does not have, as in other versions
   * of its program, are left out. Throws `invalid-input` for what cannot be read.
   */
  rows(table: string, columns: readonly string[], after: number): ForeignRow[];
  row(table: string, columns: readonly string[], id: number): ForeignRow | undefined;
  /** The number of the last row; 0 where there is none. */
  lastRow(table: string): number;
  close(): Promise<void>;
}

const rowsAtOnce = 25;
const maxValueBytes = 1_000_000;
const maxFileBytes = 64 * 1024 ** 3;
const maxTables = 2_000;
const plainName = /^[a-z_]\w{0,62}$/iu;

/** Rejects with `unreadable` (no file, or one that is written all the time), `disk-full`, or `invalid-input`. */
export async function openForeignDatabase(
  file: string,
  sqliteBinding: string | null,
): Promise<ForeignDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'mneme-import-'));
  const removeCopy = (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => {});
  let connection: Connection | null = null;
  try {
    const copy = join(folder, 'copy.db');
    await copyUnchanged(file, copy);
    connection = openConnection(copy, {
      ...(sqliteBinding ? { nativeBinding: sqliteBinding } : {}),
      fileMustExist: true,
      readonly: false,
    });
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('mmap_size = 0');
    // Takes the log of changes in, so that one file is left; on most systems it needs no name any more, and a crash leaves nothing.
    connection.pragma('journal_mode = DELETE');
    connection.pragma('query_only = ON');
    const tables = readTables(connection);
    if (process.platform !== 'win32') await removeCopy();
    return reader(file, connection, tables, removeCopy);
  } catch (error) {
    connection?.close();
    await removeCopy();
    throw asRefusal(error, file);
  }
}

function reader(
  file: string,
  connection: Connection,
  tables: ReadonlyMap<string, ReadonlySet<string>>,
  removeCopy: () => Promise<void>,
): ForeignDatabase {
  const prepared = new Map<string, ReturnType<Connection['prepare']>>();
  const ask = (sql: string, parameters: readonly number[]): ForeignRow[] => {
    try {
      const statement = prepared.get(sql) ?? connection.prepare(sql);
      prepared.set(sql, statement);
      return statement.all(parameters) as ForeignRow[];
    } catch (error) {
      throw asRefusal(error, file);
    }
  };
  const select = (table: string, columns: readonly string[]): string => {
    const known = tables.get(table);
    if (!known) throw new Error(`${table} is no table of ${file} that can be read`);
    // A value that is too long, or no text and no number, comes as a blob without content: it is never loaded.
    const present = columns.filter((column) => known.has(column));
    const values = present.map(
      (name) =>
        `CASE WHEN typeof("${name}") = 'blob' OR octet_length("${name}") > ${maxValueBytes} THEN x'' ELSE "${name}" END AS "${name}"`,
    );
    return `SELECT ${['_rowid_ AS _rowid_', ...values].join(', ')} FROM "${table}" NOT INDEXED`;
  };
  const checked = (table: string, rows: ForeignRow[]): ForeignRow[] => {
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'object' && value !== null)
          throw refused(
            file,
            say('has no text, or too long a one, in {column} of row {row} of {table}', {
              column,
              row: row._rowid_,
              table,
            }),
          );
    return rows;
  };
  return {
    file,
    tables,
    rows(table, columns, after) {
      const sql = `${select(table, columns)} WHERE _rowid_ > ? ORDER BY _rowid_ LIMIT ${rowsAtOnce}`;
      const rows = checked(table, ask(sql, [after]));
      // In a damaged tree the pages may lead in a circle.
      let before = after;
      for (const { _rowid_: id } of rows) {
        if (!Number.isSafeInteger(id) || id <= before)
          throw refused(file, say('is damaged in {table}', { table }));
        before = id;
      }
      return rows;
    },
    row: (table, columns, id) =>
      checked(table, ask(`${select(table, columns)} WHERE _rowid_ = ?`, [id])).at(0),
    lastRow(table) {
      select(table, []);
      const [last] = ask(`SELECT max(_rowid_) AS _rowid_ FROM "${table}"`, []);
      return Math.max(0, last?._rowid_ ?? 0);
    },
    async close() {
      if (connection.open) connection.close();
      await removeCopy();
    },
  };
}

/** Tables with row numbers and plain names; what is computed, virtual or a view is left out. */
function readTables(connection: Connection): Map<string, ReadonlySet<string>> {
  const list = connection.pragma('table_list') as {
    readonly schema: string;
    readonly name: string;
    readonly type: string;
    readonly wr: number;
  }[];
  const tables = new Map<string, ReadonlySet<string>>();
  for (const { schema, name, type, wr } of list.slice(0, maxTables)) {
    if (schema !== 'main' || type !== 'table' || wr !== 0 || !plainName.test(name)) continue;
    const columns = connection.pragma(`table_xinfo("${name}")`) as {
      readonly name: string;
      readonly hidden: number;
    }[];
    if (columns.some((column) => column.name.toLowerCase() === '_rowid_')) continue;
    const plain = columns.filter((column) => column.hidden === 0 && plainName.test(column.name));
    tables.set(name, new Set(plain.map((column) => column.name)));
  }
  return tables;
}

/** With its log of changes, as both were at one moment. */
async function copyUnchanged(file: string, copy: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = await stateOf(file);
    await rm(`${copy}-wal`, { force: true });
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    if (before.hasLog) await copyFile(`${file}-wal`, `${copy}-wal`, constants.COPYFILE_FICLONE);
    if ((await stateOf(file)).key === before.key) return;
  }
  throw beingWritten(file);
}

async function stateOf(file: string): Promise<{ readonly key: string; readonly hasLog: boolean }> {
  const [main, log, journal] = await Promise.all(
    [file, `${file}-wal`, `${file}-journal`].map((path) => stat(path).catch(() => null)),
  );
  if (!main?.isFile())
    throw new MnemeError('unreadable', say('{file} cannot be read. Check that it is there.', { file }));
  if (main.size + (log?.size ?? 0) > maxFileBytes) throw refused(file, say('is larger than 64 GB'));
  // The journal may name any other file to be removed, so it is not taken along.
  if ((journal?.size ?? 0) > 0) throw beingWritten(file);
  const hasLog = log?.isFile() === true && log.size > 0;
  const key = [main, hasLog ? log : null].map((facts) => `${facts?.size}:${facts?.mtimeMs}`).join(' ');
  return { key, hasLog };
}

function beingWritten(file: string): MnemeError {
  return new MnemeError(
    'unreadable',
    say('{file} is being written to by another program. Close that program, and import it again.', { file }),
  );
}

function refused(file: string, what: Sentence, cause?: unknown): MnemeError {
  return new MnemeError(
    'invalid-input',
    say('{file} {what}. Choose another file; nothing was imported.', { file, what }),
    {
      cause,
    },
  );
}

function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof MnemeError) return error;
  const code = sqliteCode(error) || ((error as NodeJS.ErrnoException).code ?? '');
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return new MnemeError(
      'disk-full',
      say('A copy of {file} finds no room in {folder}. Free some space and try again.', {
        file,
        folder: tmpdir(),
      }),
      { cause: error },
    );
  if (code.startsWith('SQLITE_'))
    return refused(file, say('is damaged, or no database that can be read ({code})', { code }), error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT')
    return new MnemeError(
      'unreadable',
      say('{file} cannot be read ({code}). Check that you may open it.', { file, code }),
      {
        cause: error,
      },
    );
  return error;
}
