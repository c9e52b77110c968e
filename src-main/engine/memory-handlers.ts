/**
 * Serves what the window asks of memories. All that it changes, the owner changes. What they write is redacted like all else:
 * memories are searched, read by models and exported, and a secret has one place where it is none of that, the vault.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MemoryId, memoryRequests } from '../../src-preload/contract/memory.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { deleteFilter, readSavedFilters, saveFilter } from '../memory/browse/saved-filters.ts';
import type { Memories, Step } from '../memory/memories.ts';
import { redactFields } from '../privacy/redact-fields.ts';
import type { Redact, Removed } from '../privacy/redact.ts';
import { transaction, type Store } from '../store/database.ts';

export interface MemoryHandlerParts {
  readonly db: Store['db'];
  readonly store: Pick<Store, 'sizeBytes'>;
  readonly memories: Memories;
  readonly redact: Redact;
  /** What was taken out of something that the owner wrote. */
  readonly onWrittenSecrets: (removed: readonly Removed[]) => void;
}

const slice = 100;
const byOwner = { actor: 'owner' } as const;
const ownHand = [{ kind: 'owner' }] as const;

export function createMemoryHandlers({
  db,
  store,
  memories,
  redact,
  onWrittenSecrets,
}: MemoryHandlerParts): HandlersFor<typeof memoryRequests> {
  return {
    'memory.list': (query) => memories.browse(query),
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
    'memory.set-state': ({ ids, state }) =>
      inStep(ids, (some, step) => memories.setState(some, state, { ...byOwner, step }).memories),
    'memory.confirm': ({ ids }) => inStep(ids, confirm),
    'memory.delete': ({ ids, forGood }) =>
      inStep(ids, (some, step) =>
        forGood ? memories.erase(some, 'owner') : memories.remove(some, { ...byOwner, step }).memories,
      ),
    'memory.undo': ({ step }) => memories.undo(step, 'owner'),
    'memory.statistics': () => ({
      ...memories.statistics(),
      waiting: db.value<number>(
        `SELECT count(*) FROM batches WHERE state IN ('waiting', 'no-model', 'over-budget', 'failed')`,
      )!,
      bytes: store.sizeBytes(),
    }),
    'memory.core': () => memories.core(),
  };

  function cleaned<Written>(written: Written): Written {
    const { fields, removed } = redactFields(written, redact);
    if (removed.length > 0) onWrittenSecrets(removed);
    return fields;
  }

  /** One step for the owner, and many transactions: ten thousand at once would stop all else for seconds. */
  async function inStep(
    ids: readonly MemoryId[],
    act: (some: readonly MemoryId[], step: number) => number,
  ): Promise<Step> {
    const step = memories.beginStep();
    let changed = 0;
    for (let from = 0; from < ids.length; from += slice) {
      if (from > 0) await nextTurn();
      changed += act(ids.slice(from, from + slice), step);
    }
    return { step, memories: changed };
  }

  function confirm(ids: readonly MemoryId[], step: number): number {
    return transaction(db, () => {
      const changed = memories.getMany(ids).filter((memory) => {
        const fields = memory.kind === 'procedural' ? { validation: 'confirmed' } : {};
        const change = { ...byOwner, step, reason: 'Confirmed' };
        const after = memories.update(memory.id, { confidence: 1, fields }, [], change);
        return after.version > memory.version;
      });
      return changed.length;
    });
  }
}
