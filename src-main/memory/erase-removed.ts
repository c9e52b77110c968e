/** Takes removed words out of the text index for good, in slices, so that a deletion is real and blocks nobody. */
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { finishChore, hasChore } from '../store/chores.ts';
import type { Store } from '../store/database.ts';
import { transaction } from '../store/database.ts';
import { createMergeSlices, forgetRemovedText } from '../store/text-merge.ts';

export interface Eraser {
  /** Units were removed; also called at the start, for what a crash left. */
  wake(): void;
  /** Resolves when nothing is left to erase. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done; the rest waits for the next start. */
  stop(): Promise<void>;
}

const longestRestMs = 50;

export function createEraser(store: Pick<Store, 'db' | 'checkpoint'>, log: Log): Eraser {
  let running: Promise<void> | null = null;
  let stopped = false;

  function wake(): void {
    if (running || stopped) return;
    running = erase()
      .catch((error: unknown) => log('error', 'removed words not erased yet', { error: String(error) }))
      .finally(() => (running = null));
  }

  async function erase(): Promise<void> {
    if (!hasChore(store.db, 'forget-text')) return;
    const mergeSome = createMergeSlices(store.db, forgetRemovedText);
    while (!stopped && hasChore(store.db, 'forget-text')) {
      await nextTurn();
      const startedAt = performance.now();
      transaction(store.db, () => {
        if (mergeSome()) finishChore(store.db, 'forget-text');
      });
      // At most half of the engine's thread goes into it.
      await rest(Math.min(longestRestMs, performance.now() - startedAt));
    }
    // The log still holds pages as they were before.
    if (!stopped) store.checkpoint();
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
