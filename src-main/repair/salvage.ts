/**
 * Takes over into a new store every row of a damaged one whose pages are whole. What is lost is looked for in the indexes: they
 * name rows, and hold some of their columns. Nothing is guessed: a page is taken for a table's only where the store says so, or
 * where its rows fit one table alone.
 */
import { transaction } from '../store/database.ts';
import type { SqlValue, WritableDb } from '../store/statements.ts';
import type { SealedPages } from './sealed-pages.ts';
import type { Survey } from './survey.ts';
import type { TableShape } from './table-shapes.ts';
import { rowsOf } from './tree-pages.ts';

/** A row that an index names and the table has no more, with the columns that are known of it. */
export interface NamedRow {
  readonly table: string;
  readonly columns: ReadonlyMap<string, SqlValue>;
  /** The columns that tell it from others; all of them are known. */
  readonly key: readonly string[];
}

/** Where a named row would stand in a store. */
export function placeOf({ key, columns }: NamedRow): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  return { where: whereKey(key), values: key.map((name) => columns.get(name)!) };
}

/** A table of the damaged store, and what became of it. */
export interface SalvagedTable {
  readonly table: string;
  /** In the new store. */
  readonly rows: number;
  /** Of these, put together from indexes alone. */
  readonly rebuilt: number;
  readonly lostPages: number;
  /** Rows of which a part lay on a lost page. */
  readonly cut: number;
  /** Rows of it may be missing. */
  readonly isDamaged: boolean;
}

export interface Salvaged {
  readonly tables: readonly SalvagedTable[];
  readonly named: readonly NamedRow[];
  /** Rows that are there, but hold only what indexes knew of them. */
  readonly rebuilt: readonly NamedRow[];
  /** Of which no page is lost, so that they name every row. */
  readonly wholeIndexes: ReadonlySet<string>;
  /** Pages with rows of which nothing says whose they are. */
  readonly strayPages: number;
}

/** So many pages go in one transaction. */
const pagesAtOnce = 400;
const sampledRows = 60;

