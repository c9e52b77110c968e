/** Takes removed words out of the text index for good, in slices, so that a deletion is real and blocks nobody. */
import type { Log } from '../base/log.ts';
import { finishChore, hasChore } from '../store/chores.ts';
import type { Store } from '../store/database.ts';
import { transaction } from '../store/database.ts';
import { forgetRemovedText } from '../store/text-index.ts';

export interface Eraser {
  /** Units were removed; also called at the start, for what a crash left. */
  wake(): void;
  /** Resolves when nothing is left to erase. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done; the rest waits for the next start. */
  stop(): Promise<void>;
}

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
    while (!stopped && hasChore(store.db, 'forget-text')) {
      await new Promise((resolve) => setImmediate(resolve));
      transaction(store.db, () => {
        if (forgetRemovedText(store.db)) finishChore(store.db, 'forget-text');
      });
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
