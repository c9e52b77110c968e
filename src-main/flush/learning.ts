/** How a backend learns from a stretch of conversation: what is heard first, and then how it is kept. */
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import type { ConversationBackend } from '../backends/backend.ts';
import { askForFacts, maxTalkChars, type Heard } from '../backends/conversation-facts.ts';
import { digestOfFact } from '../backends/fact.ts';
import type { FactLearner } from '../backends/learn-facts.ts';
import type { Scope } from '../backends/scope.ts';
import type { Clock } from '../base/clock.ts';
import type { Llm } from '../llm/llm.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { askExtractor, toTalk, type SaidMessage } from './extractor.ts';
import type { SimilarFacts } from './similar-facts.ts';

export interface Heeded extends Heard {
  /** Memories that the model was shown beside the messages. */
  readonly known: readonly string[];
}

export interface Learning {
  readonly backend: ConversationBackend;
  /** Characters that it hears at once. */
  readonly mostChars: number;
  /** `isHurried`: many conversations wait. Rejects with `LlmError`. */
  hear(slice: readonly SaidMessage[], isHurried: boolean, signal: AbortSignal): Promise<Heeded>;
  /**
   * Keeps facts of a slice, those that are there already left out; then calls `finish` with how many were written or changed.
   * Keeping the same facts again changes nothing. Rejects with `LlmError` or with what the disk has to say.
   */
  keep(
    scope: Scope,
    facts: readonly string[],
    slice: readonly Pick<SaidMessage, 'id' | 'at'>[],
    finish: (written: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface LearningParts {
  readonly llm: Llm;
  readonly clock: Clock;
  readonly settings: () => MemorySettings;
}

/** One fact a line; the extractor is shown what is similar, so that it writes only what is new. */
export function learnForFiles(
  backend: ConversationBackend,
  { llm, clock, settings, similarFacts }: FileLearningParts,
): Learning {
  return {
    backend,
    mostChars: Infinity,
    async hear(slice, isHurried, signal) {
      const known = await similarEntries(slice, settings(), (scope, said, limit) =>
        isHurried ? similarFacts(scope, said, limit) : searchEntries(backend, scope, said, limit),
      );
      return { ...(await askExtractor(llm, slice, known, settings(), signal)), known };
    },
    async keep(scope, facts, slice, finish) {
      const messageIds = slice.map(({ id }) => id);
      const occurredAt = clock.now();
      await backend.change(
        scope,
        facts.map((text) => ({ type: 'add', text, occurredAt, messageIds })),
        'pipeline',
        (added) => finish(added.filter((fact) => fact?.isNew).length),
      );
    },
  };
}

export interface FileLearningParts extends LearningParts {
  readonly similarFacts: SimilarFacts;
}

export interface MemoryLearningParts extends LearningParts {
  readonly db: WritableDb;
  readonly learner: FactLearner;
  /** Takes secrets out. */
  readonly clean: (text: string) => string;
}

/** Each fact is decided against the memories that are most like it, and all are written together with the end of the flush. */
export function learnForMemories(
  backend: ConversationBackend,
  { db, llm, learner, clock, clean }: MemoryLearningParts,
): Learning {
  return {
    backend,
    mostChars: maxTalkChars,
    async hear(slice, _, signal) {
      return { ...(await askForFacts(llm, slice.map(toTalk), clock.now(), signal)), known: [] };
    },
    async keep(scope, facts, slice, finish, signal) {
      const decided = await learner.decide(llm, scope, facts, signal);
      const decisions = decided.map((decision) => ({ ...decision, text: clean(decision.text) }));
      const details = {
        actor: 'pipeline',
        messageIds: slice.map(({ id }) => id),
        occurredAt: slice.at(-1)?.at ?? clock.now(),
      } as const;
      transaction(db, () => {
        const learnt = learner.write(scope, decisions, details);
        finish(learnt.filter(({ event }) => event === 'ADD' || event === 'UPDATE').length);
      });
    },
  };
}

/** Whether a scope holds a fact already, told in the same words. */
export async function isKnown(backend: ConversationBackend, scope: Scope, fact: string): Promise<boolean> {
  const found = await backend.search([scope], fact, 5);
  return found.some(({ text }) => digestOfFact(text) === digestOfFact(fact));
}

async function similarEntries(
  slice: readonly SaidMessage[],
  { extractorMemorySnippets, extractorSnippetMaxChars }: MemorySettings,
  find: (scope: Scope, said: string, limit: number) => string[] | Promise<string[]>,
): Promise<string[]> {
  const scope = slice[0]?.scope;
  const question = slice
    .filter(({ isOwner }) => isOwner)
    .map(({ text }) => text)
    .join('\n')
    .slice(-1_500);
  if (extractorMemorySnippets === 0 || scope === undefined || question.trim() === '') return [];
  const found = await find(scope, question, extractorMemorySnippets);
  return found.map((text) => text.slice(0, extractorSnippetMaxChars));
}

async function searchEntries(
  backend: ConversationBackend,
  scope: Scope,
  said: string,
  limit: number,
): Promise<string[]> {
  return (await backend.search([scope], said, limit)).map(({ text }) => text);
}