/** `db` is a new store of the same layout, without triggers and without foreign keys for the time. */
export function salvage(
  pages: SealedPages,
  found: Survey,
  shapes: readonly TableShape[],
  db: WritableDb,
  onProgress: (done: number, total: number) => void,
): Salvaged {
  const rootOf = new Map(found.schema.map(({ name, root }) => [name, root]));
  const lostByRoot = countBy(found.lost, found.rootOf);
  const strays = new Map(found.strays);
  const groups = shapes.map((shape) => {
    const root = rootOf.get(shape.table) ?? 0;
    return { shape, root, pages: [...found.pagesOf(root)], rows: 0, cut: 0 };
  });
  // A tree of which the root is lost from the schema, or leaves without a way to their root.
  const suspects = groups.filter(({ root }) => root === 0 || (lostByRoot.get(root) ?? 0) > 0);
  for (const [top, stray] of strays) {
    const fitting = suspects.filter(({ shape }) => fits(shape, stray));
    if (fitting.length !== 1) continue;
    fitting[0]!.pages.push(...stray);
    strays.delete(top);
  }

  const total = groups.reduce((sum, group) => sum + group.pages.length, 0);
  let done = 0;
  for (const group of groups) {
    // What the layout brings along gives way to what was there.
    if (group.pages.some((page) => hasRows(page))) db.run(`DELETE FROM "${group.shape.table}"`);
    for (let at = 0; at < group.pages.length; at += pagesAtOnce) {
      const some = group.pages.slice(at, at + pagesAtOnce);
      transaction(db, () => {
        for (const page of some)
          for (const row of rowsIn(page, () => (group.cut += 1)))
            if (insert(db, group.shape, row.rowid, row.values)) group.rows += 1;
      });
      done += some.length;
      onProgress(done, total);
    }
  }

  const isDamaged = ({ root, cut }: (typeof groups)[number]): boolean =>
    root === 0 || (lostByRoot.get(root) ?? 0) > 0 || cut > 0;
  const named = found.lost.length === 0 && !groups.some(({ cut }) => cut > 0) ? [] : nameLost();
  const rebuilt = countBy(
    named.filter(({ isRebuilt }) => isRebuilt),
    ({ table }) => table,
  );
  return {
    tables: groups.map((group) => ({
      table: group.shape.table,
      rows: group.rows + (rebuilt.get(group.shape.table) ?? 0),
      rebuilt: rebuilt.get(group.shape.table) ?? 0,
      lostPages: lostByRoot.get(group.root) ?? 0,
      cut: group.cut,
      isDamaged: isDamaged(group),
    })),
    rebuilt: named.filter(({ isRebuilt }) => isRebuilt),
    wholeIndexes: new Set(
      lostByRoot.has(0)
        ? []
        : [...rootOf].filter(([, root]) => root > 0 && !lostByRoot.has(root)).map(([name]) => name),
    ),
    named: named.filter(({ isRebuilt }) => !isRebuilt),
    strayPages: [...strays.values()].reduce((sum, group) => sum + group.length, 0),
  };

  function* rowsIn(page: number, onLost: () => void): ReturnType<typeof rowsOf> {
    const bytes = pages.read(page);
    if (bytes !== null) yield* rowsOf(bytes, page, pages.read, onLost);
  }

  function hasRows(page: number): boolean {
    return rowsIn(page, () => {}).next().done !== true;
  }

  /** The rows must be accepted by the table, with its types and conditions; they are taken out again. */
  function fits(shape: TableShape, stray: readonly number[]): boolean {
    let seen = 0;
    db.run('SAVEPOINT trial');
    try {
      for (const page of stray) {
        for (const { rowid, values } of rowsIn(page, () => {})) {
          if ((rowid !== null) !== shape.isNumbered || values.length === 0) return false;
          if (!insert(db, shape, rowid, values)) return false;
          seen += 1;
          if (seen >= sampledRows) return true;
        }
      }
      return seen > 0;
    } finally {
      db.run('ROLLBACK TO trial');
      db.run('RELEASE trial');
    }
  }

  /** What the indexes of damaged tables name beyond what was taken over. */
  function nameLost(): (NamedRow & { readonly isRebuilt: boolean })[] {
    return groups.filter(isDamaged).flatMap(({ shape }) => {
      const rows = new Map<string, Map<string, SqlValue>>();
      for (const index of shape.indexes) collect(shape, index, rows);
      return transaction(db, () =>
        [...rows.values()].map((columns) => ({
          table: shape.table,
          columns,
          key: shape.key,
          isRebuilt: rebuild(shape, columns),
        })),
      );
    });
  }

  function collect(
    shape: TableShape,
    index: TableShape['indexes'][number],
    rows: Map<string, Map<string, SqlValue>>,
  ): void {
    const isThere = `SELECT 1 FROM "${shape.table}" WHERE ${whereKey(shape.key)}`;
    for (const page of found.pagesOf(rootOf.get(index.name) ?? 0)) {
      for (const { values } of rowsIn(page, () => {})) {
        const columns = new Map<string, SqlValue>();
        for (const [i, name] of index.columns.entries())
          if (name !== null && i < values.length)
            columns.set(name === 'rowid' ? (shape.rowid ?? 'rowid') : name, values[i]!);
        const key = shape.key.map((name) => columns.get(name));
        if (key.some((value) => value === undefined)) continue;
        const text = key.map(String).join('\u0000');
        const known = rows.get(text);
        if (known) for (const [name, value] of columns) known.set(name, value);
        else if (db.value(isThere, key as SqlValue[]) === undefined) rows.set(text, columns);
      }
    }
  }

  /** From its indexes alone, where they hold all that a row needs; the other columns are as in a new row. */
  function rebuild({ table, needed, key }: TableShape, columns: ReadonlyMap<string, SqlValue>): boolean {
    if (![...needed, ...key].every((name) => columns.has(name))) return false;
    return tryInsert(db, table, [...columns.keys()], [...columns.values()]);
  }
}

function whereKey(key: readonly string[]): string {
  return key.map((name) => `"${name}" IS ?`).join(' AND ');
}

/** Answers whether it is in the table now and was not before. */
function insert(
  db: WritableDb,
  { table, columns, rowid }: TableShape,
  number: bigint | null,
  values: readonly SqlValue[],
): boolean {
  // A page of something else must not end the whole.
  if (values.length > columns.length) return false;
  const names = columns.slice(0, values.length);
  const row =
    number === null || rowid === null
      ? values
      : values.map((value, i) => (names[i] === rowid ? number : value));
  return number === null || rowid !== null
    ? tryInsert(db, table, names, row)
    : tryInsert(db, table, ['rowid', ...names], [number, ...row]);
}

/** A row that the table refuses (it is there already, or is none of this table) is not taken. */
function tryInsert(
  db: WritableDb,
  table: string,
  names: readonly string[],
  values: readonly SqlValue[],
): boolean {
  const list = names.map((name) => (name === 'rowid' ? name : `"${name}"`)).join(', ');
  try {
    const sql = `INSERT OR IGNORE INTO "${table}" (${list}) VALUES (${names.map(() => '?').join(', ')})`;
    return db.run(sql, values).changes > 0;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
