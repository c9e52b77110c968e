/** What would go with some memories if they were deleted for good. Changes nothing. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';

export interface DeletionCost {
  readonly memories: number;
  /** Frames and messages from which no memory would be left. */
  readonly sources: number;
  /** Rows of the history whose words go. */
  readonly changes: number;
  readonly passages: number;
  readonly vectors: number;
}

/** Sources are looked up by each of their two indexes; an OR of both would read them all. */
export function deletionCost(db: ReadableDb, ids: readonly MemoryId[]): DeletionCost {
  const parameters = { ids: JSON.stringify([...new Set(ids)]) };
  const going = 'WITH going (id) AS MATERIALIZED (SELECT value FROM json_each(:ids))';
  const count = (sql: string): number => db.value<number>(`${going} ${sql}`, parameters)!;
  const withoutMemory = (column: 'frame_id' | 'message_id'): number =>
    count(
      `SELECT count(DISTINCT s.${column}) FROM going CROSS JOIN memory_sources s ON s.memory_id = going.id
       WHERE s.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM memory_sources o
         WHERE o.${column} = s.${column} AND o.memory_id NOT IN (SELECT id FROM going))`,
    );
  const ofUnits = (table: 'unit_vectors' | 'scoped_vectors'): number =>
    count(
      `SELECT count(DISTINCT v.unit_id) FROM going CROSS JOIN units u ON u.memory_id = going.id
         JOIN ${table} v ON v.unit_id = u.id`,
    );
  return {
    memories: count('SELECT count(*) FROM going JOIN memories m ON m.id = going.id'),
    sources: withoutMemory('frame_id') + withoutMemory('message_id'),
    changes: count(
      `SELECT count(*) FROM going CROSS JOIN memory_changes c ON c.memory_id = going.id
       WHERE c.before IS NOT NULL OR c.after IS NOT NULL`,
    ),
    passages: count('SELECT count(*) FROM going CROSS JOIN units u ON u.memory_id = going.id'),
    vectors: ofUnits('unit_vectors') + ofUnits('scoped_vectors'),
  };
}
