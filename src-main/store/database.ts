/**
 * Opens the one encrypted file that holds everything, at the present layout, and keeps the engine's connection to it.
 * Everything else about the file stands in files of its own; this one joins them.
 */
import fs from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import { threadFileBeside } from '../base/run-in-thread.ts';
import { connect, refuseOldRuntime, type StoreFile } from './connect.ts';
import { copyInto } from './copy-into.ts';
import type { Connection } from './driver.ts';
import {
  copyBefore,
  filesBeside,
  logBytes,
  removeCopiesBefore,
  sizeOf,
  writeKeyCheck,
  writeOpenMark,
} from './files-beside.ts';
import { createLogFolding } from './log-folding.ts';
import { migrate, migrations } from './migrate.ts';
import type { Migration } from './migration.ts';
import { createPageCopier, type HeldFile, type PageCopyOptions } from './page-copier.ts';
import { removeUnfinishedRewrite, rewriteStore } from './rewrite.ts';
import { createStatements, damaged, storeError, type WritableDb } from './statements.ts';

export interface OpenDatabaseOptions extends StoreFile {
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
/** SQLite's number of `auto_vacuum = INCREMENTAL`. */
const incremental = 2;

const connections = new WeakMap<WritableDb, Connection>();

/**
 * Opens or makes the store and brings it to the present layout.
 * Throws `MnemeError` with `store-key` (another key), `store-damaged`, `store-newer`, `disk-full`, `unreadable`, or
 * `unsupported` (this runtime cannot load the driver). A file that cannot be opened is never changed, moved or replaced.
 */
export function openDatabase(options: OpenDatabaseOptions): Store {
  const { file, key, sqliteBinding, log } = options;
  if (key.length !== 32) throw new Error(`The key of a store has 32 bytes, not ${key.length}.`);
  refuseOldRuntime(sqliteBinding);

  const existed = fs.existsSync(file) && fs.statSync(file).size > 0;
  const beside = filesBeside(file);
  // SQLite would begin anew here, and throw the log of changes that is left of the old store away.
  if (!existed && fs.existsSync(beside.keyCheck)) throw emptied(file);
  const unclean = existed && fs.existsSync(beside.open);
  if (unclean) {
    log('warn', 'the store was not closed properly; it is checked while it is used');
  }
  removeUnfinishedRewrite(file);
  let connection = connect(options, existed ? 'existing' : 'new');
  try {
    bringUpToDate(connection, existed, options);
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
    sqliteBinding,
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
    sizeBytes: () => sizeOf(file) + logBytes(file),
    copyTo: (target) => copyInto(target, connection),
    copyPages: (target, copyOptions = {}) => pages.copy(target, copyOptions),
    holdPages: (work, signal) => pages.hold(work, signal),
    removeCopies: () => removeCopiesBefore(file, log),
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
      rewriteStore({
        store: { file, key, sqliteBinding },
        connection,
        pages,
        folding,
        onReopened(next) {
          connection = next;
          connections.set(db, next);
          use(next);
        },
      });
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
      fs.rmSync(beside.open, { force: true });
      removeCopiesBefore(file, log);
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

/** Refuses what is not a store of ours, marks it as open, and takes its layout as far as `steps` go, after a copy. */
function bringUpToDate(connection: Connection, existed: boolean, options: OpenDatabaseOptions): void {
  const { file, key, log, steps = migrations } = options;
  const beside = filesBeside(file);
  // Before the first page: so free pages can be given back in slices, without writing the whole file anew.
  if (!existed) connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  const found = connection.pragma('user_version', { simple: true }) as number;
  if (existed && found === 0 && fs.existsSync(beside.keyCheck)) throw emptied(file);
  if (!existed) connection.pragma(`application_id = ${applicationId}`);
  else if (found > 0 && connection.pragma('application_id', { simple: true }) !== applicationId) {
    throw new MnemeError(
      'store-damaged',
      say("{file} is a database, but not one of Mneme's. Nothing was changed.", { file }),
    );
  }
  writeOpenMark(file);
  let isCopied = false;
  migrate({
    connection: {
      exec: (sql) => connection.exec(sql),
      readVersion: () => connection.pragma('user_version', { simple: true }) as number,
    },
    file,
    steps,
    keepCopy: (version) => {
      const target = copyBefore(file, version);
      // After a step that failed, the copy of the first try is the one worth keeping.
      if (!fs.existsSync(target)) copyInto(target, connection);
      isCopied = true;
    },
    log,
  });
  // The copy goes with the next clean close, so what takes its place is looked at before.
  if (isCopied && connection.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw damaged(file, new Error('its new layout does not pass the check of its structure'));
  }
  if (!fs.existsSync(beside.keyCheck)) {
    // From now on a file without tables is a store that was emptied, so its first layout must be in the file itself.
    connection.pragma('wal_checkpoint(TRUNCATE)');
    writeKeyCheck(file, key);
  }
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
