/**
 * Reads what waits, one frame at a time, oldest first: what changed on a frame, and which of its text is new, is only
 * known against the frame before. The queue itself is a column of `frames`, so a restart goes on where this ended.
 */
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { WritableDb } from '../store/statements.ts';
import type { FrameReader } from './read-frame.ts';
import {
  countWaiting,
  forgetAttempt,
  markFailed,
  skipBeyond,
  takeOldestWaiting,
  type WaitingFrame,
} from './waiting-frames.ts';

/** Some hours of work: beyond it the oldest frames lose their turn, and say so. */
export const maxWaiting = 5_000;
const maxAttempts = 3;
/** How often the engine may have ended by itself while a frame was in hand; more often than that is the frame's doing. */
const maxEnds = 6;
const firstRetryMs = 2_000;
const lastRetryMs = 300_000;
/** Of the time, in per cent, on battery: a sixth of a core. */
export const shareOnBattery = 100 / 6;

export interface ReadingQueue {
  start(): void;
  /** Resolves when the frame in hand is done. */
  stop(): Promise<void>;
  /** Resolves when nothing waits, or when nothing can be read now (see `trouble`). Does not rest on battery meanwhile. */
  drain(): Promise<void>;
  /** A frame was added. */
  wake(): void;
  /** Of the time, in per cent: the reader rests so that it works no more than that. */
  setShare(percent: number): void;
  /** What kept it from reading may be gone: tries again at once. */
  retry(): void;
  /** Why reading stands still, in words for the owner; empty while it goes on. */
  trouble(): string;
}

export interface ReadingQueueParts {
  readonly db: WritableDb;
  readonly reader: FrameReader;
  readonly clock: Clock;
  readonly log: Log;
  /** After each frame, and when trouble begins or ends. */
  readonly onChange: () => void;
}

export function createReadingQueue({ db, reader, clock, log, onChange }: ReadingQueueParts): ReadingQueue {
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  /** So many times as long as it worked. */
  let restFactor = 0;
  let isIdle = false;
  let troubleNow = '';
  /** Frames in a row that the reader gave up on: the fault is the reader's, not theirs. */
  let lostInARow = 0;
  /** Frames at which the engine ended more than once. They come last: whose fault it was is not known. */
  const suspects = new Set<FrameId>();
  let retryMs = firstRetryMs;
  let drains: (() => void)[] = [];
  let wakeUp: () => void = () => {};
  let endRest: () => void = () => {};
  let endWait: () => void = () => {};

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      running = work(stopping.signal).finally(() => {
        running = null;
        becomeIdle();
      });
    },
    async stop() {
      stopping.abort();
      wakeUp();
      endRest();
      await running;
    },
    drain() {
      if (!running || (isIdle && countWaiting(db) === 0)) return Promise.resolve();
      return new Promise((resolve) => {
        drains.push(resolve);
        if (troubleNow && isIdle) return becomeIdle();
        endRest();
        wakeUp();
      });
    },
    wake: () => wakeUp(),
    setShare(percent) {
      const before = restFactor;
      restFactor = 100 / percent - 1;
      if (restFactor < before) endRest();
    },
    retry: () => endWait(),
    trouble: () => troubleNow,
  };

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await takeTurn(signal);
      } catch (error) {
        // The store itself refuses: its disk is full, or a page is damaged. Ending the process would cure neither.
        if (signal.aborted) return;
        const reason = reasonOf(error);
        log('error', 'the queue of reading cannot go on', { reason });
        await standStill(reason, signal);
      }
    }
  }

  async function takeTurn(signal: AbortSignal): Promise<void> {
    const skipped = skipBeyond(db, maxWaiting, tell('Skipped: too many frames were waiting to be read.'));
    if (skipped > 0) log('warn', 'frames skipped, too many waited', { frames: skipped });
    const frame = takeOldestWaiting(db, suspects) ?? takeOldestWaiting(db);
    if (!frame) return untilWoken();
    isIdle = false;
    if (frame.attempts > maxAttempts && !suspects.has(frame.id)) {
      suspects.add(frame.id);
      forgetAttempt(db, frame.id);
      return reader.skip(frame);
    }
    suspects.delete(frame.id);
    if (frame.attempts > maxEnds) {
      markFailed(db, frame.id, tell('Reading it ended the engine again and again.'));
      return reader.skip(frame);
    }
    const startedAt = clock.now();
    const isRead = await readOne(frame, signal);
    onChange();
    if (isRead) await rest(restFactor * (clock.now() - startedAt), signal);
  }

  /** Answers false after a failure; then it has waited already. */
  async function readOne(frame: WaitingFrame, signal: AbortSignal): Promise<boolean> {
    try {
      await reader.read(frame);
      lostInARow = 0;
      retryMs = firstRetryMs;
      troubleNow = '';
      return true;
    } catch (error) {
      reader.skip(frame);
      await afterFailure(frame, error, signal);
      return false;
    }
  }

  async function afterFailure(frame: WaitingFrame, error: unknown, signal: AbortSignal): Promise<void> {
    const reason = reasonOf(error);
    const code = error instanceof MnemeError ? error.code : 'internal';
    if (signal.aborted) return forgetAttempt(db, frame.id);
    log('warn', 'frame not read', { frame: frame.id, attempt: frame.attempts, code, reason });
    if (code === 'image-damaged' || code === 'not-found') return markFailed(db, frame.id, reason);
    // The reader was exchanged for one of other languages.
    if (code === 'engine-unavailable') return forgetAttempt(db, frame.id);
    if (code === 'disk-full' || code === 'unreadable' || lostInARow >= 2) {
      // Not the frame's fault: it keeps its place, and reading stands still until it works again.
      forgetAttempt(db, frame.id);
      return standStill(reason, signal);
    } else if (frame.attempts >= maxAttempts || code === 'store-damaged') {
      lostInARow++;
      return markFailed(db, frame.id, reason);
    }
    await waitToRetry(signal);
  }

  async function standStill(reason: string, signal: AbortSignal): Promise<void> {
    troubleNow = `Nothing can be read at the moment: ${reason}`;
    onChange();
    await waitToRetry(signal);
  }

  async function waitToRetry(signal: AbortSignal): Promise<void> {
    if (troubleNow) becomeIdle();
    const ended = new AbortController();
    endWait = () => ended.abort();
    await sleep(clock, retryMs, AbortSignal.any([signal, ended.signal]));
    isIdle = false;
    retryMs = ended.signal.aborted ? firstRetryMs : Math.min(retryMs * 2, lastRetryMs);
  }

  async function untilWoken(): Promise<void> {
    const woken = new Promise<void>((resolve) => (wakeUp = resolve));
    becomeIdle();
    await woken;
    isIdle = false;
  }

  async function rest(ms: number, signal: AbortSignal): Promise<void> {
    if (restFactor === 0 || drains.length > 0) return;
    const ended = new AbortController();
    endRest = () => ended.abort();
    await sleep(clock, ms, AbortSignal.any([signal, ended.signal]));
    endRest = () => {};
  }

  function becomeIdle(): void {
    isIdle = true;
    const waiting = drains;
    drains = [];
    for (const wake of waiting) wake();
  }
}

function reasonOf(error: unknown): string {
  return wordsOf(error);
}
