/** Which memories the owner wrote, edited or confirmed: what others find goes beside those, never over them. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';

/** What only put it in order (a tag, a category, a pin, another kind) wrote nothing: it goes with what it came from. */
export function touchedByOwner(db: ReadableDb, ids: readonly MemoryId[]): Set<MemoryId> {
  return new Set(
    db.column<MemoryId>(
      `SELECT DISTINCT memory_id FROM memory_changes
       WHERE memory_id IN (SELECT value FROM json_each(?)) AND actor = 'owner' AND undone = 0
         AND event <> 'RETYPE'
         AND NOT (event = 'UPDATE' AND before ->> '$.fields' IS after ->> '$.fields'
           AND before ->> '$.title' IS after ->> '$.title' AND before ->> '$.confidence' IS after ->> '$.confidence'
           AND before ->> '$.occurredAt' IS after ->> '$.occurredAt')`,
      [JSON.stringify(ids)],
    ),
  );
}
