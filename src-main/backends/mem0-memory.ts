/**
 * The calls of mem0's open-source memory for JavaScript (`mem0ai/oss`), on this store: a program that was written for it is
 * moved by changing the import. The room's README lists what differs.
 */
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { memoryIdSchema, type Memory, type MemoryId } from '../../src-preload/contract/memory.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import type { Clock } from '../base/clock.ts';
import type { Llm } from '../llm/llm.ts';
import type { Memories } from '../memory/memories.ts';
import type { Search } from '../memory/search/search.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { extractFacts, type Decision, type TalkMessage } from './conversation-facts.ts';
import { factFields, factText, requireText } from './fact.ts';
import { createFactLearner } from './learn-facts.ts';
import { promised } from './promised.ts';
import { agentScope, type Scope } from './scope.ts';
import {
  idsInScopes,
  nobody,
  noteFact,
  readFacts,
  scopesOfOwners,
  type FactRow,
  type Metadata,
  type Owners,
} from './scoped-facts-table.ts';

export interface Mem0Parts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly search: Pick<Search, 'query'>;
  readonly llm: Llm;
  readonly clock: Clock;
}

/** At least one of the three must be named. */
export interface Mem0Owners {
  readonly userId?: string;
  readonly agentId?: string;
  readonly runId?: string;
}

export interface AddMemoryOptions extends Mem0Owners {
  readonly metadata?: Metadata;
  /** True (the default): a model finds the facts. False: each message is kept as it stands, and no model is asked. */
  readonly infer?: boolean;
  /** When it is archived: milliseconds since 1970-01-01 UTC, or an ISO date. */
  readonly expirationDate?: number | string;
  /** When it was said: milliseconds since 1970-01-01 UTC, or an ISO date; the usual is now. */
  readonly timestamp?: number | string;
}

export interface SearchMemoryOptions extends Mem0Owners {
  readonly limit?: number;
  /** Only memories whose metadata has these values. */
  readonly filters?: Metadata;
}

export interface MemoryItem {
  readonly id: string;
  readonly memory: string;
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When it is archived, ISO 8601; absent where it does not expire. */
  readonly expirationDate?: string;
  readonly score?: number;
  readonly metadata: Metadata;
  readonly userId?: string;
  readonly agentId?: string;
  readonly runId?: string;
}

export interface AddedItem {
  readonly id: string;
  readonly memory: string;
  readonly metadata: { readonly event: 'ADD' | 'UPDATE' | 'DELETE' | 'NONE' };
}

export interface HistoryItem {
  readonly id: string;
  readonly memoryId: string;
  readonly previousValue: string | null;
  readonly newValue: string | null;
  readonly action: 'ADD' | 'UPDATE' | 'DELETE';
  readonly createdAt: string;
}

/** Every call rejects with `MnemeError`; those that ask a model also with `LlmError`. */
export interface Mem0Memory {
  add(
    messages: string | readonly TalkMessage[],
    options: AddMemoryOptions,
  ): Promise<{ readonly results: readonly AddedItem[] }>;
  search(query: string, options: SearchMemoryOptions): Promise<{ readonly results: readonly MemoryItem[] }>;
  getAll(options: SearchMemoryOptions): Promise<{ readonly results: readonly MemoryItem[] }>;
  /** Null where there is none. */
  get(memoryId: string): Promise<MemoryItem | null>;
  update(memoryId: string, data: string): Promise<{ readonly message: string }>;
  delete(memoryId: string): Promise<{ readonly message: string }>;
  deleteAll(options: Mem0Owners): Promise<{ readonly message: string }>;
  /** Oldest first. */
  history(memoryId: string): Promise<readonly HistoryItem[]>;
  /** Removes everything that was added through these calls. */
  reset(): Promise<void>;
}

const ownersSchema = z.object({
  userId: z.string().min(1).max(200).optional(),
  agentId: z.string().min(1).max(200).optional(),
  runId: z.string().min(1).max(200).optional(),
});
const usualLimit = 100;
const all = 1_000_000;
const change = { actor: 'agent' } as const;

