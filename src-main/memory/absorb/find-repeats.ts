/**
 * Finds what is about to be added although it is there: the same words, or a passage that means nearly the same and names
 * no other fact. Such an entry becomes a further source of what is there.
 */
import { componentOf } from '../components.ts';
import { joinTexts } from '../join-texts.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import type { Memories } from '../memories.ts';
import { isAbsorbed, type AbsorbedKind, type AbsorbedMemory } from './absorbed-kinds.ts';
import { describeEvidence, plainWords, type PlannedWrite } from './check-operation.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { ground, groundClaimed, takeApart, type Claimed } from './grounding.ts';
import type { NearMemories, NearMemory } from './near-memories.ts';
import { dot } from './unit-vectors.ts';

type Addition = Extract<PlannedWrite, { action: 'add' }>;

/** From here on two passages say the same. */
export const sameCosine = 0.95;
/** The same words, however they are spelled, are nearer than this. */
const leastCosine = 0.85;
const comparedMemories = 5;
/** As long as the passages that memories are found under. */
const comparedChars = 1_500;
/** Memories whose passages may have no vectors yet. */
const keptRecent = 200;

interface Recent {
  readonly id: MemoryId;
  readonly vector: Float32Array;
}

export interface RepeatFinder {
  /** The writes with repetitions made further sources; within the batch they join the first that says so. */
  find(writes: readonly PlannedWrite[]): Promise<PlannedWrite[]>;
  /** What was added, with the write that it came from: the next batch may repeat it before it has a vector. */
  note(write: PlannedWrite, id: MemoryId): void;
}

export interface RepeatFinderParts {
  readonly embedder: Pick<Embedder, 'embedPassages'>;
  readonly near: NearMemories;
  readonly memories: Pick<Memories, 'getMany'>;
}

export function createRepeatFinder({ embedder, near, memories }: RepeatFinderParts): RepeatFinder {
  const vectorOf = new WeakMap<PlannedWrite, Float32Array>();
  let recent: Recent[] = [];
  /** Of the memories that the entries of one batch are compared with: many are near to several. */
  let evidence = new Map<string, Evidence>();

  return {
    async find(writes) {
      const additions = writes.filter((write): write is Addition => write.action === 'add');
      if (additions.length === 0) return [...writes];
      const vectors = await embed(additions);
      evidence = new Map();
      await near.refresh();
      const kept: PlannedWrite[] = writes.filter((write) => write.action !== 'add');
      const added: { write: Addition; readonly text: string; readonly vector: Float32Array | undefined }[] =
        [];
      for (const [place, write] of additions.entries()) {
        const vector = vectors[place];
        const text = textOf(write);
        const known = repeated(write, text, vector);
        if (known) {
          kept.push({ action: 'repeat', target: known.id, sources: write.sources });
          continue;
        }
        const twin = added.find((other) => isSameAddition(other, { write, text, vector }));
        if (twin) twin.write = { ...twin.write, sources: [...twin.write.sources, ...write.sources] };
        else added.push({ write, text, vector });
        // Comparing takes a millisecond or two; others have their turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const { write, vector } of added) if (vector) vectorOf.set(write, vector);
      return [...kept, ...added.map(({ write }) => write)];
    },
    note(write, id) {
      const vector = vectorOf.get(write);
      if (vector) recent = [...recent.slice(1 - keptRecent), { id, vector }];
    },
  };

  /** Without the model only what the batch itself repeats is recognised, by its words. */
  async function embed(additions: readonly Addition[]): Promise<readonly (Float32Array | undefined)[]> {
    try {
      return (await embedder.embedPassages(additions.map(textOf))).map(({ whole }) => whole);
    } catch {
      return [];
    }
  }

  function repeated(
    write: Addition,
    text: string,
    vector: Float32Array | undefined,
  ): AbsorbedMemory | undefined {
    if (!vector) return undefined;
    const candidates = [
      ...near.ofVector(vector, write.kind, comparedMemories, leastCosine),
      ...recentlyAdded(vector, write.kind),
    ].sort((a, b) => b.cosine - a.cosine);
    const known = new Map(candidates.map(({ memory, cosine }) => [memory.id, { memory, cosine }]));
    let claimed: Claimed | null = null;
    for (const { memory, cosine } of [...known.values()].slice(0, comparedMemories)) {
      if (plainWords(textOf(memory)) === plainWords(text)) return memory;
      if (cosine < sameCosine) continue;
      claimed ??= takeApart(write.claims);
      if (groundClaimed(claimed, [evidenceOf(memory)]).verdict === 'grounded') return memory;
    }
    return undefined;
  }

  function recentlyAdded(vector: Float32Array, kind: AbsorbedKind): NearMemory[] {
    const alike = recent
      .map(({ id, vector: other }) => ({ id, cosine: dot(vector, other) }))
      .filter(({ cosine }) => cosine >= sameCosine)
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, comparedMemories);
    const known = new Map(memories.getMany(alike.map(({ id }) => id)).map((memory) => [memory.id, memory]));
    return alike.flatMap(({ id, cosine }) => {
      const memory = known.get(id);
      return memory?.state === 'active' && memory.kind === kind && isAbsorbed(memory)
        ? [{ memory, cosine }]
        : [];
    });
  }

  function evidenceOf(memory: AbsorbedMemory): Evidence {
    const name = `${memory.id} ${memory.version}`;
    const known = evidence.get(name) ?? describeEvidence(memory);
    evidence.set(name, known);
    return known;
  }
}

function isSameAddition(
  a: { readonly write: Addition; readonly text: string; readonly vector: Float32Array | undefined },
  b: typeof a,
): boolean {
  if (a.write.kind !== b.write.kind) return false;
  if (plainWords(a.text) === plainWords(b.text)) return true;
  if (!a.vector || !b.vector || dot(a.vector, b.vector) < sameCosine) return false;
  const known = createEvidence({ text: a.text, occurredAt: a.write.occurredAt });
  return ground(b.write.claims, [known]).verdict === 'grounded';
}

/** As the passage of the memory will be. */
function textOf({ kind, fields }: Addition | AbsorbedMemory): string {
  const { titleOf, searchTextOf } = componentOf(kind);
  return joinTexts([titleOf(fields), searchTextOf(fields)]).slice(0, comparedChars);
}
