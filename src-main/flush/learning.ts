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
import type { HeardSlice } from './heard-slices.ts';
import type { SimilarFacts } from './similar-facts.ts';

export interface Heeded extends Heard {
  /** Memories that the model was shown beside the messages. */
  readonly known: readonly string[];
}

export interface Learning {
  readonly backend: ConversationBackend;
  /** Characters that it hears at once. */
  readonly mostChars: number;
  /** Slices that it hears before what was heard is kept. */
  readonly mostSlices: number;
  /**
   * `before`: what was heard in the slices before and is not kept yet. `isHurried`: many conversations wait. Rejects with
   * `LlmError`.
   */
  hear(
    slice: readonly SaidMessage[],
    before: readonly string[],
    isHurried: boolean,
    signal: AbortSignal,
  ): Promise<Heeded>;
  /**
   * Keeps what was heard, facts that are there already left out; then calls `finish` with how many were written or changed.
   * Keeping the same facts again changes nothing. Rejects with `LlmError` or with what the disk has to say.
   */
  keep(
    scope: Scope,
    heard: readonly HeardSlice[],
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
    // Each write is a whole file and its folder on the disk, so it is for several slices at once.
    mostSlices: 5,
    async hear(slice, before, isHurried, signal) {
      const found = await similarEntries(slice, settings(), (scope, said, limit) =>
        isHurried ? similarFacts(scope, said, limit) : searchEntries(backend, scope, said, limit),
      );
      const known = shownBeside(found, before, settings());
      return { ...(await askExtractor(llm, slice, known, settings(), signal)), known };
    },
    async keep(scope, heard, finish) {
      const occurredAt = clock.now();
      await backend.change(
        scope,
        heard.flatMap(({ facts, messageIds }) =>
          facts.map((text) => ({ type: 'add' as const, text, occurredAt, messageIds })),
        ),
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
    // What a slice brought may be what the next one changes.
    mostSlices: 1,
    async hear(slice, _before, _isHurried, signal) {
      return { ...(await askForFacts(llm, slice.map(toTalk), clock.now(), signal)), known: [] };
    },
    async keep(scope, heard, finish, signal) {
      let written = 0;
      for (const [place, { facts, messageIds, at }] of heard.entries()) {
        const decided = await learner.decide(llm, scope, facts, signal);
        const decisions = decided.map((decision) => ({ ...decision, text: clean(decision.text) }));
        const details = { actor: 'pipeline', messageIds, occurredAt: at } as const;
        transaction(db, () => {
          const learnt = learner.write(scope, decisions, details);
          written += learnt.filter(({ event }) => event === 'ADD' || event === 'UPDATE').length;
          if (place === heard.length - 1) finish(written);
        });
      }
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
  { extractorMemorySnippets }: MemorySettings,
  find: (scope: Scope, said: string, limit: number) => string[] | Promise<string[]>,
): Promise<string[]> {
  const scope = slice[0]?.scope;
  const question = slice
    .filter(({ isOwner }) => isOwner)
    .map(({ text }) => text)
    .join('\n')
    .slice(-1_500);
  if (extractorMemorySnippets === 0 || scope === undefined || question.trim() === '') return [];
  return find(scope, question, extractorMemorySnippets);
}

/** What was heard a moment ago is most likely to be told again. */
function shownBeside(
  found: readonly string[],
  before: readonly string[],
  { extractorMemorySnippets, extractorSnippetMaxChars }: MemorySettings,
): string[] {
  const known = new Set([...before.toReversed(), ...found]);
  return [...known].slice(0, extractorMemorySnippets).map((text) => text.slice(0, extractorSnippetMaxChars));
}

async function searchEntries(
  backend: ConversationBackend,
  scope: Scope,
  said: string,
  limit: number,
): Promise<string[]> {
  return (await backend.search([scope], said, limit)).map(({ text }) => text);
}
