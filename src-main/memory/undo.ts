/**
 * Takes a step back. Only what the step changed is put back as it was, so that what grew meanwhile without a change (what was
 * read of a page, for one) stays. Refused where a later change stands on it.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { changedSince, changesOfStep, markUndone, type StoredChange } from './history.ts';
import { hasCategory, hasMemory, readMemories } from './memories-table.ts';
import type { MemoryWriter } from './memory-writer.ts';
import type { Step } from './memories.ts';
import { removeSourcesOfChange } from './sources.ts';

/** Throws `not-found` for a step that never was, `conflict` where it cannot be taken back (any more). */
export function undoStep(db: WritableDb, writer: MemoryWriter, step: number): Step {
  return transaction(db, () => {
    const changes = changesOfStep(db, step);
    if (changes.length === 0) throw new MnemeError('not-found', `There is no step ${step} to take back.`);
    const obstacle = obstacleTo(db, step, changes);
    if (obstacle !== null) throw new MnemeError('conflict', obstacle);
    for (const change of changes) takeBack(db, writer, change);
    markUndone(db, step);
    return { step, memories: new Set(changes.map(({ memoryId }) => memoryId)).size };
  });
}

/** Whether a step can still be taken back. */
export function canUndo(db: ReadableDb, step: number): boolean {
  return obstacleTo(db, step, changesOfStep(db, step)) === null;
}

function obstacleTo(db: ReadableDb, step: number, changes: readonly StoredChange[]): string | null {
  if (changes.some(({ undone }) => undone)) return 'This was taken back already.';
  if (changes.some((change) => isBlank(change) || !hasMemory(db, change.memoryId)))
    return 'This cannot be taken back any more: what it changed was erased for good.';
  const later = changedSince(db, step);
  if (later !== undefined)
    return `This cannot be taken back: the memory ${later} was changed again afterwards. Take the later change back first.`;
  return null;
}

function isBlank({ before, after }: StoredChange): boolean {
  return before === null && after === null;
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
