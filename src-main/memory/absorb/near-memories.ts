/** The existing memories that a text or a batch is about, by the meaning of their passages. */
import { memoryListSchema, type MemoryId, type MemoryKind } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import type { Memories } from '../memories.ts';
import { absorbedKinds, isAbsorbed, type AbsorbedKind, type AbsorbedMemory } from './absorbed-kinds.ts';
import { createMemoryUnitsMap } from './memory-units-map.ts';
import { dot, unitLength } from './unit-vectors.ts';

export interface NearMemory {
  readonly memory: AbsorbedMemory;
  /** Of the passage that is nearest; -1..1. */
  readonly cosine: number;
}

export interface NearMemories {
  /** For a batch, from the vectors that its passages have by now: core memory, and the nearest of all other kinds together. */
  ofUnits(unitIds: readonly number[], most: number): Promise<AbsorbedMemory[]>;
  /** Memories in force of a kind from the cosine `least` on, nearest first; no core memory, which has no passages. */
  ofVector(vector: Float32Array, kind: AbsorbedKind, count: number, least: number): NearMemory[];
  /** To be called before `ofVector`, after memories were added. */
  refresh(): Promise<void>;
}

/** Neighbouring passages are mostly about one thing: the mean of some of them asks for all. */
const probes = 5;
/** Facts change the most: a model must see the one that an item changes, and a batch may have twenty items. */
const shownOfKind = { core: 2, episodic: 8, semantic: 24, procedural: 4, resource: 6 } as const;
const shownInAll = 42;
const askedUnits = 100;
const askedOfPassage = 10;
/** What says the same is among the very nearest, whatever its kind. */
const askedOfEntry = 20;
const leastCosine = 0.5;

interface NearUnit {
  readonly id: number;
  readonly memoryId: MemoryId;
  readonly kind: MemoryKind;
  readonly cosine: number;
}

export interface NearMemoriesParts {
  readonly db: ReadableDb;
  readonly vectors: VectorIndex;
  readonly memories: Pick<Memories, 'getMany' | 'core' | 'list'>;
}

export function createNearMemories({ db, vectors, memories }: NearMemoriesParts): NearMemories {
  const units = createMemoryUnitsMap(db);

  /** The passages of the owner's memories in force that are nearest, best first. What agents keep is not theirs to change. */
  function nearest(vector: Float32Array, count: number, least: number): NearUnit[] {
    const found = vectors
      .nearest(vector, count, (unitId) => units.has(unitId))
      .filter(({ cosine }) => cosine >= least);
    if (found.length === 0) return [];
    const rows = db.all<Pick<NearUnit, 'id' | 'memoryId' | 'kind'>>(
      `SELECT u.id, u.memory_id AS memoryId, m.kind FROM units u JOIN memories m ON m.id = u.memory_id
         AND m.state = 'active' AND m.scope IS NULL
       WHERE u.id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(found.map(({ id }) => id))],
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    return found.flatMap(({ id, cosine }) => {
      const row = known.get(id);
      return row ? [{ ...row, cosine }] : [];
    });
  }

  function read(ids: readonly MemoryId[]): AbsorbedMemory[] {
    const known = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
    return ids.flatMap((id) => known.get(id) ?? []).filter(isAbsorbed);
  }

  function coreBlocks(): AbsorbedMemory[] {
    return read(memories.core().flatMap(({ id }) => id ?? []));
  }

  /** While nothing can be compared yet: what was written last. */
  function newest(): AbsorbedMemory[] {
    return absorbedKinds
      .filter((kind) => kind !== 'core')
      .flatMap((kind) =>
        memories
          .list(memoryListSchema.parse({ kinds: [kind], states: ['active'], limit: shownOfKind[kind] }))
          .memories.filter(isAbsorbed),
      );
  }

  return {
    refresh: () => units.refresh(),
    ofVector(vector, kind, count, least) {
      const best = bestOfEach(nearest(vector, askedOfEntry, least).filter((unit) => unit.kind === kind));
      return read([...best.keys()].slice(0, count)).map((memory) => ({
        memory,
        cosine: best.get(memory.id)!,
      }));
    },
    async ofUnits(unitIds, most) {
      await units.refresh();
      const known = vectors.vectorsOf(unitIds);
      const inOrder = unitIds.flatMap((id) => known.get(id) ?? []).map(unitLength);
      if (inOrder.length === 0) return [...coreBlocks(), ...newest().slice(0, most)];
      const size = Math.ceil(inOrder.length / probes);
      const candidates = new Map<number, NearUnit>();
      for (let start = 0; start < inOrder.length; start += size) {
        const near = nearest(meanOf(inOrder.slice(start, start + size)), askedUnits, leastCosine);
        for (const unit of near) candidates.set(unit.id, unit);
        await nextTurn();
      }
      const ranked = inTurn(await nearestOfEach(inOrder, [...candidates.values()]));
      const kindOf = new Map([...candidates.values()].map(({ memoryId, kind }) => [memoryId, kind]));
      const share = Math.min(1, most / shownInAll);
      const shown = absorbedKinds.flatMap((kind) =>
        ranked.filter((id) => kindOf.get(id) === kind).slice(0, Math.ceil(shownOfKind[kind] * share)),
      );
      return [...coreBlocks(), ...read(shown)];
    },
  };

  /** For each passage of a batch the memories that are nearest to itself: the mean of several is near to none of them. */
  async function nearestOfEach(
    passages: readonly Float32Array[],
    candidates: readonly NearUnit[],
  ): Promise<MemoryId[][]> {
    const known = vectors.vectorsOf(candidates.map(({ id }) => id));
    const compared = candidates.flatMap(({ id, memoryId }) => {
      const vector = known.get(id);
      return vector ? [{ id, memoryId, vector: unitLength(vector) }] : [];
    });
    const lists: MemoryId[][] = [];
    for (const passage of passages) {
      const scored = compared
        .map(({ id, memoryId, vector }) => ({ id, memoryId, cosine: dot(passage, vector) }))
        .filter(({ cosine }) => cosine >= leastCosine)
        .sort((a, b) => b.cosine - a.cosine);
      lists.push([...bestOfEach(scored.slice(0, askedOfPassage)).keys()]);
      await nextTurn();
    }
    return lists;
  }
}

/** The first of each list, then the second of each, so that whatever a batch is about has its share. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, rank) =>
    lists.flatMap((list) => list.slice(rank, rank + 1)),
  );
  return [...new Set(all.flat())];
}

/** Of passages in the order of their cosines. */
function bestOfEach(found: readonly Omit<NearUnit, 'kind'>[]): Map<MemoryId, number> {
  const best = new Map<MemoryId, number>();
  for (const { memoryId, cosine } of found) if (!best.has(memoryId)) best.set(memoryId, cosine);
  return best;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]!.length);
  for (const vector of vectors)
    for (let place = 0; place < mean.length; place++) mean[place]! += vector[place]!;
  return mean;
}
