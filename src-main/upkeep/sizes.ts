/** Measures the sizes of everything, notes them once an hour for the history, and says where they lead. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { statSync } from 'node:fs';
import type { Sizes } from '../../src-preload/contract/performance.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import { dayOf } from '../base/local-day.ts';
import type { Log } from '../base/log.ts';
import type { Store } from '../store/database.ts';
import { surveyDatabase } from './database-sizes.ts';
import { folderBytes } from './folder-bytes.ts';
import { forecastSizes } from './forecast.ts';
import { noteSizes, readSizeDays } from './size-days-table.ts';

export interface SizesParts {
  readonly store: Pick<Store, 'db' | 'file' | 'room'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the encrypted pictures. */
  readonly pictureBytes: () => number;
  /** Folder of the Markdown files of conversation memory. */
  readonly notesFolder: () => string;
  /** Null where the engine was not told. */
  readonly logsFolder: string | null;
  readonly sharedOutPerDay: () => number | null;
  readonly stopBelowFreeBytes: () => number;
}

export interface SizesKeeper {
  /** Notes the sizes now and once an hour. */
  start(): void;
  stop(): Promise<void>;
  measure(): Promise<Sizes>;
}

const everyMs = 60 * 60_000;
const isCopy = (name: string): boolean => /\.(before-\d+|part|rewritten)$/.test(name);

export function createSizes(parts: SizesParts): SizesKeeper {
  const { store, clock, log } = parts;
  let isStopped = true;
  let cancel: () => void = () => {};
  let measuring: Promise<Sizes> | null = null;

  /** Whoever asks while it is measured hears of the same. */
  function measure(): Promise<Sizes> {
    measuring ??= look().finally(() => (measuring = null));
    return measuring;
  }

  async function look(): Promise<Sizes> {
    const folder = dirname(store.file);
    const { parts: database, passages } = await inTurns(surveyDatabase(store.db, store.room()));
    const beside = {
      notes: await folderBytes(parts.notesFolder()),
      copies: await folderBytes(folder, isCopy),
      logs: parts.logsFolder === null ? 0 : await folderBytes(parts.logsFolder),
    };
    const freeBytes = await diskRoom(folder);
    const all: Sizes['parts'] = [
      ...database,
      { part: 'change-log', bytes: fileBytes(`${store.file}-wal`), isEstimate: false },
      { part: 'pictures', bytes: parts.pictureBytes(), isEstimate: false },
      { part: 'notes', bytes: beside.notes, isEstimate: false },
      { part: 'copies', bytes: beside.copies, isEstimate: false },
      { part: 'logs', bytes: beside.logs, isEstimate: false },
    ];
    if (!isStopped) noteSizes(store.db, dayOf(clock.now()), all);
    const totalBytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
    const history = readSizeDays(store.db);
    return {
      measuredAt: clock.now(),
      parts: all,
      passages,
      totalBytes,
      freeBytes,
      history,
      forecast: forecastSizes({
        history,
        totalBytes,
        sharedOutPerDay: parts.sharedOutPerDay(),
        freeBytes,
        stopBelowFreeBytes: parts.stopBelowFreeBytes(),
      }),
    };
  }

  function tick(): void {
    cancel = clock.after(everyMs, tick);
    // A store that refuses (its disk is full) is told of elsewhere; the next hour tries again.
    measure().catch((error: unknown) => log('warn', 'sizes not noted', { error: String(error) }));
  }

  return {
    start() {
      isStopped = false;
      // A start has better things to do.
      cancel = clock.after(60_000, tick);
    },
    async stop() {
      isStopped = true;
      cancel();
      await measuring?.catch(() => {});
    },
    measure,
  };
}

/** Bytes that this user may still write beside `folder`'s files; null where the system does not tell. */
export async function diskRoom(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
