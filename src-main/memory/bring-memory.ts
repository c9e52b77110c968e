/** Brings a whole memory in from a file: id, times, version and state stay as they were, and the rest is written as for any other. */
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { componentOf } from './components.ts';
import { eraseMemories } from './erase-memories.ts';
import type { Change, NewSource } from './memories.ts';
import { hasCategory, readMemories } from './memories-table.ts';
import { isThere, type MemoryWriter, type WriterParts } from './memory-writer.ts';

type Brought = 'added' | 'known' | 'kept';

/** A removed one of the same id that can still be brought back gives way. */
export function bringMemory(
  parts: WriterParts,
  writer: MemoryWriter,
  memory: Memory,
  sources: readonly NewSource[],
  change: Change,
): Brought {
  const { db } = parts;
  const outcome = foreseeBringing(db, memory, change.step ?? null);
  if (outcome !== 'added') return outcome;
  if (readMemories(db, [memory.id]).length > 0) eraseMemories(parts, writer, [memory.id], change.actor);
  const categoryId =
    memory.categoryId !== null && hasCategory(db, memory.categoryId) ? memory.categoryId : null;
  writer.insert({ ...memory, categoryId, supersededBy: null }, sources, change);
  return 'added';
}

/** `step`: what that step added stands in nobody's place. */
export function foreseeBringing(db: ReadableDb, memory: Memory, step: number | null): Brought {
  if (readMemories(db, [memory.id]).some(isThere)) return 'known';
  const { onTwin, table } = componentOf(memory.kind);
  const twin =
    onTwin === undefined || memory.state !== 'active' ? undefined : table.twin?.(db, memory.fields);
  if (twin === undefined) return 'added';
  return onTwin === 'merge' && step !== null && isAddedBy(db, twin, step) ? 'added' : 'kept';
}

export function linkSuccessors(
  db: WritableDb,
  links: readonly (readonly [MemoryId, MemoryId])[],
  step: number,
): void {
  for (const [id, by] of links) {
    if (!isAddedBy(db, id, step)) continue;
    db.run(
      `UPDATE memories SET superseded_by = :by WHERE id = :id AND superseded_by IS NULL AND state = 'superseded'
         AND EXISTS (SELECT 1 FROM memories WHERE id = :by AND state <> 'deleted')`,
      { id, by },
    );
  }
}

function isAddedBy(db: ReadableDb, id: MemoryId, step: number): boolean {
  return (
    db.value<number>(`SELECT 1 FROM memory_changes WHERE memory_id = ? AND step = ? AND event = 'ADD'`, [
      id,
      step,
    ]) === 1
  );
}
