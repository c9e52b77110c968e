/**
 * Serves what the window asks of memories. All that it changes, the owner changes. What they write is redacted like all else:
 * memories are searched, read by models and exported, and a secret has one place where it is none of that, the vault.
 */
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Memory, MemoryId, MemoryListQuery, memoryRequests } from '../../src-preload/contract/memory.ts';
import {
  mostNamed,
  type ManyChange,
  type memoryStepsRequests,
} from '../../src-preload/contract/memory-steps.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import { deleteFilter, readSavedFilters, saveFilter } from '../memory/browse/saved-filters.ts';
import { deletionCost } from '../memory/deletion-cost.ts';
import type { Memories, MemoryUpdate } from '../memory/memories.ts';
import { proposeSplit } from '../memory/split-memory.ts';
import { createOwnersWords, type OwnersWordsParts } from './owners-words.ts';
import { transaction, type Store } from '../store/database.ts';
import { createMemorySteps, type StepProgress } from './memory-steps.ts';

export interface MemoryHandlerParts extends OwnersWordsParts {
  readonly db: Store['db'];
  readonly store: Pick<Store, 'sizeBytes'>;
  readonly clock: Clock;
  readonly memories: Memories;
  /** A list is shown from its beginning, or from anywhere in it. */
  readonly onListed: (query: MemoryListQuery) => void;
  readonly onStepProgress: (progress: StepProgress) => void;
}

const byOwner = { actor: 'owner' } as const;
const ownHand = [{ kind: 'owner' }] as const;

export function createMemoryHandlers(
  parts: MemoryHandlerParts,
): HandlersFor<typeof memoryRequests & typeof memoryStepsRequests> {
  const { db, store, clock, memories, onListed, onStepProgress } = parts;
  const cleaned = createOwnersWords(parts);
  const steps = createMemorySteps(memories, onStepProgress);
  return {
    'memory.list': (query) => {
      if (query.cursor === null) onListed(query);
      return memories.browse(query);
    },
    'memory.saved-filters': () => readSavedFilters(db),
    'memory.save-filter': (filter) => saveFilter(db, filter),
    'memory.delete-filter': ({ id }) => {
      deleteFilter(db, id);
      return {};
    },
    'memory.get': ({ id }) => ({
      memory: memories.get(id),
      sources: memories.sources(id),
      history: memories.history(id),
      supersedes: memories.supersededBy(id),
    }),
    'memory.opened': ({ id }) => {
      memories.noteOpened(id);
      return {};
    },
    'memory.of-frame': ({ frameId }) => memories.ofFrame(frameId),
    'memory.create': (memory) => memories.add(cleaned(memory), ownHand, byOwner),
    'memory.update': ({ id, version, patch }) =>
      memories.update(id, cleaned(patch), ownHand, byOwner, version),
    'memory.choose': async ({ filter }) => {
      const until = clock.now();
      const found = await steps.find(filter, until);
      return { memories: found.length, ids: found.length > mostNamed ? null : found, until };
    },
    'memory.set-state': ({ state, ...chosen }) =>
      steps.run(chosen, (some, step) => memories.setState(some, state, { ...byOwner, step }).memories),
    'memory.confirm': (chosen) => steps.run(chosen, confirm),
    'memory.delete': ({ forGood, ...chosen }) =>
      forGood
        ? steps.run(chosen, (some) => memories.erase(some, 'owner'))
        : memories.whileRemoving(() =>
            steps.run(chosen, (some, step) => memories.remove(some, { ...byOwner, step }).memories),
          ),
    'memory.change-many': async ({ change, ...chosen }) => {
      let skipped = 0;
      const wanted = cleaned(change);
      const done = await steps.run(chosen, (some, step) => {
        const changed = changeMany(some, wanted, step);
        skipped += changed.skipped;
        return changed.memories;
      });
      return { ...done, skipped };
    },
    'memory.merge': ({ ids }) => {
      const step = memories.beginStep();
      const memory = memories.merge(ids, { ...byOwner, step });
      return { step, memories: new Set(ids).size, memory };
    },
    'memory.propose-split': ({ id }) => proposeSplit(memories.get(id)),
    'memory.split': ({ id, version, parts }) => memories.split(id, cleaned(parts), byOwner, version),
    'memory.deletion-cost': async (chosen) => inTurns(deletionCost(db, await steps.idsOf(chosen))),
    'memory.stop-step': ({ step }) => {
      steps.stop(step);
      return {};
    },
    'memory.undo': ({ step }) => steps.undo(step),
    'memory.statistics': () => ({
      ...memories.statistics(),
      waiting: db.value<number>(
        `SELECT count(*) FROM batches WHERE state IN ('waiting', 'no-model', 'over-budget', 'failed')`,
      )!,
      bytes: store.sizeBytes(),
    }),
    'memory.core': () => memories.core(),
  };

  /** One that cannot be changed so is left as it is. */
  function changeMany(
    ids: readonly MemoryId[],
    change: ManyChange,
    step: number,
  ): { readonly memories: number; readonly skipped: number } {
    const whole = { ...byOwner, step };
    return transaction(db, () => {
      const there = memories.getMany(ids);
      if (change.type === 'retype') {
        const able = there.filter(({ kind }) => kind !== change.kind);
        const changed = memories.retype(ids, change.kind, whole).memories;
        return { memories: changed, skipped: able.length - changed };
      }
      const changed = there.filter(
        (memory) => memories.update(memory.id, updateOf(memory, change), [], whole).version > memory.version,
      );
      return { memories: changed.length, skipped: 0 };
    });
  }

  function confirm(ids: readonly MemoryId[], step: number): number {
    return transaction(db, () => {
      const changed = memories.getMany(ids).filter((memory) => {
        const fields = memory.kind === 'procedural' ? { validation: 'confirmed' } : {};
        const change = { ...byOwner, step, reason: tell('Confirmed') };
        const after = memories.update(memory.id, { confidence: 1, fields }, [], change);
        return after.version > memory.version;
      });
      return changed.length;
    });
  }
}

const mostTags = 50;

function updateOf({ tags }: Memory, change: Exclude<ManyChange, { type: 'retype' }>): MemoryUpdate {
  if (change.type === 'file') return { categoryId: change.categoryId };
  if (change.type === 'pin') return { pinned: change.pinned };
  if (change.type === 'expire') return { expiresAt: change.at };
  const kept = tags.filter((tag) => !change.remove.includes(tag));
  return { tags: [...new Set([...kept, ...change.add])].slice(0, mostTags) };
}
