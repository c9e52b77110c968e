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

/** Of those that all say nearly the same each need not be compared with each. */
const nearestOfOne = 20;
const vectorsAtOnce = 100;

/**
 * Hands on the pairs from `leastCosine` on: of each memory those with the nearest of the older ones. Compares each with each, so it
 * pauses often (`base/in-turns.ts`), and says how far it has come (0..1): two thousand memories take about a second.
 */
export function* nearPairs(
  { db, vectors }: { readonly db: ReadableDb; readonly vectors: VectorIndex },
  memories: readonly Memory[],
  leastCosine: number,
  take: (pair: NearPair) => void,
): Generator<number, void> {
  const entries: { readonly memory: Memory; readonly vector: Float32Array }[] = [];
  for (let from = 0; from < memories.length; from += vectorsAtOnce) {
    const some = memories.slice(from, from + vectorsAtOnce);
    const units = firstUnits(
      db,
      some.map(({ id }) => id),
    );
    const known = vectors.vectorsOf([...units.values()]);
    for (const memory of some) {
      const vector = known.get(units.get(memory.id) ?? -1);
      if (vector) entries.push({ memory, vector: unitLength(vector) });
    }
    yield 0;
  }
  for (const [place, { memory: a, vector }] of entries.entries()) {
    yield place / entries.length;
    const near: NearPair[] = [];
    for (let other = place + 1; other < entries.length; other++) {
      const cosine = dot(vector, entries[other]!.vector);
      if (cosine >= leastCosine) near.push({ a, b: entries[other]!.memory, cosine });
    }
    for (const pair of near.sort((one, other) => other.cosine - one.cosine).slice(0, nearestOfOne)) {
      take(pair);
      yield place / entries.length;
    }
  }
}

function firstUnits(db: ReadableDb, ids: readonly MemoryId[]): Map<MemoryId, number> {
  const rows = db.all<{ memoryId: MemoryId; id: number }>(
    `SELECT memory_id AS memoryId, min(id) AS id FROM units
     WHERE memory_id IN (SELECT value FROM json_each(?)) GROUP BY memory_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ memoryId, id }) => [memoryId, id]));
}
