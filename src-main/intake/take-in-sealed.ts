/**
 * After unlocking: what was recorded while the store was locked comes in, oldest first. The row that an entry becomes and the
 * mark that it was taken are one transaction; its file goes after that, and the mark last. So an end at any moment loses
 * nothing and brings nothing in twice.
 */
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { BoxKeys } from '../base/sealed-box.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import type { FrameAcceptor } from './accept-frame.ts';
import { noteGap } from './gaps-table.ts';
import { openEntry, type SealedEntry } from './sealed-entry.ts';
import type { SealedFolder } from './sealed-folder.ts';
import { forgetTaken, listTaken, noteTaken } from './taken-entries-table.ts';

/** So many frames may wait to be read before more come in: the queue gives up on the oldest beyond some thousands. */
const mostWaitingToBeRead = 500;
const lookAgainMs = 2_000;
const retryMs = 30_000;

export interface TakeInParts {
  readonly db: WritableDb;
  readonly folder: SealedFolder;
  readonly keys: BoxKeys;
  /** Resolves when picture and row are on disk; `alongside` runs in the transaction that adds the row. */
  readonly acceptLate: FrameAcceptor['acceptLate'];
  /** Frames that wait to be read. */
  readonly reading: () => number;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

export interface TakeIn {
  start(): void;
  /** Resolves when the entry in hand is done; the others wait for the next start. */
  stop(): Promise<void>;
  /** Resolves when nothing is left to take in, or when what is left cannot be taken in now. */
  drain(): Promise<void>;
  waiting(): number;
  /** Runs `work`, which may remove entries, while none is being taken in. */
  between<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createTakeIn(parts: TakeInParts): TakeIn {
  const { db, folder, keys, clock, log, onChange } = parts;
  const stopping = new AbortController();
  let waiting = 0;
  let running: Promise<void> | null = null;
  let drains: (() => void)[] = [];
  let isDone = false;
  let last: Promise<unknown> = Promise.resolve();

  return {
    start() {
      running ??= work(stopping.signal).finally(settle);
    },
    async stop() {
      stopping.abort();
      await running;
    },
    drain: () =>
      isDone || !running || stopping.signal.aborted
        ? Promise.resolve()
        : new Promise((resolve) => drains.push(resolve)),
    waiting: () => waiting,
    between: (work) =>
      inTurn(async () => {
        const result = await work();
        if (running && !isDone) waiting = (await folder.list()).length;
        onChange();
        return result;
      }),
  };

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await takeAll(signal);
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log('warn', 'what was recorded while locked cannot be taken in now', { waiting, reason });
        settle();
        await sleep(clock, retryMs, signal);
      }
    }
  }

  async function takeAll(signal: AbortSignal): Promise<void> {
    // In the store already when the process ended.
    for (const name of listTaken(db)) await inTurn(() => removeTaken(name));
    const names = await folder.list();
    waiting = names.length;
    if (waiting > 0) log('info', 'taking in what was recorded while locked', { entries: waiting });
    for (const name of names) {
      while (parts.reading() >= mostWaitingToBeRead && !signal.aborted)
        await sleep(clock, lookAgainMs, signal);
      if (signal.aborted) return;
      await inTurn(() => takeOne(name));
      onChange();
    }
    waiting = 0;
  }

  async function takeOne(name: string): Promise<void> {
    const bytes = await folder.read(name);
    // The owner has forgotten it meanwhile.
    if (bytes === null) return;
    const entry = openEntry(keys, bytes);
    if (entry === null) {
      log('error', 'an entry recorded while locked does not open; it is kept aside', { name });
      await folder.setAside(name);
    } else {
      await keep(name, entry);
      await removeTaken(name);
    }
    waiting--;
  }

  async function removeTaken(name: string): Promise<void> {
    await folder.remove(name);
    forgetTaken(db, name);
  }

  async function keep(name: string, { header, picture }: SealedEntry): Promise<void> {
    if (header.type === 'frame') {
      const { width, height } = header;
      await parts.acceptLate(header, { bytes: picture, width, height }, () => noteTaken(db, name));
      return;
    }
    transaction(db, () => {
      noteGap(db, header.gap);
      noteTaken(db, name);
    });
  }

  function settle(): void {
    isDone = waiting === 0;
    const settled = drains;
    drains = [];
    for (const tell of settled) tell();
  }
}
