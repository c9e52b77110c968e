/**
 * Takes a step back. Only what the step changed is put back as it was, so that what grew meanwhile without a change (what was
 * read of a page, for one) stays. Refused where a later change stands on it.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { changedSince, changesOfStep, markUndone, standingOf, type StoredChange } from './history.ts';
import { hasCategory, hasMemory, readMemories } from './memories-table.ts';
import type { MemoryWriter } from './memory-writer.ts';
import type { Step } from './memories.ts';
import { removeSourcesOfChange } from './sources.ts';

/** Throws `not-found` for a step that never was, `conflict` where it cannot be taken back (any more). */
export function undoStep(db: WritableDb, writer: MemoryWriter, step: number): Step {
  const { memoryIds } = undoSome(db, writer, step, -1);
  return { step, memories: memoryIds.length };
}

/**
 * Takes back so many changes of a step at most (-1: all), the newest first, in one transaction; what is left is taken back by the
 * next call. Throws as `undoStep`.
 */
export function undoSome(
  db: WritableDb,
  writer: MemoryWriter,
  step: number,
  most: number,
): { readonly memoryIds: MemoryId[]; readonly left: number } {
  return transaction(db, () => {
    const { changes: all, undone } = standingOf(db, step);
    if (all === 0) throw new MnemeError('not-found', say('There is no step {step} to take back.', { step }));
    const obstacle = obstacleTo(db, step);
    if (obstacle !== null) throw new MnemeError('conflict', obstacle);
    const changes = changesOfStep(db, step, most);
    for (const change of changes) takeBack(db, writer, change);
    markUndone(db, changes);
    return {
      memoryIds: [...new Set(changes.map(({ memoryId }) => memoryId))],
      left: all - undone - changes.length,
    };
  });
}

/** Whether a step can still be taken back. */
export function canUndo(db: ReadableDb, step: number): boolean {
  return obstacleTo(db, step) === null;
}

function obstacleTo(db: ReadableDb, step: number): string | null {
  const { changes, undone, erased } = standingOf(db, step);
  if (changes === undone) return 'This was taken back already.';
  if (erased > 0) return 'This cannot be taken back any more: what it changed was erased for good.';
  const later = changedSince(db, step);
  if (later !== undefined)
    return `This cannot be taken back: the memory ${later} was changed again afterwards. Take the later change back first.`;
  return null;
}

function takeBack(db: WritableDb, writer: MemoryWriter, change: StoredChange): void {
  const [now] = readMemories(db, [change.memoryId]);
  if (!now) return;
  if (change.before === null) {
    writer.restore(now, { ...now, state: 'deleted' });
    return;
  }
  const after: Memory = change.after ?? { ...change.before, state: 'deleted' };
  writer.restore(now, withLinks(db, putBack(now, change.before, after)));
  removeSourcesOfChange(db, change.memoryId, change.id);
}

/** `now` with everything as in `before` that differs between `before` and `after`. */
function putBack(now: Memory, before: Memory, after: Memory): Memory {
  const restored = putBackKeys(now, before, after, ['fields']);
  // Of another kind none of the fields is the same.
  if (before.kind !== after.kind) return { ...restored, fields: before.fields } as Memory;
  const fields = putBackKeys(now.fields, before.fields, after.fields, []);
  return { ...restored, fields } as Memory;
}

function putBackKeys<T extends object>(now: T, before: T, after: T, except: readonly string[]): T {
  const changed = Object.entries(before).filter(
    ([key, value]) =>
      !except.includes(key) && JSON.stringify(value) !== JSON.stringify(after[key as keyof T]),
  );
  return { ...now, ...Object.fromEntries(changed) };
}

/** A category or a successor that is gone by now cannot be linked to again. */
function withLinks(db: ReadableDb, memory: Memory): Memory {
  const { categoryId, supersededBy } = memory;
  return {
    ...memory,
    categoryId: categoryId !== null && hasCategory(db, categoryId) ? categoryId : null,
    supersededBy: supersededBy !== null && hasMemory(db, supersededBy) ? supersededBy : null,
  };
}
