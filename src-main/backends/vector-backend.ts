/** The `mem0` backend: facts as memories of a scope, found by their meaning and their words. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import {
  memoryIdSchema,
  memoryListSchema,
  type Memory,
  type MemoryId,
} from '../../src-preload/contract/memory.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import type { Change, Memories } from '../memory/memories.ts';
import type { Search } from '../memory/search/search.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import type { AddedMemory, ConversationBackend, ScopedEvent, ScopedMemory } from './backend.ts';
import { factFields, factText, requireText } from './fact.ts';
import { promised } from './promised.ts';
import type { Scope } from './scope.ts';
import { findSameMemory, messagesOfMemories, noteFact, scopesOfFacts } from './scoped-facts-table.ts';

export interface VectorBackendParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly search: Pick<Search, 'query'>;
}

const sliceOfAll = 1_000;

export function createVectorBackend({ db, memories, search }: VectorBackendParts): ConversationBackend {
  const backend: ConversationBackend = {
    name: 'mem0',
    add: (scope, text, actor, messageIds = []) =>
      promised(() => addOne(scope, { text, messageIds }, { actor })),
    get: (scope, id) => promised(() => toScoped(requireOwn(scope, id), scope)),
    list: (scope, { cursor, limit }) =>
      promised(() => {
        const query = memoryListSchema.parse({
          kinds: ['semantic'],
          states: ['active'],
          scope,
          cursor,
          limit,
        });
        const page = memories.list(query);
        return {
          memories: page.memories.map((memory) => toScoped(memory, scope)),
          nextCursor: page.nextCursor,
        };
      }),
    async search(scopes, question, limit) {
      const { hits } = await search.query(
        searchQuerySchema.parse({
          text: question,
          // Nobody who talks means the day on which a fact was written.
          literal: [question],
          filters: { kinds: ['semantic'], scopes },
          limit,
        }),
      );
      return hits.flatMap(({ origin, score }) => {
        if (origin.type !== 'memory') return [];
        const [memory] = memories.getMany([origin.id]);
        return memory?.scope ? [{ ...toScoped(memory, memory.scope as Scope), score }] : [];
      });
    },
    update: (scope, id, text, actor) =>
      promised(() => toScoped(updateOne(requireOwn(scope, id).id, scope, text, { actor }), scope)),
    delete: (scope, id, actor) => promised(() => void memories.remove([requireOwn(scope, id).id], { actor })),
    deleteAll: (scope, actor) =>
      promised(() => {
        const step = memories.beginStep();
        let count = 0;
        for (;;) {
          const ids = db.column<MemoryId>(
            `SELECT id FROM memories WHERE scope = ? AND kind = 'semantic' AND state = 'active' LIMIT ?`,
            [scope, sliceOfAll],
          );
          if (ids.length === 0) return count;
          count += memories.remove(ids, { actor, step }).memories;
        }
      }),
    change: (scope, changes, actor, noteToo = () => {}) =>
      promised(() => {
        const by = { actor, step: memories.beginStep() };
        return transaction(db, () => {
          const facts = changes.map((change) => {
            if (change.type === 'add') {
              const { event, memory } = addOne(scope, change, by);
              return { id: memory.id, isNew: event === 'ADD' };
            }
            const memory = findOwn(scope, change.id);
            if (!memory) return null;
            if (change.type === 'update') {
              return { id: updateOne(memory.id, scope, change.text, by).id, isNew: false };
            }
            memories.remove([memory.id], by);
            return null;
          });
          noteToo(facts);
          return facts;
        });
      }),
    messagesOf: (_, ids) => messagesOfMemories(db, ids),
    scopes: () => scopesOfFacts(db),
    history: (scope, id) =>
      promised(() =>
        memories
          .history(requireAny(scope, id))
          .toReversed()
          .filter(({ undone }) => !undone)
          .map(({ event, before, after, actor, changedAt }): ScopedEvent => ({
            event: event === 'ADD' || event === 'DELETE' ? event : 'UPDATE',
            before: before && factText(before),
            after: after && factText(after),
            actor,
            changedAt,
          })),
      ),
    async promptContext(scopes, question, { memories: count, chars }) {
      const found = await backend.search(scopes, question, count);
      return found.map(({ text }) => `- ${text.slice(0, chars)}`).join('\n');
    },
  };
  return backend;

  function addOne(
    scope: Scope,
    fact: { readonly text: string; readonly messageIds: readonly number[]; readonly occurredAt?: number },
    change: Change,
  ): AddedMemory {
    const text = requireText(fact.text);
    return transaction(db, () => {
      const sources = fact.messageIds.map((messageId) => ({ kind: 'message', messageId }) as const);
      const same = findSameMemory(db, memories, scope, text);
      if (same) {
        memories.update(same.id, {}, sources, change);
        return { event: 'NONE', memory: toScoped(same, scope) };
      }
      const fields = factFields(text);
      const { occurredAt } = fact;
      const memory = memories.add({ kind: 'semantic', scope, fields, occurredAt }, sources, change);
      noteFact(db, memory.id, scope, text);
      return { event: 'ADD', memory: toScoped(memory, scope) };
    });
  }

  function updateOne(id: MemoryId, scope: Scope, given: string, change: Change): Memory {
    const text = requireText(given);
    return transaction(db, () => {
      const after = memories.update(id, { fields: factFields(text) }, [], change);
      noteFact(db, after.id, scope, text);
      return after;
    });
  }

  /** What stands in another scope is said not to exist. */
  function requireOwn(scope: Scope, id: string): Memory {
    const memory = findOwn(scope, id);
    if (memory) return memory;
    throw new MnemeError('not-found', say('There is no memory {id} in {scope}.', { id, scope }));
  }

  function findOwn(scope: Scope, id: string): Memory | null {
    const parsed = memoryIdSchema.safeParse(id);
    const [memory] = parsed.success ? memories.getMany([parsed.data]) : [];
    return memory?.scope === scope && memory.kind === 'semantic' && memory.state === 'active' ? memory : null;
  }

  /** Also one that was deleted: its history tells that it was. */
  function requireAny(scope: Scope, id: string): MemoryId {
    const parsed = memoryIdSchema.safeParse(id);
    const known =
      parsed.success &&
      db.value<string>('SELECT scope FROM scoped_facts WHERE memory_id = ?', [parsed.data]) === scope;
    if (known) return parsed.data;
    throw new MnemeError('not-found', say('There is no memory {id} in {scope}.', { id, scope }));
  }
}

function toScoped(memory: Memory, scope: Scope): ScopedMemory {
  const { id, createdAt, updatedAt } = memory;
  return { id, scope, text: factText(memory), createdAt, updatedAt };
}
