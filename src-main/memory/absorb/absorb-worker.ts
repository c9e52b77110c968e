/**
 * Absorbs what was seen and said, batch after batch, in the background. What waits is rows in the table of batches, so a
 * restart goes on where this ended. With no model nothing is lost: batches are set aside until the owner takes them up.
 */
import { wordsOf } from '../../../src-preload/contract/sentences/wording.ts';
import { sleep, type Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { LlmError, type Llm } from '../../llm/llm.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import { absorbBatch, type AbsorbBatchParts } from './absorb-batch.ts';
import { afterFailure, mostPauseMs } from './after-failure.ts';
import {
  closeBatch,
  forgetWaits,
  nextDue,
  nextTryAt,
  noteUse,
  openBatch,
  pullTriesBack,
  resumeNewest,
  retryFailed,
  setSurplusAside,
  setWaitingAside,
  type DueBatch,
} from './batches-table.ts';
import { collect } from './collect.ts';
import { condenseCore } from './condense-core.ts';
import type { NearMemories } from './near-memories.ts';
import type { RepeatFinder } from './find-repeats.ts';

export interface AbsorbWorker {
  start(): void;
  /** Ends a call of the model at once; its batch keeps its place. */
  stop(): Promise<void>;
  /** Resolves when every closed batch that can be absorbed now was; with `flush` the open one is closed first. */
  drain(flush?: boolean): Promise<void>;
  /** Passages were added. */
  wake(): void;
  /** A model was chosen, changed or taken away, or its budget was: what waited for that is tried at once. */
  modelChanged(): void;
  /** Answers how many batches. */
  retry(ids: readonly number[]): number;
  resume(limit: number): number;
}

export interface AbsorbWorkerParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly llm: Llm;
  readonly near: NearMemories;
  readonly repeats: RepeatFinder;
  readonly clock: Clock;
  readonly log: Log;
  /** A batch changed its state, or the open one grew. */
  readonly onChange: () => void;
}

/** Beyond so many the oldest are set aside: a model that is slower than the owner would never see today. */
const mostWaiting = 500;
const troubleWaitMs = 30_000;