export function createMem0Memory({ db, memories, search, llm, clock }: Mem0Parts): Mem0Memory {
  const learner = createFactLearner({ db, memories, search, clock });
  return {
    async add(messages, options) {
      const owners = requireOwners(options);
      const talk: readonly TalkMessage[] =
        typeof messages === 'string' ? [{ role: 'user', content: messages }] : messages;
      const scope = scopeOf(owners);
      const decisions =
        options.infer === false
          ? talk
              .filter(({ role, content }) => role !== 'system' && content.trim() !== '')
              .map(({ name, content }): Decision => ({ event: 'ADD', text: content, speaker: name }))
          : await infer(talk, scope);
      return { results: write(decisions, scope, owners, options) };
    },

    async search(query, options) {
      const scopes = scopesOfOwners(db, requireOwners(options));
      const { limit = usualLimit, filters } = options;
      const { hits } = await search.query(
        searchQuerySchema.parse({
          text: query,
          literal: [query],
          filters: { kinds: ['semantic'], scopes },
          limit: Math.min(100, filters ? 100 : limit),
        }),
      );
      const scores = new Map(
        hits.flatMap(({ origin, score }) => (origin.type === 'memory' ? [[origin.id, score] as const] : [])),
      );
      const items = toItems([...scores.keys()]).filter((item) => matches(item.metadata, filters));
      return {
        results: items.slice(0, limit).map((item) => ({ ...item, score: scores.get(item.id as MemoryId)! })),
      };
    },

    getAll: (options) =>
      promised(() => {
        const scopes = scopesOfOwners(db, requireOwners(options));
        const { limit = usualLimit, filters } = options;
        const items = toItems(idsInScopes(db, scopes, filters ? all : limit));
        return { results: items.filter(({ metadata }) => matches(metadata, filters)).slice(0, limit) };
      }),

    get: (memoryId) => promised(() => toItems(idsOf(memoryId))[0] ?? null),

    update: (memoryId, data) =>
      promised(() => {
        const { id, scope } = requireFact(memoryId);
        const text = requireText(data);
        transaction(db, () => {
          memories.update(id, { fields: factFields(text) }, [], change);
          noteFact(db, id, scope, text);
        });
        return { message: 'Memory updated successfully!' };
      }),

    delete: (memoryId) =>
      promised(() => {
        memories.remove([requireFact(memoryId).id], change);
        return { message: 'Memory deleted successfully!' };
      }),

    deleteAll: (options) =>
      promised(() => {
        const owners = requireOwners(options);
        memories.remove(idsInScopes(db, scopesOfOwners(db, owners), all), change);
        return { message: 'Memories deleted successfully!' };
      }),

    history: (memoryId) =>
      promised(() =>
        memories
          .history(requireFact(memoryId, true).id)
          .toReversed()
          .filter(({ undone }) => !undone)
          .map(({ id, event, before, after, changedAt }) => ({
            id: String(id),
            memoryId,
            previousValue: before && factText(before),
            newValue: after && factText(after),
            action: event === 'ADD' || event === 'DELETE' ? event : ('UPDATE' as const),
            createdAt: new Date(changedAt).toISOString(),
          })),
      ),

    reset: () =>
      promised(() => {
        memories.remove(idsInScopes(db, scopesOfOwners(db, nobody), all), change);
      }),
  };

  /** Facts of a talk, each with what it means for what is there. */
  async function infer(talk: readonly TalkMessage[], scope: Scope): Promise<Decision[]> {
    const facts = await extractFacts(llm, talk, clock.now());
    return learner.decide(llm, scope, facts);
  }

  function write(
    decisions: readonly Decision[],
    scope: Scope,
    owners: Owners,
    { metadata, expirationDate, timestamp }: AddMemoryOptions,
  ): AddedItem[] {
    const details = {
      ...change,
      owners,
      metadata,
      expiresAt: expirationDate === undefined ? null : readDate(expirationDate),
      occurredAt: timestamp === undefined ? clock.now() : readDate(timestamp),
    };
    return learner
      .write(scope, decisions, details)
      .map(({ event, memory }) => item(memory, event === 'SUPERSEDED' ? 'DELETE' : event));
  }

  function idsOf(memoryId: string): MemoryId[] {
    const parsed = memoryIdSchema.safeParse(memoryId);
    return parsed.success ? [parsed.data] : [];
  }

  /** `alsoGone`: one that was deleted or superseded as well. */
  function requireFact(memoryId: string, alsoGone = false): FactRow {
    const [id] = idsOf(memoryId);
    const fact = id && readFacts(db, [id]).get(id);
    const isThere = fact && (alsoGone || memories.getMany([id])[0]?.state === 'active');
    if (fact && isThere) return fact;
    throw new MnemeError('not-found', say('Memory with ID {memoryId} not found.', { memoryId }));
  }

  function toItems(ids: readonly MemoryId[]): MemoryItem[] {
    const facts = readFacts(db, ids);
    const found = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
    return ids.flatMap((id): MemoryItem[] => {
      const [memory, fact] = [found.get(id), facts.get(id)];
      if (!memory || !fact || memory.state !== 'active') return [];
      const owners = Object.fromEntries(
        (['userId', 'agentId', 'runId'] as const).flatMap((name) => (fact[name] ? [[name, fact[name]]] : [])),
      );
      return [
        {
          id,
          memory: factText(memory),
          hash: fact.digest,
          createdAt: new Date(memory.createdAt).toISOString(),
          updatedAt: new Date(memory.updatedAt).toISOString(),
          metadata: fact.metadata,
          ...(memory.expiresAt === null ? {} : { expirationDate: new Date(memory.expiresAt).toISOString() }),
          ...owners,
        },
      ];
    });
  }
}

function item(memory: Memory, event: AddedItem['metadata']['event']): AddedItem {
  return { id: memory.id, memory: factText(memory), metadata: { event } };
}

function requireOwners(given: Mem0Owners): Owners {
  const parsed = ownersSchema.safeParse(given);
  if (!parsed.success)
    throw new MnemeError('invalid-input', say('userId, agentId and runId are texts of 1 to 200 characters.'));
  const { userId = null, agentId = null, runId = null } = parsed.data;
  if (userId === null && agentId === null && runId === null)
    throw new MnemeError('invalid-input', say('One of the filters userId, agentId or runId is required.'));
  return { userId, agentId, runId };
}

/** An agent alone has the scope that it has everywhere; every other combination one of its own. */
function scopeOf({ userId, agentId, runId }: Owners): Scope {
  if (agentId !== null && userId === null && runId === null) return agentScope(agentId);
  return `mem0_${JSON.stringify([userId, agentId, runId])}` as Scope;
}

function matches(metadata: Metadata, filters: Metadata | undefined): boolean {
  return Object.entries(filters ?? {}).every(
    ([key, value]) => JSON.stringify(metadata[key]) === JSON.stringify(value),
  );
}

function readDate(given: number | string): number {
  const at = typeof given === 'number' ? given : Date.parse(given);
  if (Number.isInteger(at) && at >= 0) return at;
  throw new MnemeError(
    'invalid-input',
    say('"{given}" is no date. Give milliseconds since 1970, or an ISO date such as 2027-01-31.', { given }),
  );
}
