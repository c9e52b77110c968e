/** Databases of other programs with something wrong in them: in their bytes, in their tables, in their values. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, type Connection } from '../../../src-main/store/driver.ts';
import {
  chromium,
  firefox,
  mirix,
  openrecall,
  screenpipeOf2024,
  screenpipeOf2026,
  windrecorder,
} from '../../helpers/foreign-schemas.ts';
import { mutateBytes, mutateText, pick, strange, type Random } from './mutate.ts';

const schemas: readonly string[] = [
  screenpipeOf2024,
  screenpipeOf2026,
  openrecall,
  windrecorder,
  mirix,
  chromium,
  firefox,
];
const rowsOfEach = 4;

/** Answers makers of the bytes of a database; `folder` takes what is written on the way. */
export function databaseMaker(folder: string): (random: Random) => Buffer {
  const whole = schemas.map((schema) => make(() => 0.7, schema, false));

  return (random) => {
    const place = Math.floor(random() * schemas.length);
    if (random() < 0.5) return mutateBytes(random, whole[place]!);
    const made = make(random, schemas[place]!, true);
    return random() < 0.2 ? mutateBytes(random, made) : made;
  };

  function make(random: Random, schema: string, isStrange: boolean): Buffer {
    const file = join(folder, 'made.db');
    for (const ending of ['', '-journal', '-wal']) rmSync(file + ending, { force: true });
    const connection = openConnection(file, { fileMustExist: false, readonly: false });
    connection.pragma('synchronous = OFF');
    connection.pragma('journal_mode = MEMORY');
    for (const statement of schema.split(/;\s*(?=CREATE|ALTER|INSERT|$)/u))
      attempt(connection, isStrange && random() < 0.2 ? changedSchema(random, statement) : statement);
    fill(connection, random, isStrange);
    connection.close();
    return readFileSync(file);
  }
}

function changedSchema(random: Random, statement: string): string {
  const columns = statement.split(',');
  const at = Math.floor(random() * columns.length);
  switch (Math.floor(random() * 6)) {
    case 0:
      return columns.toSpliced(at, 1).join(',');
    case 1:
      return columns.with(at, ` "${pick(random, ['a b', '_rowid_', 'x"y', 'id', ''])}" TEXT`).join(',');
    case 2:
      return columns.with(at, `${columns[at]} GENERATED ALWAYS AS (randomblob(100)) VIRTUAL`).join(',');
    case 3:
      return statement.replace(/;?\s*$/u, ' WITHOUT ROWID');
    case 4:
      return statement.replace(
        /CREATE TABLE (\w+) .*/su,
        'CREATE VIEW $1 AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT * FROM n',
      );
    default:
      return mutateText(random, statement);
  }
}

function fill(connection: Connection, random: Random, isStrange: boolean): void {
  const tables = connection.pragma('table_list') as { readonly name: string; readonly type: string }[];
  for (const { name, type } of tables) {
    if (type !== 'table' || name.startsWith('sqlite_')) continue;
    const columns = connection.pragma(`table_info("${name.replaceAll('"', '""')}")`) as {
      readonly name: string;
    }[];
    for (let row = 0; row < rowsOfEach; row++) {
      const values = columns.map((column) => valueOf(random, column.name, row, isStrange));
      try {
        connection
          .prepare(
            `INSERT INTO "${name.replaceAll('"', '""')}" VALUES (${columns.map(() => '?').join(', ')})`,
          )
          .run(values);
      } catch {
        // A value that this table refuses.
      }
    }
  }
}

function valueOf(random: Random, column: string, row: number, isStrange: boolean): unknown {
  if (isStrange && random() < 0.3)
    return pick<() => unknown>(random, [
      () => null,
      () => pick(random, strange),
      () => pick(random, strange),
      () => pick(random, [2n ** 63n - 1n, -(2n ** 63n), 9e307, -1, 0.5, 1e-320]),
      () => Buffer.alloc(Math.floor(random() * 3_000), 0xff),
      () => 'x'.repeat(1_100_000),
    ])();
  if (/time|date|_at$/iu.test(column)) return `2025-07-01 10:0${row}:00.123`;
  if (/^id$|_id$|fk|type|count|hidden|deleted/iu.test(column)) return row + 1;
  if (/url|link/iu.test(column)) return `https://page.example/${row}`;
  return `${column} of row ${row}`;
}

function attempt(connection: Connection, statement: string): void {
  try {
    connection.exec(statement);
  } catch {
    // What SQLite does not take cannot be in a file of its own making either.
  }
}
