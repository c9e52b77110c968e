/** What conversations become after their turns, put together, with what is told to the window of it. */
import { createFactLearner } from '../backends/learn-facts.ts';
import type { ConversationMemory } from '../backends/conversation-memory.ts';
import { writtenScope, type ParticipantSettings, type Place } from '../backends/participants.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { FlushParts } from '../flush/conversation-flush.ts';
import { exampleFlush } from '../flush/example-flush.ts';
import { createFlushWorker, type FlushWorker } from '../flush/flush-worker.ts';
import { learnForFiles, learnForMemories } from '../flush/learning.ts';
import { createSimilarFacts } from '../flush/similar-facts.ts';
import type { Llm } from '../llm/llm.ts';
import type { Memories } from '../memory/memories.ts';
import type { Search } from '../memory/search/search.ts';
import type { Redact } from '../privacy/redact.ts';
import type { WritableDb } from '../store/statements.ts';
import { createFlushHandlers, type FlushHandlers } from './flush-handlers.ts';

export interface FlushingParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly search: Pick<Search, 'query'>;
  readonly memory: Pick<ConversationMemory, 'backendOf'>;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => ParticipantSettings;
  readonly redact: Redact;
  /** The state of a conversation changed. */
  readonly onChange: () => void;
}

export interface Flushing extends Pick<
  FlushWorker,
  'start' | 'stop' | 'idle' | 'drain' | 'forget' | 'wake' | 'retry'
> {
  readonly handlers: FlushHandlers;
  /** A question and its answers were said. */
  noteTurn(turn: { readonly sessionId: number; readonly place: Place; readonly at: number }): void;
}

export function createFlushing(parts: FlushingParts): Flushing {
  const { db, memories, search, memory, llm, clock, log, settings, onChange } = parts;
  const learner = createFactLearner({ db, memories, search, clock });
  const learning = {
    db,
    llm,
    clock,
    learner,
    similarFacts: createSimilarFacts(db),
    clean: (text: string): string => parts.redact(text).text,
    settings: () => settings().memory,
  };
  const flushParts: FlushParts = {
    ...learning,
    log,
    onChange,
    hasModel: () => llm.inUse('memory') !== null,
    learningOf(scope) {
      const backend = memory.backendOf(scope);
      if (backend === null) return null;
      return backend.name === 'file' ? learnForFiles(backend, learning) : learnForMemories(backend, learning);
    },
  };
  const worker = createFlushWorker(flushParts);
  return {
    ...worker,
    handlers: createFlushHandlers({
      db,
      llm,
      clock,
      worker,
      settings,
      example: (sessionId) => exampleFlush(flushParts, sessionId),
    }),
    noteTurn: ({ sessionId, place, at }) =>
      worker.noteTurn({ sessionId, agent: place.agents.join('+'), scope: writtenScope(place), at }),
  };
}
