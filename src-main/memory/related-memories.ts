/** The memories whose passages mean nearly the same as one's own, by the vectors of the embedder in use. */
import type { RelatedMemory } from '../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { VectorIndex } from '../store/vector-index.ts';
import { createMemoryUnitsMap } from './absorb/memory-units-map.ts';
import { unitLength } from './absorb/unit-vectors.ts';

export interface RelatedMemories {
  /** Nearest first; of the same scope, in force. `isKnown` is false where its own passages have no vector yet. */
  of(id: MemoryId): Promise<{ readonly memories: RelatedMemory[]; readonly isKnown: boolean }>;
}

const shown = 6;
/** Its own passages and further ones of the same memory are among them. */
const asked = 60;
/** The shipped model gives 0.4 to 0.6 to what has nothing in common. */
const leastCosine = 0.66;
/** A long memory is about what it begins with. */
const ownPassages = 4;

export function createRelatedMemories(
  db: ReadableDb,
  vectors: Pick<VectorIndex, 'nearest' | 'vectorsOf'>,
): RelatedMemories {
  const units = createMemoryUnitsMap(db);
  return {
    async of(id) {
      const own = db.column<number>(
        `SELECT id FROM units WHERE memory_id = ? ORDER BY id LIMIT ${ownPassages}`,
        [id],
      );
      const known = [...vectors.vectorsOf(own).values()].map(unitLength);
      if (known.length === 0) return { memories: [], isKnown: false };
      await units.refresh();
      const near = vectors
        .nearest(meanOf(known), asked, (unitId) => units.has(unitId))
        .filter(({ cosine }) => cosine >= leastCosine);
      return {
        memories: inOrder(
          db,
          id,
          near.map((unit) => unit.id),
        ),
        isKnown: true,
      };
    },
  };
}

/** In the order of their nearest passages. */
function inOrder(db: ReadableDb, id: MemoryId, unitIds: readonly number[]): RelatedMemory[] {
  return db.all<RelatedMemory>(
    `SELECT m.id, m.kind, m.title, m.occurred_at AS occurredAt
     FROM json_each(:unitIds) near JOIN units u ON u.id = near.value JOIN memories m ON m.id = u.memory_id
     WHERE m.id <> :id AND m.state = 'active' AND m.scope IS (SELECT scope FROM memories WHERE id = :id)
     GROUP BY m.id ORDER BY min(near.key) LIMIT ${shown}`,
    { id, unitIds: JSON.stringify(unitIds) },
  );
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]!.length);
  for (const vector of vectors)
    for (let place = 0; place < mean.length; place++) mean[place]! += vector[place]! / vectors.length;
  return mean;
}
