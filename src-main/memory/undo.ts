/**
 * Takes a step back. Only what the step changed is put back as it was, so that what grew meanwhile without a change (what was
 * read of a page, for one) stays. Refused where a later change stands on it.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { createSliceSize } from '../base/slice-size.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import {
  changedSince,
  changesOfStep,
  markUndone,
  standingOf,
  type StoredChange,
  type Stretch,
} from './history.ts';
import { hasCategory, hasMemory, readMemories } from './memories-table.ts';
import type { MemoryWriter } from './memory-writer.ts';
import type { Step, UndoProgress } from './memories.ts';
import { removeSourcesOfChange } from './sources.ts';

const takenBackAtOnce = 200;
/** Looking at a stretch takes some milliseconds. */
const lookedAtOnce = 2_000;
/** Of a longer step it is taken for granted that the rest is as the beginning. */
const lookedAtMost = 10_000;

/** Throws `not-found` for a step that never was, `conflict` where it cannot be taken back (any more). */
export function undoStep(db: WritableDb, writer: MemoryWriter, step: number): Step {
  return transaction(db, () => {
    mayUndo(step, standingOf(db, { step, most: -1 }));
    const obstacle = obstacleIn(db, { step, most: -1 });
    if (obstacle !== null) throw new MnemeError('conflict', obstacle);
    const { memoryIds } = takeBackSome(db, writer, { step, most: -1 });
    return { step, memories: memoryIds.length };
  });
}

/**
 * The same a bit at a time, for steps of any length: looks at all of it first, then takes changes back, the newest first, some
 * with each turn, which is a transaction. Throws as `undoStep`; what was taken back before it threw stays so, and the next
 * call goes on.
 */
export function* undoInSlices(
  db: WritableDb,
  writer: MemoryWriter,
  step: number,
): Generator<UndoProgress, void, undefined> {
  const sum = { changes: 0, undone: 0 };
  for (let after = 0; ;) {
    const stretch = { step, after, most: lookedAtOnce };
    const { changes, undone, last } = standingOf(db, stretch);
    if (last === null) break;
    const obstacle = changes > undone ? obstacleIn(db, stretch) : null;
    if (obstacle !== null) throw new MnemeError('conflict', obstacle);
    sum.changes += changes;
    sum.undone += undone;
    after = last;
    yield { memoryIds: [], left: sum.changes - sum.undone };
  }
  mayUndo(step, sum);
  const size = createSliceSize({ most: takenBackAtOnce });
  for (let [before, left] = [Number.MAX_SAFE_INTEGER, sum.changes - sum.undone]; left > 0;) {
    const startedAt = performance.now();
    const { memoryIds, changes, first } = transaction(db, () =>
      takeBackSome(db, writer, { step, before, most: size.rows }),
    );
    size.took(performance.now() - startedAt);
    if (changes === 0) return;
    before = first;
    left -= changes;
    yield { memoryIds, left };
  }
}

/** Whether a step can still be taken back. */
export function canUndo(db: ReadableDb, step: number): boolean {
  const beginning = { step, most: lookedAtMost };
  const { changes, undone } = standingOf(db, beginning);
  return changes > undone && obstacleIn(db, beginning) === null;
}

function mayUndo(
  step: number,
  { changes, undone }: { readonly changes: number; readonly undone: number },
): void {
  if (changes === 0)
    throw new MnemeError('not-found', say('There is no step {step} to take back.', { step }));
  if (changes === undone) throw new MnemeError('conflict', say('This was taken back already.'));
}

function obstacleIn(db: ReadableDb, stretch: Stretch): Sentence | null {
  if (standingOf(db, stretch).erased > 0)
    return say('This cannot be taken back any more: what it changed was erased for good.');
  const later = changedSince(db, stretch);
  if (later !== undefined)
    return say(
      'This cannot be taken back: the memory {later} was changed again afterwards. Take the later change back first.',
      { later },
    );
  return null;
}

/** The newest changes of a stretch that are not taken back yet. `first`: the lowest of their numbers. */
function takeBackSome(
  db: WritableDb,
  writer: MemoryWriter,
  stretch: Stretch,
): { readonly memoryIds: MemoryId[]; readonly changes: number; readonly first: number } {
  const changes = changesOfStep(db, stretch);
  const first = changes.at(-1)?.id ?? 0;
  // Something may have happened since the whole step was looked at.
  const obstacle = changes.length > 0 ? obstacleIn(db, { ...stretch, after: first - 1, most: -1 }) : null;
  if (obstacle !== null) throw new MnemeError('conflict', obstacle);
  for (const change of changes) takeBack(db, writer, change);
  markUndone(db, changes);
  return { memoryIds: [...new Set(changes.map(({ memoryId }) => memoryId))], changes: changes.length, first };
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
