/** Goes through a long list in the background as soon as it is shown, so that the scroll bar jumps anywhere in it at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MemoryListQuery } from '../../src-preload/contract/memory.ts';
import type { Log } from '../base/log.ts';
import type { Memories } from '../memory/memories.ts';

export interface ListMarking {
  /** This list is shown now, and the one before no longer. */
  show(query: MemoryListQuery): void;
  stop(): void;
}

export function createListMarking(memories: Pick<Memories, 'mark'>, log: Log): ListMarking {
  let shown: MemoryListQuery | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;

  async function work(): Promise<void> {
    try {
      do await nextTurn();
      while (!isStopped && shown && memories.mark(shown));
    } catch (error) {
      // The list is read without marks.
      log('warn', 'a long list was not gone through', { error: String(error) });
    }
  }

  return {
    show(query) {
      shown = query;
      running ??= work().finally(() => (running = null));
    },
    stop() {
      isStopped = true;
    },
  };
}
