/**
 * What the owner does to many memories: one step for them, and many transactions, as ten thousand at once would stop all else for
 * seconds. The window is told how far it has come, and may end it; what is done by then is taken back as one.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { memoryListSchema, type MemoryFilter, type MemoryId } from '../../src-preload/contract/memory.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ChosenMemories } from '../../src-preload/contract/memory-steps.ts';
import { createSliceSize } from '../base/slice-size.ts';
import type { Memories, Step } from '../memory/memories.ts';

export interface StepProgress {
  readonly step: number;
  readonly done: number;
  /** 0 while it is looked up what is to be changed. */
  readonly total: number;
}

export interface MemorySteps {
  /** Everything that a filter keeps to and that was written until a moment. Throws `cancelled` where it was stopped. */
  find(filter: MemoryFilter, until: number): Promise<MemoryId[]>;
  /** Those named, or those found. Throws as `find`. */
  idsOf(chosen: ChosenMemories): Promise<readonly MemoryId[]>;
  /** `act` changes some memories in a transaction of its own and answers how many it changed. */
  run(chosen: ChosenMemories, act: (some: readonly MemoryId[], step: number) => number): Promise<Step>;
  /** Takes a step back. Throws as `Memories.undo`; what was taken back before it threw stays so, and the next try goes on. */
  undo(step: number): Promise<Step>;
  /** Ends a step at the next opportunity; one that is over is left alone. */
  stop(step: number): void;
}

const mostAtOnce = 200;
const foundAtOnce = 1_000;

export function createMemorySteps(
  memories: Pick<Memories, 'beginStep' | 'undoInSlices' | 'idsThatFit'>,
  onProgress: (progress: StepProgress) => void,
): MemorySteps {
  const stopped = new Set<number>();

  async function idsOf({ ids, all }: ChosenMemories, step: number): Promise<readonly MemoryId[]> {
    if (!all) return ids;
    const except = new Set(all.except);
    const found = await find(all.filter, all.until, step);
    return found.filter((id) => !except.has(id));
  }

  async function find(filter: MemoryFilter, until: number, step: number): Promise<MemoryId[]> {
    const found: MemoryId[] = [];
    // What is written meanwhile comes at the other end.
    const query = { ...memoryListSchema.parse(filter), limit: foundAtOnce };
    for (let cursor: string | null = null; ;) {
      const page = memories.idsThatFit({ ...query, cursor }, until);
      for (const id of page.ids) found.push(id);
      cursor = page.nextCursor;
      if (cursor === null) return found;
      onProgress({ step, done: found.length, total: 0 });
      await nextTurn();
      if (stopped.delete(step)) throw new MnemeError('cancelled', say('Looking for the memories was ended.'));
    }
  }

  return {
    find: (filter, until) => find(filter, until, memories.beginStep()),
    idsOf: (chosen) => idsOf(chosen, memories.beginStep()),
    async run(chosen, act) {
      const step = memories.beginStep();
      const ids = await idsOf(chosen, step);
      const size = createSliceSize({ most: mostAtOnce });
      let changed = 0;
      for (let from = 0; from < ids.length;) {
        if (from > 0) {
          onProgress({ step, done: from, total: ids.length });
          await nextTurn();
        }
        if (stopped.delete(step)) break;
        const startedAt = performance.now();
        const some = ids.slice(from, from + size.rows);
        changed += act(some, step);
        from += some.length;
        size.took(performance.now() - startedAt);
      }
      stopped.delete(step);
      return { step, memories: changed };
    },
    async undo(step) {
      const changed = new Set<MemoryId>();
      let done = 0;
      for (const { memoryIds, left } of memories.undoInSlices(step)) {
        for (const id of memoryIds) changed.add(id);
        done += memoryIds.length;
        if (done > 0 && left > 0) onProgress({ step, done, total: done + left });
        await nextTurn();
      }
      return { step, memories: changed.size };
    },
    stop(step) {
      stopped.add(step);
    },
  };
}
