/** How the rows of a table lie in its tree and in its indexes, asked of a store with the same layout. */
import type { ReadableDb } from '../store/statements.ts';

export interface TableShape {
  readonly table: string;
  /** The columns in the order of the records; the newest may be missing in old rows. */
  readonly columns: readonly string[];
  /** The column that is the number of the row; null where it has none of its own. */
  readonly rowid: string | null;
  /** Its rows are numbered; else they lie in the tree of its key. */
  readonly isNumbered: boolean;
  /** What tells one row from another. */
  readonly key: readonly string[];
  /** Columns without which a row cannot be. */
  readonly needed: readonly string[];
  readonly indexes: readonly { readonly name: string; readonly columns: readonly (string | null)[] }[];
}

/** Made anew from the rows of others, so never taken over. */
const derived = new Set(['vector_signs', 'scoped_signs', 'memory_counts']);

interface Column {
  readonly cid: number;
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

/** All tables whose rows are taken over. */
export function readShapes(db: ReadableDb): TableShape[] {
  const tables = db.all<{ name: string; wr: number; type: string }>(
    `SELECT name, wr, type FROM pragma_table_list WHERE schema = 'main' AND name <> 'sqlite_schema'`,
  );
  return tables
    .filter(({ name, type }) => type === 'table' && !derived.has(name))
    .map(({ name, wr }) => readShape(db, name, wr === 0));
}

function readShape(db: ReadableDb, table: string, isNumbered: boolean): TableShape {
  const columns = db.all<Column>('SELECT * FROM pragma_table_info(?) ORDER BY cid', [table]);
  const keyColumns = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  const [only] = keyColumns;
  const rowid =
    isNumbered && keyColumns.length === 1 && only!.type.toUpperCase() === 'INTEGER' ? only!.name : null;
  const indexes = db
    .all<{ name: string; origin: string }>('SELECT name, origin FROM pragma_index_list(?)', [table])
    .map(({ name, origin }) => ({ name, origin, columns: columnsOf(db, name) }));
  const own = indexes.find(({ origin }) => origin === 'pk');
  return {
    table,
    columns: isNumbered ? columns.map(({ name }) => name) : (own?.columns ?? []).map((name) => name!),
    rowid,
    isNumbered,
    key: isNumbered ? [rowid ?? 'rowid'] : keyColumns.map(({ name }) => name),
    needed: columns.filter((one) => one.notnull === 1 && one.dflt_value === null).map(({ name }) => name),
    indexes: indexes.filter((one) => isNumbered || one !== own),
  };
}

/** Of each entry of an index, in its order; null for an expression, `rowid` for the number of the row. */
function columnsOf(db: ReadableDb, index: string): (string | null)[] {
  return db
    .all<{ cid: number; name: string | null }>('SELECT cid, name FROM pragma_index_xinfo(?) ORDER BY seqno', [
      index,
    ])
    .map(({ cid, name }) => (cid === -1 ? 'rowid' : name));
}
