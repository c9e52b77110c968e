/**
 * Opens the one encrypted file that holds everything. No other file touches the SQLite driver.
 * The whole file is ciphertext (AEGIS, authenticated, one tag a page), as are its write-ahead log and its copies.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import { threadFileBeside } from '../base/run-in-thread.ts';
import { openConnection, type Connection } from './driver.ts';
import { migrate, migrations } from './migrate.ts';
import type { Migration } from './migration.ts';
import { createLogFolding } from './log-folding.ts';
import { createPageCopier, type HeldFile, type PageCopyOptions } from './page-copier.ts';
import {
  createStatements,
  damaged,
  sqliteCode,
  storeError,
  type ReadableDb,
  type WritableDb,
} from './statements.ts';

export interface OpenDatabaseOptions {
  /** Absolute path. Made where it is missing; its folder must exist. */
  readonly file: string;
  /** 32 random bytes, used as the cipher's key as they are. */
  readonly key: Uint8Array;
  /** Path of a built better_sqlite3.node for runtimes whose Node-API is older than 10; else null. */
  readonly sqliteBinding: string | null;
  readonly log: Log;
  /** The layout's steps; tests give others. */
  readonly steps?: readonly Migration[];
  /** The thread that folds the log of changes in; tests give one that fails. */
  readonly foldThread?: URL;
}

