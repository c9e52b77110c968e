/** Pairs of memories of a kind whose passages mean nearly the same, among the newest. */
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import { dot, unitLength } from '../absorb/unit-vectors.ts';

export interface NearPair {
  readonly a: Memory;
  readonly b: Memory;
  /** Of their first passages; -1..1. */
  readonly cosine: number;
}

/**
 * All pairs from `leastCosine` on, nearest first. Compares each with each, so it pauses often (`base/in-turns.ts`): two thousand
 * memories take about a second.
 */
export function* nearPairs(
  db: ReadableDb,
  vectors: VectorIndex,
  memories: readonly Memory[],
  leastCosine: number,
): Generator<void, NearPair[]> {
  const units = firstUnits(
    db,
    memories.map(({ id }) => id),
  );
  const known = vectors.vectorsOf([...units.values()]);
  const entries = memories.flatMap((memory) => {
    const vector = known.get(units.get(memory.id) ?? -1);
    return vector ? [{ memory, vector: unitLength(vector) }] : [];
  });
  const pairs: NearPair[] = [];
  for (const [place, a] of entries.entries()) {
    yield;
    for (let other = place + 1; other < entries.length; other++) {
      const b = entries[other]!;
      const cosine = dot(a.vector, b.vector);
      if (cosine >= leastCosine) pairs.push({ a: a.memory, b: b.memory, cosine });
    }
  }
  return pairs.sort((a, b) => b.cosine - a.cosine);
}

function firstUnits(db: ReadableDb, ids: readonly MemoryId[]): Map<MemoryId, number> {
  const rows = db.all<{ memoryId: MemoryId; id: number }>(
    `SELECT memory_id AS memoryId, min(id) AS id FROM units
     WHERE memory_id IN (SELECT value FROM json_each(?)) GROUP BY memory_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ memoryId, id }) => [memoryId, id]));
}
