/** A damaged store becomes a new one: read page by page, written through the layout's own steps. For a thread of its own. */
import fs from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { silentLog } from '../base/log.ts';
import { openDatabase, type OpenDatabaseOptions, type Store } from '../store/database.ts';
import type { ReadableDb } from '../store/statements.ts';
import { migrations } from '../store/migrate.ts';
import { fillIn } from './fill-in.ts';
import { describeLosses, type Losses } from './losses.ts';
import { salvage, type SalvagedTable } from './salvage.ts';
import { openSealedPages } from './sealed-pages.ts';
import { settle } from './settle.ts';
import { survey, type Survey } from './survey.ts';
import { readShapes } from './table-shapes.ts';

export interface SalvageTask {
  /** The damaged store, with its log beside it. Only read. */
  readonly source: string;
  /** Where the new one is written; nothing may be there. */
  readonly target: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly now: number;
  /** The store of a backup of this one, to fill in what is lost; it is brought to the layout of this one. Null: there is none. */
  readonly backup: string | null;
}

export interface SalvageAnswer extends Losses {
  readonly pages: number;
  readonly lostPages: number;
  readonly isLogCut: boolean;
  readonly tables: readonly SalvagedTable[];
  /** Null where no backup could be asked. */
  readonly filled: { readonly leftOut: number } | null;
}

export type SalvageProgress = (step: 'look' | 'rows' | 'fill', done: number, total: number) => void;

/** Throws `store-damaged` where nothing can be read, `store-newer` for a later layout, `disk-full`. */
export function salvageStore(task: SalvageTask, onProgress: SalvageProgress): SalvageAnswer {
  const { source, target, key, sqliteBinding, now, backup } = task;
  const pages = openSealedPages(source, key);
  try {
    const found = survey(pages, (done) => onProgress('look', done, pages.count));
    if (pages.count - found.lost.length < 1 || (found.schema.length === 0 && found.strays.size === 0))
      throw new MnemeError(
        'store-damaged',
        say(
          'Nothing can be read of {source}: no page of it opens with the key of this account. Restore a backup instead.',
          { source },
        ),
      );
    const steps = migrations.slice(0, layoutOf(found, source));
    const open = { key, sqliteBinding, log: silentLog, steps };
    const store = openDatabase({ ...open, file: target });
    try {
      const { db } = store;
      const triggers = db.all<{ name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      );
      db.run('PRAGMA foreign_keys = OFF');
      // A store that is not finished is thrown away, so nothing has to be on the disk before its end.
      db.run('PRAGMA synchronous = OFF');
      db.value('PRAGMA wal_autocheckpoint = 20000');
      for (const { name } of triggers) db.run(`DROP TRIGGER "${name}"`);
      const salvaged = salvage(pages, found, readShapes(db), db, (done, total) =>
        onProgress('rows', done, total),
      );
      onProgress('fill', 0, 1);
      const filled =
        backup === null ? null : withStore({ ...open, file: backup }, (other) => fillIn(db, other, salvaged));
      const settled = settle(db, salvaged, now);
      for (const { sql } of triggers) db.run(sql);
      return {
        ...describeLosses(db, salvaged, settled, filled),
        filled: filled && { leftOut: filled.leftOut },
        pages: pages.count,
        lostPages: found.lost.length,
        isLogCut: pages.isLogCut,
        tables: salvaged.tables,
      };
    } finally {
      store.close();
      syncFile(target);
    }
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '.open', '.check']) fs.rmSync(target + end, { force: true });
    throw error;
  } finally {
    pages.close();
  }
}

/** Null where it is of a later layout than asked for. */
function withStore<T>(options: OpenDatabaseOptions, use: (db: ReadableDb) => T): T | null {
  let store: Store;
  try {
    store = openDatabase(options);
  } catch (error) {
    if (error instanceof MnemeError && error.code === 'store-newer') return null;
    throw error;
  }
  try {
    return use(store.db);
  } finally {
    store.close();
  }
}

/** Where the first page is lost, by the tables that there are. */
function layoutOf({ version, schema }: Survey, source: string): number {
  const newest = migrations.length;
  if (version !== null && version > newest)
    throw new MnemeError(
      'store-newer',
      say(
        '{source} was written by a newer version of Mneme (layout {version}; this version knows {newest}). Nothing was changed. Install the newer version to repair it.',
        { source, version, newest },
      ),
    );
  if (version !== null && version > 0) return version;
  const names = new Set(schema.map(({ name }) => name));
  const last = migrations.findLastIndex(({ sql }) => tablesMadeBy(sql).some((name) => names.has(name)));
  // The newest steps may have made no table of their own.
  const following = migrations.findIndex(({ sql }, i) => i > last && tablesMadeBy(sql).length > 0);
  return last < 0 || following < 0 ? newest : following;
}

function tablesMadeBy(sql: string): string[] {
  return [...sql.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name!);
}

function syncFile(file: string): void {
  const handle = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
