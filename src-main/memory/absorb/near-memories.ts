/** The existing memories that a text or a batch is about, by the meaning of their passages. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import type { Memories } from '../memories.ts';
import { absorbedKinds, isAbsorbed, type AbsorbedKind, type AbsorbedMemory } from './absorbed-kinds.ts';
import { createMemoryUnitsMap } from './memory-units-map.ts';

export interface NearMemory {
  readonly memory: AbsorbedMemory;
  /** Of the passage that is nearest; -1..1. */
  readonly cosine: number;
}

export interface NearMemories {
  /** For a batch, from the vectors that its passages have by now: core memory, and the nearest `perKind` of each other kind. */
  ofUnits(unitIds: readonly number[], perKind: number): Promise<AbsorbedMemory[]>;
  /** Memories in force of a kind, nearest first; no core memory, which has no passages. */
  ofVector(vector: Float32Array, kind: AbsorbedKind, count: number): NearMemory[];
  /** To be called before `ofVector`, after memories were added. */
  refresh(): Promise<void>;
}

/** Neighbouring passages are mostly about one thing: the mean of some of them asks for all. */
const probes = 4;
const askedUnits = 150;
const leastCosine = 0.5;

export interface NearMemoriesParts {
  readonly db: ReadableDb;
  readonly vectors: VectorIndex;
  readonly memories: Pick<Memories, 'getMany' | 'core' | 'list'>;
}

export function createNearMemories({ db, vectors, memories }: NearMemoriesParts): NearMemories {
  const units = createMemoryUnitsMap(db);

  /** Best cosine of each memory in force. */
  function nearest(vector: Float32Array, count: number): Map<MemoryId, number> {
    const found = vectors.nearest(vector, count, (unitId) => units.has(unitId));
    const rows = db.all<{ id: number; memoryId: MemoryId }>(
      `SELECT u.id, u.memory_id AS memoryId FROM units u JOIN memories m ON m.id = u.memory_id AND m.state = 'active'
       WHERE u.id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(found.map(({ id }) => id))],
    );
    const memoryOf = new Map(rows.map(({ id, memoryId }) => [id, memoryId]));
    const best = new Map<MemoryId, number>();
    for (const { id, cosine } of found) {
      const memory = memoryOf.get(id);
      if (memory !== undefined && !best.has(memory)) best.set(memory, cosine);
    }
    return best;
  }

  function read(ids: readonly MemoryId[]): AbsorbedMemory[] {
    const known = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
    return ids.flatMap((id) => known.get(id) ?? []).filter(isAbsorbed);
  }

  function coreBlocks(): AbsorbedMemory[] {
    return read(memories.core().flatMap(({ id }) => id ?? []));
  }

  /** While nothing can be compared yet: what was written last. */
  function newest(perKind: number): AbsorbedMemory[] {
    return absorbedKinds
      .filter((kind) => kind !== 'core')
      .flatMap((kind) =>
        memories
          .list({
            kinds: [kind],
            states: ['active'],
            categoryId: null,
            tag: null,
            scope: null,
            from: null,
            to: null,
            unconfirmed: false,
            cursor: null,
            limit: perKind,
          })
          .memories.filter(isAbsorbed),
      );
  }

  return {
    refresh: () => units.refresh(),
    ofVector: (vector, kind, count) => readKind([...nearest(vector, askedUnits)], kind, count),
    async ofUnits(unitIds, perKind) {
      await units.refresh();
      const known = vectors.vectorsOf(unitIds);
      const inOrder = unitIds.flatMap((id) => known.get(id) ?? []);
      if (inOrder.length === 0) return [...coreBlocks(), ...newest(perKind)];
      const best = new Map<MemoryId, number>();
      const size = Math.ceil(inOrder.length / probes);
      for (let start = 0; start < inOrder.length; start += size) {
        for (const [id, cosine] of nearest(meanOf(inOrder.slice(start, start + size)), askedUnits))
          best.set(id, Math.max(cosine, best.get(id) ?? -1));
        await new Promise((resolve) => setImmediate(resolve));
      }
      const ranked = [...best].filter(([, cosine]) => cosine >= leastCosine).sort((a, b) => b[1] - a[1]);
      const found = read(ranked.map(([id]) => id));
      return [
        ...coreBlocks(),
        ...absorbedKinds.flatMap((kind) => found.filter((memory) => memory.kind === kind).slice(0, perKind)),
      ];
    },
  };

  function readKind(
    best: readonly (readonly [MemoryId, number])[],
    kind: AbsorbedKind,
    count: number,
  ): NearMemory[] {
    const cosines = new Map(best);
    return read([...cosines.keys()])
      .filter((memory) => memory.kind === kind)
      .slice(0, count)
      .map((memory) => ({ memory, cosine: cosines.get(memory.id)! }));
  }
}

/** Of vectors of any length, each counted alike. */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) {
    let square = 0;
    for (const part of vector) square += part * part;
    const length = Math.sqrt(square) || 1;
    for (let place = 0; place < mean.length; place++) mean[place]! += vector[place]! / length;
  }
  return mean;
}
