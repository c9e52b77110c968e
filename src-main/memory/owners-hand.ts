/** Which memories the owner wrote, edited or confirmed: what others find goes beside those, never over them. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';

export function touchedByOwner(db: ReadableDb, ids: readonly MemoryId[]): Set<MemoryId> {
  return new Set(
    db.column<MemoryId>(
      `SELECT DISTINCT memory_id FROM memory_changes
       WHERE memory_id IN (SELECT value FROM json_each(?)) AND actor = 'owner' AND undone = 0`,
      [JSON.stringify(ids)],
    ),
  );
}
