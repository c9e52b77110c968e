/**
 * Who folds the log of changes into the store's file, and when. A fold waits for the disk twice, and for longer while a backup is
 * written; so a thread does it, and no commit waits. Without the thread the engine's own connection does, as SQLite has it.
 */
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';

/** What the thread needs to open the store. */
export interface FoldThreadData {
  readonly file: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** Shared; one of `turn`. */
  readonly turn: Int32Array;
}

/** Whose turn it is to fold. What holds the file still takes the turn and folds nothing. */
export const turn = { nobody: 0, thread: 1, engine: 2 } as const;

/** What the thread answers: pages that are left, or why it could not. */
export type Folded = { readonly left: number } | { readonly failure: string };

export interface LogFolding {
  /** Something was written. Looks some times a second at most, and at rest not at all. */
  note(): void;
  /** Folds everything in and leaves the file alone from then on. Waits for whoever still reads an older state; throws `conflict` after a while. */
  holdStill(signal: AbortSignal): Promise<void>;
  /** Ends `holdStill`. */
  letGo(): Promise<void>;
  /** While `work` keeps the disk busy, only a log that grows large is folded. */
  putOff<T>(work: () => Promise<T>): Promise<T>;
  /** Folds everything in at once and empties the log. While the file is held still, when that ends. */
  empty(): void;
  /** Does `change` while no other connection has the file open. */
  alone(change: () => void): void;
  close(): void;
}

export interface LogFoldingParts extends Omit<FoldThreadData, 'turn'> {
  readonly threadFile: URL;
  readonly log: Log;
  /** Asks the engine's connection; answers the rows. */
  readonly pragma: (source: string) => unknown;
}

/** The thread is woken when so many pages wait in the log: eight megabytes. */
const pagesToFold = 2_000;
/** So few are folded by whoever needs them in the file. */
const pagesAtOnce = 50;
/** While the disk is busy with other work. */
const pagesWhenPutOff = 8_000;
/** SQLite's own: so many pages in the log, and the commit that finds them folds. Without a thread that is all there is. */
const ownPages = 1_000;
/** With a thread it is the bound of a log that is written faster than the thread folds. */
const ownPagesBesideThread = 16_000;
/** What a log that grew keeps of its file, in bytes. */
const bytesKept = 64 * 1024 * 1024;
const lookMs = 100;
const retryMs = 1_000;
const patienceMs = 60_000;

