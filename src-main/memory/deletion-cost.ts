/** What would go with some memories if they were deleted for good. Changes nothing in the store. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { WritableDb } from '../store/statements.ts';

export interface DeletionCost {
  readonly memories: number;
  /** Frames and messages from which no memory would be left. */
  readonly sources: number;
  /** Rows of the history whose words go. */
  readonly changes: number;
  readonly passages: number;
  readonly vectors: number;
}

const slice = 500;

/**
 * Counts a bit with each turn. Sources are looked up by each of their two indexes; an OR of both would read them all. A source of
 * several memories is counted with the first of them.
 */
export function* deletionCost(db: WritableDb, ids: readonly MemoryId[]): Generator<void, DeletionCost> {
  // In memory alone, and gone with the connection.
  db.run(`CREATE TEMP TABLE IF NOT EXISTS going_memories
    (asked INTEGER, id TEXT, PRIMARY KEY (asked, id)) WITHOUT ROWID`);
  const asked = db.value<number>('SELECT coalesce(max(asked), 0) + 1 FROM going_memories')!;
  try {
    for (const some of slicesOf(ids)) {
      db.run('INSERT OR IGNORE INTO going_memories SELECT :asked, value FROM json_each(:ids)', {
        asked,
        ids: JSON.stringify(some),
      });
      yield;
    }
    const cost = { memories: 0, sources: 0, changes: 0, passages: 0, vectors: 0 };
    for (const some of slicesOf([...new Set(ids)])) {
      const more = costOf(db, asked, some);
      for (const key of ['memories', 'sources', 'changes', 'passages', 'vectors'] as const)
        cost[key] += more[key];
      yield;
    }
    return cost;
  } finally {
    db.run('DELETE FROM going_memories WHERE asked = ?', [asked]);
  }
}

function costOf(db: WritableDb, asked: number, ids: readonly MemoryId[]): DeletionCost {
  const parameters = { ids: JSON.stringify(ids) };
  const going = 'WITH going (id) AS MATERIALIZED (SELECT value FROM json_each(:ids))';
  const count = (sql: string, more: Record<string, number> = {}): number =>
    db.value<number>(`${going} ${sql}`, { ...parameters, ...more })!;
  const withoutMemory = (column: 'frame_id' | 'message_id'): number =>
    count(
      `SELECT count(DISTINCT s.${column}) FROM going CROSS JOIN memory_sources s ON s.memory_id = going.id
       WHERE s.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM memory_sources o
         WHERE o.${column} = s.${column} AND (o.memory_id < s.memory_id
           OR NOT EXISTS (SELECT 1 FROM going_memories g WHERE g.asked = :asked AND g.id = o.memory_id)))`,
      { asked },
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

function* slicesOf(ids: readonly MemoryId[]): Generator<readonly MemoryId[]> {
  for (let from = 0; from < ids.length; from += slice) yield ids.slice(from, from + slice);
}