export function createAbsorbWorker(parts: AbsorbWorkerParts): AbsorbWorker {
  const { db, memories, llm, clock, log, onChange } = parts;
  const batchParts: AbsorbBatchParts = parts;
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWoken = false;
  let wakeUp: () => void = () => {};
  let drains: (() => void)[] = [];
  /** The open batch is to be closed once everything is in it. */
  let wantsFlush = false;
  let lastAddedAt = 0;
  let closesAt: number | null = null;
  /** The server cannot be used before then; set with the number of failures in a row. */
  let pausedUntil = 0;
  let failures = 0;
  /** Versions of core blocks that could not be condensed. */
  const leftFull = new Set<string>();

  function wake(): void {
    isWoken = true;
    wakeUp();
  }

  function unpause(): void {
    pausedUntil = 0;
    failures = 0;
  }

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
      wake();
      await running;
    },
    drain(flush = false) {
      if (!running) return Promise.resolve();
      wantsFlush ||= flush;
      return new Promise((resolve) => {
        drains.push(resolve);
        wake();
      });
    },
    wake,
    modelChanged() {
      unpause();
      forgetWaits(db);
      wake();
    },
    retry(ids) {
      const batches = retryFailed(db, ids);
      unpause();
      onChange();
      wake();
      return batches;
    },
    resume(limit) {
      const batches = resumeNewest(db, limit);
      unpause();
      onChange();
      wake();
      return batches;
    },
  };

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      isWoken = false;
      try {
        if (await takeTurn(signal)) continue;
      } catch (error) {
        // The store refuses (a full disk, a damaged page); it is tried again, and no call is spent meanwhile.
        if (signal.aborted) return;
        log('error', 'absorbing cannot go on', { reason: reasonOf(error) });
        pausedUntil = clock.now() + troubleWaitMs;
      }
      if (isWoken && pausedUntil <= clock.now()) continue;
      await rest(signal);
    }
  }

  /** Answers whether there may be more to do at once. */
  async function takeTurn(signal: AbortSignal): Promise<boolean> {
    const now = clock.now();
    const collected = collect(db, now, Math.min(lastAddedAt, now));
    closesAt = collected.closesAt;
    if (collected.hasChanged) {
      lastAddedAt = now;
      onChange();
    }
    if (collected.hasMore) {
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    }
    const open = wantsFlush ? openBatch(db) : undefined;
    if (open) closeBatch(db, open.id, now);
    wantsFlush = false;
    // A clock that was put back would make a pause of years.
    pausedUntil = Math.min(pausedUntil, now + mostPauseMs);
    pullTriesBack(db, now + mostPauseMs);
    if (pausedUntil > now) return false;
    setSurplusAside(
      db,
      mostWaiting,
      'Set aside, as too many were waiting. Absorb it when the model has time.',
    );
    const batch = nextDue(db, now);
    if (!batch) return false;
    if (batch.reply === null && llm.inUse('memory') === null) {
      setWaitingAside(db, 'No model was chosen. Connect one, and it can be absorbed then.');
      onChange();
      return false;
    }
    await absorb(batch, signal);
    onChange();
    return true;
  }

  async function absorb(batch: DueBatch, signal: AbortSignal): Promise<void> {
    try {
      await absorbBatch(batchParts, batch, signal);
      unpause();
      await condenseFull(batch.id, signal);
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      if (error.failure === 'cancelled') return;
      failures++;
      log('warn', 'batch not absorbed', { batch: batch.id, failure: error.failure, reason: error.message });
      pausedUntil = afterFailure(db, batch, error, failures, clock.now());
    }
  }

  /** Core memory is always in the prompt, so it must not run full; where the model cannot shorten it, the owner is asked. */
  async function condenseFull(batchId: number, signal: AbortSignal): Promise<void> {
    for (const block of memories.core()) {
      const name = `${block.id} ${block.version}`;
      if (block.level !== 'full' || leftFull.has(name) || llm.inUse('memory') === null) continue;
      leftFull.add(name);
      try {
        const { usage, isWritten } = await condenseCore({ llm, memories, now: clock.now() }, block, signal);
        noteUse(db, batchId, usage.calls, usage.promptTokens + usage.answerTokens);
        if (!isWritten)
          log('warn', 'a full block of core memory could not be condensed', { block: block.block });
      } catch (error) {
        if (!(error instanceof LlmError)) throw error;
        if (error.failure === 'cancelled' || error.failure === 'unavailable') leftFull.delete(name);
        log('warn', 'a full block of core memory was not condensed', { reason: error.message });
      }
    }
  }

  /** Until something comes, or until a time that was waited for. */
  async function rest(signal: AbortSignal): Promise<void> {
    const now = clock.now();
    const paused = pausedUntil > now ? pausedUntil : null;
    const tries = nextTry(now);
    const times = [closesAt, paused, tries === null ? null : Math.max(tries, paused ?? 0)];
    const next = Math.min(...times.filter((time) => time !== null));
    const woken = new AbortController();
    wakeUp = () => woken.abort();
    becomeIdle();
    // Told to the drains above, who may have woken it.
    if (isWoken) return;
    const either = AbortSignal.any([signal, woken.signal]);
    if (next === Infinity) await untilAborted(either);
    else await sleep(clock, Math.max(0, next - now), either);
  }

  /** A store that cannot be asked is asked again later: nobody catches what is thrown while it rests. */
  function nextTry(now: number): number | null {
    try {
      return nextTryAt(db);
    } catch (error) {
      log('error', 'absorbing cannot go on', { reason: reasonOf(error) });
      return now + troubleWaitMs;
    }
  }

  function becomeIdle(): void {
    const waiting = drains;
    drains = [];
    for (const tell of waiting) tell();
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function reasonOf(error: unknown): string {
  return wordsOf(error);
}
