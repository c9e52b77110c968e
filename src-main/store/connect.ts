/**
 * A connection to a file of the store: the driver, the cipher and its key, and how every connection is set.
 * The whole file is ciphertext (AEGIS, authenticated, one tag a page), as are its write-ahead log and its copies.
 */
import fs from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { openConnection, type Connection } from './driver.ts';
import { isKnownKey } from './files-beside.ts';
import { damaged, sqliteCode, storeError } from './statements.ts';

/** A store, or a copy of one, and what opens it. */
export interface StoreFile {
  /** Absolute path. */
  readonly file: string;
  /** 32 random bytes, used as the cipher's key as they are. */
  readonly key: Uint8Array;
  /** Path of a built better_sqlite3.node for runtimes whose Node-API is older than 10; else null. */
  readonly sqliteBinding: string | null;
}

/** Before 3.51.3 a checkpoint could damage a store in WAL mode. */
const oldestSqlite = [3, 51, 3] as const;
const cacheKibibytes = 48 * 1024;

/** Throws `store-key`, `store-damaged`, `unreadable`, `disk-full` or `unsupported`; then nothing stays open. */
export function connect(
  { file, key, sqliteBinding }: StoreFile,
  mode: 'new' | 'existing' | 'read-only',
): Connection {
  let connection: Connection;
  try {
    connection = openConnection(file, {
      ...(sqliteBinding ? { nativeBinding: sqliteBinding } : {}),
      fileMustExist: mode !== 'new',
      readonly: mode === 'read-only',
    });
  } catch (error) {
    throw storeError(error, file);
  }
  try {
    connection.pragma(`cipher = 'aegis'`);
    connection.pragma(`key = '${rawKey(key)}'`);
    connection.pragma('temp_store = MEMORY');
    connection.pragma('mmap_size = 0');
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma(`cache_size = -${cacheKibibytes}`);
    connection.pragma('synchronous = NORMAL');
    assertSqliteVersion(connection);
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return connection;
  } catch (error) {
    connection.close();
    throw sqliteCode(error) === 'SQLITE_NOTADB'
      ? wrongKeyOrDamaged(file, key, error)
      : storeError(error, file);
  }
}

/** Does `work` on a connection of its own, which is closed then. Throws as `connect`. */
export function onConnection<T>(
  store: StoreFile,
  mode: 'existing' | 'read-only',
  work: (connection: Connection) => T,
): T {
  const connection = connect(store, mode);
  try {
    return work(connection);
  } catch (error) {
    throw storeError(error, store.file);
  } finally {
    connection.close();
  }
}

/** Throws `store-damaged` at the first thing that is wrong with the structure of the file. */
export function checkStructure(connection: Connection): void {
  const answer = connection.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(connection.name, new Error(String(answer)));
}

/** A key as the cipher's pragmas take it: `raw:` keeps it from deriving one from a passphrase, which costs a second. */
export function rawKey(key: Uint8Array): string {
  return `raw:${Buffer.from(key).toString('hex')}`;
}

/** Throws `unsupported` where loading the driver would fail, or end the process. */
export function refuseOldRuntime(binding: string | null): void {
  if (binding) {
    if (fs.existsSync(binding)) return;
    throw new MnemeError(
      'unsupported',
      say(
        'The database driver built for this runtime is missing: {binding}. Run the set-up again (npm start).',
        { binding },
      ),
    );
  }
  const nodeApi = Number(process.versions.napi);
  if (nodeApi >= 10) return;
  throw new MnemeError(
    'unsupported',
    say(
      'The packaged database driver needs Node-API 10; this runtime has {nodeApi}, and loading it would end the process. Run the set-up again (npm start), which builds one for it, or use Node 22.14 or later.',
      { nodeApi },
    ),
  );
}

function assertSqliteVersion(connection: Connection): void {
  const version = connection.prepare('SELECT sqlite_version()').pluck(true).get() as string;
  const parts = version.split('.').map(Number);
  for (const [place, least] of oldestSqlite.entries()) {
    const part = parts[place] ?? 0;
    if (part > least) return;
    if (part < least) {
      throw new MnemeError(
        'unsupported',
        say(
          "SQLite {version} can damage a store; {oldest} or later is needed. Install Mneme's dependencies again.",
          { version, oldest: oldestSqlite.join('.') },
        ),
      );
    }
  }
}

/** The cipher cannot tell a wrong key from a damaged first page; the digest beside the file can. */
function wrongKeyOrDamaged(file: string, key: Uint8Array, cause: unknown): MnemeError {
  if (isKnownKey(file, key)) return damaged(file, cause);
  return new MnemeError(
    'store-key',
    say(
      '{file} cannot be opened with the key of this account. Nothing was changed. If the file came from another computer or account, bring its key along, or restore it from a backup.',
      { file },
    ),
    { cause },
  );
}
