/** The rows of another program's table, one after the other, with how far that is. */
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { ForeignDatabase, ForeignRow } from '../store/foreign-database.ts';

export interface Placed<Value> {
  /** For errors: `row 7 of frames`. */
  readonly place: Sentence;
  /** 0..1 of this table. */
  readonly done: number;
  readonly value: Value;
}

/** Columns that this version of the other program lacks are left out. */
export function* eachRow(
  db: ForeignDatabase,
  table: string,
  columns: readonly string[],
): Generator<Placed<ForeignRow>, void> {
  if (!db.tables.has(table)) return;
  const last = Math.max(1, db.lastRow(table));
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = db.rows(table, columns, after);
    for (const row of rows)
      yield {
        place: say('row {row} of {table}', { row: row._rowid_, table }),
        done: Math.max(0, row._rowid_) / last,
        value: row,
      };
    const end = rows.at(-1);
    if (end === undefined) return;
    after = end._rowid_;
  }
}

/** Null for what is empty or missing. A zero byte would end the text where other programs read it. */
export function textIn(row: ForeignRow, column: string): string | null {
  const value = row[column];
  if (value === undefined || value === null) return null;
  return String(value).replaceAll('\0', '').trim() || null;
}
