/**
 * Conversation memory as a conversation has it: whatever backend keeps a scope, and only the scopes that who speaks may read.
 * What lies outside is said not to exist, and the attempt is logged.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import type { AddedMemory, ConversationBackend, PromptLimits, ScopedHit, ScopedMemory } from './backend.ts';
import {
  backendNameOf,
  recalledScopes,
  toolScopes,
  writtenScope,
  type ParticipantSettings,
  type Place,
} from './participants.ts';
import type { Scope } from './scope.ts';

export interface ConversationMemoryParts {
  readonly backends: Readonly<Record<'mem0' | 'file', ConversationBackend>>;
  readonly settings: () => ParticipantSettings;
  /** Takes secrets out of what is to be kept. */
  readonly clean: (text: string) => string;
  readonly log: Log;
}

/** What an agent may do with its memory in one conversation. Every call rejects as the backends do. */
export interface AgentMemory {
  /** `messageIds`: what it was learnt from. */
  add(text: string, messageIds?: readonly number[]): Promise<AddedMemory>;
  search(question: string, limit: number): Promise<ScopedHit[]>;
  /** Of the scope that is written to, in an order that pages keep. */
  list(limit: number): Promise<readonly ScopedMemory[]>;
  get(id: string): Promise<ScopedMemory>;
  update(id: string, text: string): Promise<ScopedMemory>;
  delete(id: string): Promise<void>;
  /** Of the scope that is written to. */
  deleteAll(): Promise<number>;
  count(): Promise<number>;
}

export interface ConversationMemory {
  /** The backend that keeps a scope now; null where memory is switched off for it. */
  backendOf(scope: Scope): ConversationBackend | null;
  /** What goes into the prompt of an answer; empty where nothing is known or memory is off. */
  promptContext(place: Place, question: string, limits: PromptLimits): Promise<string>;
  /** Null where memory is switched off for the conversation. */
  agentMemory(place: Place): AgentMemory | null;
}

const pageSize = 100;

export function createConversationMemory({
  backends,
  settings,
  clean,
  log,
}: ConversationMemoryParts): ConversationMemory {
  function backendOf(scope: Scope): ConversationBackend | null {
    const name = backendNameOf(scope, settings());
    return name === 'none' ? null : backends[name];
  }

  /** Scopes by the backend that keeps them, in their order; those that are switched off are left out. */
  function byBackend(scopes: readonly Scope[]): [ConversationBackend, Scope[]][] {
    const groups = new Map<ConversationBackend, Scope[]>();
    for (const scope of scopes) {
      const backend = backendOf(scope);
      if (backend) groups.set(backend, [...(groups.get(backend) ?? []), scope]);
    }
    return [...groups];
  }

  async function search(scopes: readonly Scope[], question: string, limit: number): Promise<ScopedHit[]> {
    const found = await Promise.all(
      byBackend(scopes).map(([backend, own]) => backend.search(own, question, limit)),
    );
    return found
      .flat()
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  return {
    backendOf,
    async promptContext(place, question, limits) {
      const texts = await Promise.all(
        byBackend(recalledScopes(place, settings())).map(([backend, scopes]) =>
          backend.promptContext(scopes, question, limits),
        ),
      );
      return texts.filter(Boolean).join('\n\n');
    },
    agentMemory(place) {
      const own = writtenScope(place);
      const backend = backendOf(own);
      if (!backend) return null;
      /** A memory of any scope that may be read. Rejects with `not-found`. */
      async function find(id: string): Promise<ScopedMemory> {
        for (const scope of toolScopes(place, settings())) {
          const found = await backendOf(scope)
            ?.get(scope, id)
            .catch((error: unknown) => {
              if (error instanceof MnemeError && error.code === 'not-found') return undefined;
              throw error;
            });
          if (found) return found;
        }
        log('warn', 'an agent asked for a memory that is not in its scopes', { scope: own });
        throw new MnemeError('not-found', say('There is no memory {id}.', { id }));
      }
      return {
        add: (text, messageIds = []) => backend.add(own, clean(text), 'agent', messageIds),
        search: (question, limit) => search(toolScopes(place, settings()), question, limit),
        list: async (limit) => (await backend.list(own, { cursor: null, limit })).memories,
        get: find,
        async update(id, text) {
          const { scope } = await find(id);
          return backendOf(scope)!.update(scope, id, clean(text), 'agent');
        },
        async delete(id) {
          const { scope } = await find(id);
          await backendOf(scope)!.delete(scope, id, 'agent');
        },
        deleteAll: () => backend.deleteAll(own, 'agent'),
        async count() {
          let cursor: string | null = null;
          let count = 0;
          do {
            const page = await backend.list(own, { cursor, limit: pageSize });
            count += page.memories.length;
            cursor = page.nextCursor;
          } while (cursor !== null);
          return count;
        },
      };
    },
  };
}
