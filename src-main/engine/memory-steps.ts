/**
 * What the owner does to many memories: one step for them, and many transactions, as ten thousand at once would stop all else for
 * seconds. The window is told how far it has come, and may end it; what is done by then is taken back as one.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { Memories, Step } from '../memory/memories.ts';

export interface StepProgress {
  readonly step: number;
  readonly done: number;
  readonly total: number;
}

export interface MemorySteps {
  /** `act` changes some memories in a transaction of its own and answers how many it changed. */
  run(ids: readonly MemoryId[], act: (some: readonly MemoryId[], step: number) => number): Promise<Step>;
  /** Takes a step back. Throws as `Memories.undo`; what was taken back before it threw stays so, and the next try goes on. */
  undo(step: number): Promise<Step>;
  /** Ends a step at the next opportunity; one that is over is left alone. */
  stop(step: number): void;
}

const slice = 100;

export function createMemorySteps(
  memories: Pick<Memories, 'beginStep' | 'undoSome'>,
  onProgress: (progress: StepProgress) => void,
): MemorySteps {
  const stopped = new Set<number>();
  return {
    async run(ids, act) {
      const step = memories.beginStep();
      let changed = 0;
      for (let from = 0; from < ids.length; from += slice) {
        if (from > 0) {
          onProgress({ step, done: from, total: ids.length });
          await nextTurn();
        }
        if (stopped.delete(step)) break;
        changed += act(ids.slice(from, from + slice), step);
      }
      stopped.delete(step);
      return { step, memories: changed };
    },
    async undo(step) {
      const changed = new Set<MemoryId>();
      for (let done = 0; ;) {
        const { memoryIds, left } = memories.undoSome(step, slice);
        for (const id of memoryIds) changed.add(id);
        if (left === 0) return { step, memories: changed.size };
        done += memoryIds.length;
        onProgress({ step, done, total: done + left });
        await nextTurn();
      }
    },
    stop(step) {
      stopped.add(step);
    },
  };
}
