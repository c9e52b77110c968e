/**
 * Reading a store, or changing a copy of one, on a connection of its own that is closed then. For threads, and for whoever
 * holds a copy; the engine's own connection is in `database.ts`.
 */
import { checkStructure, onConnection, rawKey, type StoreFile } from './connect.ts';
import type { Connection } from './driver.ts';
import { createStatements, type ReadableDb, type WritableDb } from './statements.ts';

/**
 * Opens a copy, makes one file of it where `settle` is set, checks its structure and reads from it what `read` asks; `rekeyTo`
 * encrypts it anew with another key then. Meant for a thread of its own: it takes seconds. Throws `store-damaged`, `store-key`, `unreadable`, `disk-full`.
 */
export function inspectCopy<T>(
  options: StoreFile & { readonly settle: boolean; readonly rekeyTo?: Uint8Array | null },
  read: (db: ReadableDb) => T,
): T {
  const { settle, rekeyTo } = options;
  return onConnection(options, settle ? 'existing' : 'read-only', (connection) => {
    if (settle) connection.pragma('journal_mode = DELETE');
    checkStructure(connection);
    const found = read(statementsOf(connection));
    if (rekeyTo) {
      // A copy that is not finished is thrown away, so that its old pages need not be kept meanwhile.
      connection.pragma('journal_mode = OFF');
      connection.pragma(`rekey = '${rawKey(rekeyTo)}'`);
    }
    return found;
  });
}

/**
 * Checks the structure of a store that is in use, and reads from it what `read` asks, both as it is when `whenOpen` calls what it is
 * given. On a connection that cannot write, for a thread of its own. Throws as `inspectCopy`.
 */
export function inspectHeld<T>(
  store: StoreFile,
  whenOpen: (begin: () => void) => void,
  read: (db: ReadableDb) => T,
): T {
  return onConnection(store, 'read-only', (connection) => {
    const db = statementsOf(connection);
    whenOpen(() => {
      connection.exec('BEGIN');
      // Only what reads begins it.
      db.value('SELECT count(*) FROM sqlite_schema');
    });
    checkStructure(connection);
    return read(db);
  });
}

/** Lets `look` see every table of a store that may be in use, on a connection that cannot write. For a thread of its own. */
export function inspectTables(store: StoreFile, look: (db: ReadableDb, table: string) => void): void {
  onConnection(store, 'read-only', (connection) => {
    const db = statementsOf(connection);
    const tables = db.column<string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    );
    for (const table of tables) look(db, table);
  });
}

/** Changes a copy that was made one file; whoever asks throws it away after a failure. */
export function changeCopy(copy: StoreFile, change: (db: WritableDb) => void): void {
  onConnection(copy, 'existing', (connection) => {
    connection.transaction(() => change(statementsOf(connection))).immediate();
  });
}

function statementsOf(connection: Connection): WritableDb {
  return createStatements(connection, connection.name, () => {}).db;
}
