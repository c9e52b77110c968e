/**
 * Keeps the full-text index in order beside the work, in slices that hold nobody up: segments that came are merged, and the words
 * of what was removed are taken out for good, so that a deletion is real.
 */
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { finishChore, hasChore } from '../store/chores.ts';
import type { Store } from '../store/database.ts';
import { transaction } from '../store/database.ts';
import { createMergeSlices, forgetRemovedText, mergeTextSegments } from '../store/text-merge.ts';

export interface TextKeeper {
  /** Units came, changed or went; also called at the start, for what was left. */
  wake(): void;
  /** Resolves when nothing is left to merge or to take out. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done; the rest waits for the next start. */
  stop(): Promise<void>;
}

const longestRestMs = 50;

export function createTextKeeper(store: Pick<Store, 'db' | 'checkpoint'>, log: Log): TextKeeper {
  const { db } = store;
  let running: Promise<void> | null = null;
  let isWoken = false;
  let stopped = false;

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
      await inSlices(createMergeSlices(db, mergeTextSegments));
      if (hasChore(db, 'forget-text')) await forget();
    }
  }

  async function forget(): Promise<void> {
    const forgetSome = createMergeSlices(db, forgetRemovedText);
    await inSlices(() => {
      const isDone = forgetSome();
      if (isDone) finishChore(db, 'forget-text');
      return isDone;
    });
    // The log still holds pages as they were before.
    if (!stopped) store.checkpoint();
  }

  async function inSlices(slice: () => boolean): Promise<void> {
    let isDone = false;
    while (!isDone && !stopped) {
      await nextTurn();
      const startedAt = performance.now();
      isDone = transaction(db, slice);
      // At most half of the engine's thread goes into it.
      await rest(Math.min(longestRestMs, performance.now() - startedAt));
    }
  }

  return {
    wake,
    async drain() {
      wake();
      await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
