/**
 * Keeps the full-text index in order beside the work, in slices that hold nobody up: segments that came are merged, and the words
 * of what was removed are taken out for good, so that a deletion is real.
 */
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { finishChore, timesNoted } from '../store/chores.ts';
import type { Store } from '../store/database.ts';
import { transaction } from '../store/database.ts';
import { createForgetSlices, createMergeSlices, type TextSlice } from '../store/text-merge.ts';

export interface TextKeeper {
  /** Units came, changed or went; also called at the start, for what was left. */
  wake(): void;
  /** Resolves when nothing is left to merge or to take out. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done; the rest waits for the next start. */
  stop(): Promise<void>;
}

const longestRestMs = 50;
/** A removal seldom comes alone. */
const forgetAfterMs = 2_000;
/** Taking words out writes the whole index anew: nobody's processor is to be busy with that whenever somebody types. */
const pauseShare = 20;

export function createTextKeeper(store: Pick<Store, 'db' | 'checkpoint'>, log: Log): TextKeeper {
  const { db } = store;
  let running: Promise<void> | null = null;
  let isWoken = false;
  let isDraining = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  /** Before then nothing is taken out (ms of `performance.now`); null until something is to be. */
  let forgetFrom: number | null = null;

  function wake(): void {
    isWoken = true;
    if (running || stopped) return;
    running = work()
      .catch((error: unknown) => log('error', 'the text index is not in order yet', { error: String(error) }))
      .finally(() => {
        running = null;
        if (isWoken) wake();
      });
  }

  async function work(): Promise<void> {
    while (isWoken && !stopped) {
      isWoken = false;
      await inSlices(createMergeSlices(db));
      const times = timesNoted(db, 'forget-text');
      if (times === 0) continue;
      forgetFrom ??= performance.now() + forgetAfterMs;
      if (isDraining || performance.now() >= forgetFrom) await forget(times);
      else lookAgain(forgetFrom - performance.now());
    }
  }

  async function forget(times: number): Promise<void> {
    const ms = await inSlices(createForgetSlices(db));
    if (stopped) return;
    finishChore(db, 'forget-text', times);
    // The log still holds pages as they were before.
    store.checkpoint();
    forgetFrom = performance.now() + Math.max(forgetAfterMs, pauseShare * ms);
    if (timesNoted(db, 'forget-text') > 0) isWoken = true;
  }

  function lookAgain(ms: number): void {
    timer ??= setTimeout(() => {
      timer = null;
      wake();
    }, ms).unref();
  }

  /** Answers for how long it held the thread (ms). */
  async function inSlices(slice: TextSlice): Promise<number> {
    let sum = 0;
    let isDone = false;
    while (!isDone && !stopped) {
      await nextTurn();
      const startedAt = performance.now();
      isDone = transaction(db, slice);
      const ms = performance.now() - startedAt;
      sum += ms;
      // At most half of the engine's thread goes into it.
      if (!isDone) await rest(Math.min(longestRestMs, ms));
    }
    return sum;
  }

  return {
    wake,
    async drain() {
      isDraining = true;
      wake();
      while (running) await running;
      isDraining = false;
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