export function createLogFolding({ threadFile, log, pragma, ...task }: LogFoldingParts): LogFolding {
  const turns = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let worker: Worker | null = null;
  let isLost = false;
  let isClosed = false;
  let isStill = false;
  let emptyLater = false;
  let putOffs = 0;
  let asked: { readonly answered: Promise<void>; readonly resolve: () => void } | null = null;
  let look: NodeJS.Timeout | null = null;
  begin();

  /** For a connection that was just opened. */
  function begin(): void {
    pragma(`journal_size_limit = ${bytesKept}`);
    setOwn(isLost ? ownPages : ownPagesBesideThread);
  }

  function setOwn(pages: number): void {
    pragma(`wal_autocheckpoint = ${pages}`);
  }

  /** Pages of the log that are not in the file yet. */
  function waiting(): number {
    const [{ log: pages, checkpointed }] = pragma('wal_checkpoint(NOOP)') as [
      { log: number; checkpointed: number },
    ];
    return Math.max(0, pages - checkpointed);
  }

  function note(afterMs = lookMs): void {
    if (look || isLost || isClosed) return;
    look = setTimeout(() => {
      look = null;
      if (asked || isStill || isClosed) return;
      try {
        if (waiting() >= (putOffs > 0 ? pagesWhenPutOff : pagesToFold)) void askThread();
      } catch (error) {
        log('warn', 'the log of changes could not be looked at', { reason: String(error) });
      }
    }, afterMs);
    look.unref();
  }

  /** Resolves when the thread has folded, or cannot. */
  function askThread(): Promise<void> {
    if (asked) return asked.answered;
    if (isLost || isClosed) return Promise.resolve();
    let resolve = (): void => {};
    const done = new Promise<void>((end) => (resolve = end));
    asked = { answered: done, resolve };
    worker ??= startWorker();
    worker.postMessage('fold');
    return done;
  }

  function startWorker(): Worker {
    const started = new Worker(threadFile, { workerData: { ...task, turn: turns } satisfies FoldThreadData });
    started.unref();
    started.on('message', (folded: Folded) => {
      answered();
      if ('failure' in folded)
        log('warn', 'the log of changes was not folded in', { reason: folded.failure });
      // One that reads an older state keeps pages in the log.
      note('failure' in folded || folded.left >= pagesToFold ? retryMs : lookMs);
    });
    started.once('error', (error) => lose(String(error)));
    started.once('exit', () => lose('it ended'));
    return started;
  }

  function answered(): void {
    asked?.resolve();
    asked = null;
  }

  /** From here on the engine folds by itself, as it would without a thread. */
  function lose(reason: string): void {
    answered();
    if (isLost || isClosed) return;
    isLost = true;
    log('warn', 'the thread that folds the log of changes in is gone; the engine does it', { reason });
    // It may have had its turn.
    Atomics.compareExchange(turns, 0, turn.thread, turn.nobody);
    if (!isStill) setOwn(ownPages);
  }

  /** A fold of the thread that is going on is waited for; it takes some tenths of a second. */
  function takeTurn(): void {
    const until = performance.now() + patienceMs;
    while (Atomics.compareExchange(turns, 0, turn.nobody, turn.engine) === turn.thread) {
      if (performance.now() > until)
        throw new Error('The log of changes of the store is being folded in for over a minute.');
      Atomics.wait(turns, 0, turn.thread, 1_000);
    }
  }

  function giveTurn(): void {
    Atomics.store(turns, 0, turn.nobody);
  }

  function inTurn(work: () => void): void {
    takeTurn();
    try {
      work();
    } finally {
      giveTurn();
    }
  }

  /** What comes while the thread folds is little, so a few of its folds leave nothing to do. */
  async function holdStill(signal: AbortSignal): Promise<void> {
    const until = performance.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      if (waiting() > pagesAtOnce) await askThread();
      if (signal.aborted) return;
      takeTurn();
      if (waiting() > 0 && (waiting() <= pagesAtOnce || tries > 2 || isLost))
        pragma('wal_checkpoint(PASSIVE)');
      if (waiting() === 0) break;
      giveTurn();
      if (performance.now() > until)
        throw new MnemeError(
          'conflict',
          say('The database is being read by a check or a repair. Wait for its end, then try again.'),
        );
      if (tries > 2) await after(lookMs);
    }
    isStill = true;
    setOwn(0);
  }

  return {
    note: () => note(),
    holdStill,
    async letGo() {
      if (!isStill) return;
      isStill = false;
      setOwn(isLost ? ownPages : ownPagesBesideThread);
      giveTurn();
      if (emptyLater) {
        emptyLater = false;
        if (waiting() > pagesAtOnce) await askThread();
        if (!isClosed) inTurn(() => pragma('wal_checkpoint(TRUNCATE)'));
      }
      note();
    },
    async putOff(work) {
      putOffs += 1;
      try {
        return await work();
      } finally {
        putOffs -= 1;
        note();
      }
    },
    empty() {
      emptyLater = isStill;
      if (!emptyLater) inTurn(() => pragma('wal_checkpoint(TRUNCATE)'));
    },
    alone(change) {
      isStill = false;
      takeTurn();
      try {
        change();
        begin();
      } finally {
        giveTurn();
      }
    },
    close() {
      isClosed = true;
      if (look) clearTimeout(look);
      takeTurn();
      worker?.postMessage('end');
      answered();
    },
  };
}