export interface Store {
  readonly db: WritableDb;
  readonly file: string;
  /** It was not closed the last time, or met damage then; whoever opens it has it looked through. */
  readonly wasUnclean: boolean;
  /** A statement met a damaged page since it was opened. */
  metDamage(): boolean;
  /** Somebody else saw a damaged page: the next start looks it through again. */
  noteDamage(): void;
  /** Size of the file and of its write-ahead log, in bytes. */
  sizeBytes(): number;
  /** Writes an encrypted copy of the present state with the same key; the target must not exist. */
  copyTo(target: string): void;
  /**
   * Copies all pages as they are at the call, in pieces, and answers their bytes. The store is read and written meanwhile.
   * `inspectCopy` makes one file of it. Fails with `cancelled` when it is stopped, and where the store is closed or written anew.
   */
  copyPages(target: string, options?: PageCopyOptions): Promise<number>;
  /**
   * The file as it is at the call stays so while `work` reads from it; what is written meanwhile waits in the log of changes.
   * Fails as `copyPages`, whose place it takes where only some of the pages are wanted.
   */
  holdPages<T>(work: (held: HeldFile, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Removes the copies of earlier layouts, in which deleted rows would live on. A clean close does so, too. */
  removeCopies(): void;
  /** Folds the write-ahead log into the file and empties it. While the file is held, that waits for the end of it. */
  checkpoint(): void;
  /** While `work` keeps the disk busy, nothing waits for it to fold the log in; unless the log grows large. */
  putOffFolding<T>(work: () => Promise<T>): Promise<T>;
  /** The file and what of it is free, in bytes; `givesBack`: free pages can be given back a few at a time. */
  room(): { readonly fileBytes: number; readonly freeBytes: number; readonly givesBack: boolean };
  /** Gives up to so many free pages back to the disk, moving others into their place. Answers how many are left. */
  giveBack(pages: number): number;
  /**
   * Writes the store anew beside itself, checks it and puts it in its place: without free pages, and so that free ones can
   * be given back from then on. Nothing else runs meanwhile. A failure leaves the store as it was.
   */
  rewrite(): void;
  close(): void;
}

/** "Mnem"; tells a store from other SQLite files. */
const applicationId = 0x4d6e656d;
/** Before 3.51.3 a checkpoint could damage a store in WAL mode. */
const oldestSqlite = [3, 51, 3] as const;
const cacheKibibytes = 48 * 1024;
/** SQLite's number of `auto_vacuum = INCREMENTAL`. */
const incremental = 2;

export type CopyOptions = Pick<OpenDatabaseOptions, 'file' | 'key' | 'sqliteBinding'>;

const connections = new WeakMap<WritableDb, Connection>();

/**
 * Opens or makes the store and brings it to the present layout.
 * Throws `MnemeError` with `store-key` (another key), `store-damaged`, `store-newer`, `disk-full`, `unreadable`, or
 * `unsupported` (this runtime cannot load the driver). A file that cannot be opened is never changed, moved or replaced.
 */
export function openDatabase(options: OpenDatabaseOptions): Store {
  const { file, key, log } = options;
  if (key.length !== 32) throw new Error(`The key of a store has 32 bytes, not ${key.length}.`);
  refuseOldRuntime(options.sqliteBinding);

  const existed = fs.existsSync(file) && fs.statSync(file).size > 0;
  const sidecars = sidecarsOf(file);
  // SQLite would begin anew here, and throw the log of changes that is left of the old store away.
  if (!existed && fs.existsSync(sidecars.keyCheck)) throw emptied(file);
  const unclean = existed && fs.existsSync(sidecars.open);
  if (unclean) {
    log('warn', 'the store was not closed properly; it is checked while it is used');
  }
  // What a rewriting left that was ended in the middle; the store itself was not touched.
  fs.rmSync(sidecars.rewritten, { force: true });
  let connection = connect(file, key, existed ? 'existing' : 'new', options.sqliteBinding);
  try {
    // Before the first page: so free pages can be given back in slices, without writing the whole file anew.
    if (!existed) connection.pragma('auto_vacuum = INCREMENTAL');
    connection.pragma('journal_mode = WAL');
    const found = connection.pragma('user_version', { simple: true }) as number;
    if (existed && found === 0 && fs.existsSync(sidecars.keyCheck)) throw emptied(file);
    if (!existed) connection.pragma(`application_id = ${applicationId}`);
    else if (found > 0 && connection.pragma('application_id', { simple: true }) !== applicationId) {
      throw new MnemeError(
        'store-damaged',
        say("{file} is a database, but not one of Mneme's. Nothing was changed.", { file }),
      );
    }
    writeSmallFile(sidecars.open, Buffer.alloc(0));
    let isCopied = false;
    migrate({
      connection: {
        exec: (sql) => connection.exec(sql),
        readVersion: () => connection.pragma('user_version', { simple: true }) as number,
      },
      file,
      steps: options.steps ?? migrations,
      keepCopy: (version) => {
        const target = `${file}.before-${version}`;
        // After a step that failed, the copy of the first try is the one worth keeping.
        if (!fs.existsSync(target)) copy(connection, target, file);
        isCopied = true;
      },
      log,
    });
    // The copy goes with the next clean close, so what takes its place is looked at before.
    if (isCopied && connection.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw damaged(file, new Error('its new layout does not pass the check of its structure'));
    }
    if (!fs.existsSync(sidecars.keyCheck)) {
      // From now on a file without tables is a store that was emptied, so its first layout must be in the file itself.
      connection.pragma('wal_checkpoint(TRUNCATE)');
      writeSmallFile(sidecars.keyCheck, keyCheck(key));
    }
  } catch (error) {
    connection.close();
    throw storeError(error, file);
  }

  let hasMetDamage = false;
  const { db: statements, use } = createStatements(connection, file, log, () => {
    hasMetDamage = true;
  });
  const folding = createLogFolding({
    file,
    key,
    sqliteBinding: options.sqliteBinding,
    threadFile: options.foldThread ?? threadFileBeside(import.meta.url, 'fold-thread'),
    log,
    pragma,
  });
  const db: WritableDb = {
    ...statements,
    run(sql, parameters) {
      const result = statements.run(sql, parameters);
      folding.note();
      return result;
    },
  };
  connections.set(db, connection);
  const pages = createPageCopier(file, folding.holdStill, folding.letGo);
  return {
    db,
    file,
    wasUnclean: unclean,
    metDamage: () => hasMetDamage,
    noteDamage() {
      hasMetDamage = true;
    },
    sizeBytes: () => sizeOf(file) + sizeOf(`${file}-wal`),
    copyTo: (target) => copy(connection, target, file),
    copyPages: (target, copyOptions = {}) => pages.copy(target, copyOptions),
    holdPages: (work, signal) => pages.hold(work, signal),
    removeCopies: () => removeCopies(file, log),
    checkpoint: folding.empty,
    putOffFolding: folding.putOff,
    room() {
      const [pages, free, size, way] = ['page_count', 'freelist_count', 'page_size', 'auto_vacuum'].map(
        (name) => connection.pragma(name, { simple: true }) as number,
      ) as [number, number, number, number];
      return { fileBytes: pages * size, freeBytes: free * size, givesBack: way === incremental };
    },
    giveBack(pages) {
      // Run to its end: stepped once, the statement would give back a single page.
      connection.exec(`PRAGMA incremental_vacuum(${pages})`);
      return connection.pragma('freelist_count', { simple: true }) as number;
    },
    rewrite() {
      pages.stop();
      try {
        folding.alone(() => {
          connection.pragma('auto_vacuum = INCREMENTAL');
          copy(connection, sidecars.rewritten, file);
          check(sidecars.rewritten, key, options.sqliteBinding);
          writeThrough(sidecars.rewritten);
          // Closing folds the log in and removes it: it must not be taken for that of the new file.
          connection.close();
          pages.close();
          try {
            refuseWithLog(file);
            fs.renameSync(sidecars.rewritten, file);
          } finally {
            connection = connect(file, key, 'existing', options.sqliteBinding);
            // A file that was written as a copy has no log.
            connection.pragma('journal_mode = WAL');
            connections.set(db, connection);
            use(connection);
          }
        });
      } catch (error) {
        fs.rmSync(sidecars.rewritten, { force: true });
        throw storeError(error, file);
      }
    },
    close() {
      if (!connection.open) return;
      pages.stop();
      // Its connection has to be gone: the last one to close folds the log in and removes it.
      folding.close();
      connection.close();
      pages.close();
      // What met damage is looked through at the next start, and what may be better is kept.
      if (hasMetDamage) return;
      fs.rmSync(sidecars.open, { force: true });
      removeCopies(file, log);
    },
  };

  function pragma(source: string): unknown {
    try {
      return connection.pragma(source);
    } catch (error) {
      throw storeError(error, file);
    }
  }
}

/** Runs `change` in one transaction; it must be synchronous. Inside another transaction it becomes a savepoint. */
export function transaction<T>(db: WritableDb, change: () => T): T {
  const connection = connections.get(db);
  if (!connection) throw new Error('This store is not open.');
  try {
    return connection.transaction(change).immediate() as T;
  } catch (error) {
    throw storeError(error, connection.name);
  }
}

/**
 * Opens a copy, makes one file of it where `settle` is set, checks its structure and reads from it what `read` asks; `rekeyTo`
 * encrypts it anew with another key then. Meant for a thread of its own: it takes seconds. Throws `store-damaged`, `store-key`, `unreadable`, `disk-full`.
 */
export function inspectCopy<T>(
  options: CopyOptions & { readonly settle: boolean; readonly rekeyTo?: Uint8Array | null },
  read: (db: ReadableDb) => T,
): T {
  const { file, key, sqliteBinding, settle, rekeyTo } = options;
  const connection = connect(file, key, settle ? 'existing' : 'read-only', sqliteBinding);
  try {
    if (settle) connection.pragma('journal_mode = DELETE');
    const answer = connection.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw damaged(file, new Error(String(answer)));
    const found = read(createStatements(connection, file, () => {}).db);
    if (rekeyTo) {
      // A copy that is not finished is thrown away, so that its old pages need not be kept meanwhile.
      connection.pragma('journal_mode = OFF');
      connection.pragma(`rekey = '${rawKey(rekeyTo)}'`);
    }
    return found;
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

/**
 * Checks the structure of a store that is in use, and reads from it what `read` asks, both as it is when `whenOpen` calls what it is
 * given. On a connection that cannot write, for a thread of its own. Throws as `inspectCopy`.
 */
export function inspectHeld<T>(
  { file, key, sqliteBinding }: CopyOptions,
  whenOpen: (begin: () => void) => void,
  read: (db: ReadableDb) => T,
): T {
  const connection = connect(file, key, 'read-only', sqliteBinding);
  try {
    const { db } = createStatements(connection, file, () => {});
    whenOpen(() => {
      connection.exec('BEGIN');
      // Only what reads begins it.
      db.value('SELECT count(*) FROM sqlite_schema');
    });
    const answer = db.value<string>('PRAGMA quick_check(1)');
    if (answer !== 'ok') throw damaged(file, new Error(answer));
    return read(db);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

/** Changes a copy that was made one file; whoever asks throws it away after a failure. */
export function changeCopy(options: CopyOptions, change: (db: WritableDb) => void): void {
  const { file, key, sqliteBinding } = options;
  const connection = connect(file, key, 'existing', sqliteBinding);
  try {
    connection.transaction(() => change(createStatements(connection, file, () => {}).db)).immediate();
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

/**
 * Folds the log of changes of a store that is in use into its file, from another connection than the one that writes; answers how
 * many pages are left, because somebody wrote or reads meanwhile. For a thread of its own: it waits for the disk.
 */
export function foldLog({ file, key, sqliteBinding }: CopyOptions): number {
  const connection = connect(file, key, 'existing', sqliteBinding);
  try {
    let left = 0;
    for (let tries = 0; tries < 3; tries += 1) {
      const [found] = connection.pragma('wal_checkpoint(PASSIVE)') as [{ log: number; checkpointed: number }];
      left = found.log - found.checkpointed;
      if (left === 0) break;
    }
    return left;
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

/** Lets `look` see every table of a store that may be in use, on a connection that cannot write. For a thread of its own. */
export function inspectTables(options: CopyOptions, look: (db: ReadableDb, table: string) => void): void {
  const { file, key, sqliteBinding } = options;
  const connection = connect(file, key, 'read-only', sqliteBinding);
  try {
    const { db } = createStatements(connection, file, () => {});
    const tables = db.column<string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    );
    for (const table of tables) look(db, table);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

function connect(
  file: string,
  key: Uint8Array,
  mode: 'new' | 'existing' | 'read-only',
  binding: string | null,
): Connection {
  let connection: Connection;
  try {
    connection = openConnection(file, {
      ...(binding ? { nativeBinding: binding } : {}),
      fileMustExist: mode !== 'new',
      readonly: mode === 'read-only',
    });
  } catch (error) {
    throw storeError(error, file);
  }
  try {
    connection.pragma(`cipher = 'aegis'`);
    // `raw:` keeps the cipher from deriving a key from a passphrase, which would cost a second at every start.
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

function rawKey(key: Uint8Array): string {
  return `raw:${Buffer.from(key).toString('hex')}`;
}

/** The cipher cannot tell a wrong key from a damaged first page; a keyed digest beside the file can. */
function wrongKeyOrDamaged(file: string, key: Uint8Array, cause: unknown): MnemeError {
  const { keyCheck: checkFile } = sidecarsOf(file);
  const kept = fs.existsSync(checkFile) ? fs.readFileSync(checkFile) : null;
  const expected = keyCheck(key);
  if (kept?.length === expected.length && timingSafeEqual(kept, expected)) return damaged(file, cause);
  return new MnemeError(
    'store-key',
    say(
      '{file} cannot be opened with the key of this account. Nothing was changed. If the file came from another computer or account, bring its key along, or restore it from a backup.',
      { file },
    ),
    { cause },
  );
}

function emptied(file: string): MnemeError {
  return new MnemeError(
    'store-damaged',
    say(
      '{file} is missing or empty, although a store was kept here. Nothing was deleted or changed. Put the file back from a backup, or move the whole folder away to start anew.',
      { file },
    ),
  );
}

function keyCheck(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('mneme store key check').digest();
}

/** `.open` stands beside the file while it is open; `.check`, made with the store, tells a wrong key from damage. */
function sidecarsOf(file: string): {
  readonly open: string;
  readonly keyCheck: string;
  readonly rewritten: string;
} {
  return { open: `${file}.open`, keyCheck: `${file}.check`, rewritten: `${file}.rewritten` };
}

/** On a connection that cannot write: closing another would fold the log of changes into a file that is damaged. */
function check(file: string, key: Uint8Array, binding: string | null): void {
  const connection = connect(file, key, 'read-only', binding);
  try {
    const answer = connection.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw damaged(file, new Error(String(answer)));
  } catch (error) {
    throw storeError(error, file);
  } finally {
    connection.close();
  }
}

/** It is still there where a check or a repair reads the store on a connection of its own. */
function refuseWithLog(file: string): void {
  if (sizeOf(`${file}-wal`) === 0) return;
  throw new MnemeError(
    'conflict',
    say('The database is being read by a check or a repair. Wait for its end, then try again.'),
  );
}

function copy(connection: Connection, target: string, file: string): void {
  if (fs.existsSync(target)) {
    throw new MnemeError(
      'invalid-input',
      say('{target} exists already and was left as it is. Choose another name for the copy.', { target }),
    );
  }
  const unfinished = `${target}.part`;
  fs.rmSync(unfinished, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run([unfinished]);
    fs.renameSync(unfinished, target);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw storeError(error, file);
  }
}

/** A copy that the disk does not let go is tried again at the next occasion. */
function removeCopies(file: string, log: Log): void {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.before-`;
  try {
    for (const name of fs.readdirSync(folder)) {
      if (!name.startsWith(start)) continue;
      fs.rmSync(path.join(folder, name), { force: true });
      log('info', 'the copy of an earlier layout was removed', { name });
    }
  } catch (error) {
    log('error', 'a copy of an earlier layout could not be removed', { reason: String(error) });
  }
}

function refuseOldRuntime(binding: string | null): void {
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

function writeThrough(file: string): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function writeSmallFile(file: string, bytes: Uint8Array): void {
  try {
    fs.writeFileSync(file, bytes, { mode: 0o600 });
  } catch (error) {
    throw storeError(error, file);
  }
}

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
