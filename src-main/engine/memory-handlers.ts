/** Serves what the window asks of memories. All that it changes, the owner changes. */
import type { memoryRequests } from '../../src-preload/contract/memory.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Memories } from '../memory/memories.ts';
import { transaction, type Store } from '../store/database.ts';

export interface MemoryHandlerParts {
  readonly db: Store['db'];
  readonly store: Pick<Store, 'sizeBytes'>;
  readonly memories: Memories;
}

const byOwner = { actor: 'owner' } as const;
const ownHand = [{ kind: 'owner' }] as const;

export function createMemoryHandlers({
  db,
  store,
  memories,
}: MemoryHandlerParts): HandlersFor<typeof memoryRequests> {
  return {
    'memory.list': (query) => memories.list(query),
    'memory.get': ({ id }) => ({
      memory: memories.get(id),
      sources: memories.sources(id),
      history: memories.history(id),
      supersedes: memories.supersededBy(id),
    }),
    'memory.of-frame': ({ frameId }) => memories.ofFrame(frameId),
    'memory.create': (memory) => memories.add(memory, ownHand, byOwner),
    'memory.update': ({ id, version, patch }) => memories.update(id, patch, ownHand, byOwner, version),
    'memory.set-state': ({ ids, state }) => memories.setState(ids, state, byOwner),
    'memory.confirm': ({ ids }) =>
      transaction(db, () => {
        const step = memories.beginStep();
        const changed = memories.getMany(ids).filter((memory) => {
          const fields = memory.kind === 'procedural' ? { validation: 'confirmed' } : {};
          const change = { ...byOwner, step, reason: 'Confirmed' };
          const after = memories.update(memory.id, { confidence: 1, fields }, [], change);
          return after.version > memory.version;
        });
        return { step, memories: changed.length };
      }),
    'memory.delete': ({ ids, forGood }) =>
      forGood
        ? { step: memories.beginStep(), memories: memories.erase(ids, 'owner') }
        : memories.remove(ids, byOwner),
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
}
