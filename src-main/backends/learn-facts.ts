/**
 * What facts mean for the memories of a scope: a model decides against those that are most like them, and all that it decided
 * is written in one transaction. For conversations after a turn, and for programs that call mem0's `add`.
 */
import type { Memory, MemoryActor, MemoryId } from '../../src-preload/contract/memory.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Llm } from '../llm/llm.ts';
import type { Memories } from '../memory/memories.ts';
import type { Search } from '../memory/search/search.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { decideFacts, type Decision, type Known } from './conversation-facts.ts';
import { factFields, factText, oneLine } from './fact.ts';
import type { Scope } from './scope.ts';
import { findSameMemory, noteFact, type Metadata, type Owners } from './scoped-facts-table.ts';

export interface FactLearnerParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly search: Pick<Search, 'query'>;
  readonly clock: Clock;
}

export interface LearntFact {
  readonly event: 'ADD' | 'UPDATE' | 'SUPERSEDED' | 'NONE';
  readonly memory: Memory;
}

export interface LearningDetails {
  readonly actor: MemoryActor;
  /** The messages that it was said in. */
  readonly messageIds?: readonly number[];
  readonly owners?: Owners;
  readonly metadata?: Metadata | undefined;
  readonly expiresAt?: number | null;
  /** When it was said: milliseconds since 1970-01-01 UTC. */
  readonly occurredAt: number;
}

export interface FactLearner {
  /** One decision for each fact, in their order; no model is asked where there is nothing to decide. Rejects with `LlmError`. */
  decide(llm: Llm, scope: Scope, facts: readonly string[], signal?: AbortSignal): Promise<Decision[]>;
  /**
   * Everything in one transaction and one step; may stand inside a transaction of the caller. A fact that is there is not
   * written again, so writing twice changes nothing.
   */
  write(scope: Scope, decisions: readonly Decision[], details: LearningDetails): LearntFact[];
}

/** Memories that a model is shown beside the new facts. */
const shownMemories = 20;
const similarEach = 5;

export function createFactLearner({ db, memories, search, clock }: FactLearnerParts): FactLearner {
  return {
    async decide(llm, scope, facts, signal) {
      const isNew = facts.map((fact) => findSameMemory(db, memories, scope, fact) === undefined);
      const unknown = facts.filter((_, place) => isNew[place]);
      const known = await mostSimilar(scope, unknown);
      const decided = unknown.length === 0 ? [] : await decideFacts(llm, unknown, known, clock.now(), signal);
      return facts.map((text, place) => (isNew[place] ? decided.shift()! : { event: 'ADD', text }));
    },

    write(scope, decisions, details) {
      const change = { actor: details.actor, step: memories.beginStep() };
      const sources = (details.messageIds ?? []).map(
        (messageId) => ({ kind: 'message', messageId }) as const,
      );
      const { owners, metadata, expiresAt = null, occurredAt } = details;
      const more = owners ? { owners, metadata } : { metadata };
      return transaction(db, () => decisions.flatMap(writeOne));

      function writeOne(decision: Decision): LearntFact[] {
        const text = oneLine(decision.text);
        if (decision.event === 'NONE' || text === '') return [];
        const same = findSameMemory(db, memories, scope, text);
        if (same) return [{ event: 'NONE', memory: memories.update(same.id, {}, sources, change) }];
        const fields = factFields(text, decision.event === 'ADD' ? decision.speaker : undefined);
        const memory = { kind: 'semantic', scope, fields, expiresAt, occurredAt } as const;
        const old = decision.event === 'ADD' ? null : asItWasShown(decision);
        // What the model decided about was deleted or changed while it was thinking; the fact itself still holds.
        if (old === null) {
          const added = memories.add(memory, sources, change);
          noteFact(db, added.id, scope, text, more);
          return [{ event: 'ADD', memory: added }];
        }
        if (decision.event === 'UPDATE') {
          const updated = memories.update(old.id, { fields }, sources, change);
          noteFact(db, old.id, scope, text, { metadata });
          return [{ event: 'UPDATE', memory: updated }];
        }
        const reason = tell('A newer fact contradicts it.');
        const successor = memories.supersede(old.id, memory, sources, { ...change, reason });
        noteFact(db, successor.id, scope, text, more);
        return [
          { event: 'SUPERSEDED', memory: old },
          { event: 'ADD', memory: successor },
        ];
      }

      function asItWasShown({
        id,
        version,
      }: {
        readonly id: string;
        readonly version: number;
      }): Memory | null {
        const [memory] = memories.getMany([id as MemoryId]);
        const isSame = memory?.scope === scope && memory.state === 'active' && memory.version === version;
        return isSame ? memory : null;
      }
    },
  };

  /** The memories of a scope that are most like some facts. */
  async function mostSimilar(scope: Scope, facts: readonly string[]): Promise<Known[]> {
    const known = new Map<MemoryId, Known>();
    for (const fact of facts) {
      if (known.size >= shownMemories) break;
      const { hits } = await search.query(
        searchQuerySchema.parse({
          text: fact,
          literal: [fact],
          filters: { kinds: ['semantic'], scopes: [scope] },
          limit: similarEach,
        }),
      );
      const ids = hits.flatMap(({ origin }) => (origin.type === 'memory' ? [origin.id] : []));
      for (const memory of memories.getMany(ids)) {
        known.set(memory.id, { id: memory.id, version: memory.version, text: factText(memory) });
      }
    }
    return [...known.values()];
  }
}
