/** Serves what the window asks of flushing. */
import type { flushRequests } from '../../src-preload/contract/conversation-memory.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { ParticipantSettings } from '../backends/participants.ts';
import type { Clock } from '../base/clock.ts';
import type { ExampleFlush } from '../flush/example-flush.ts';
import { eligibleAt, waitingFor } from '../flush/flush-policy.ts';
import type { FlushWorker } from '../flush/flush-worker.ts';
import { countDirty, readTalks } from '../flush/sessions-table.ts';
import { LlmError, type Llm } from '../llm/llm.ts';
import type { ReadableDb } from '../store/statements.ts';

export type FlushHandlers = HandlersFor<typeof flushRequests>;

export interface FlushHandlerParts {
  readonly db: ReadableDb;
  readonly llm: Pick<Llm, 'inUse'>;
  readonly clock: Clock;
  readonly worker: FlushWorker;
  readonly example: (sessionId: number) => Promise<ExampleFlush>;
  readonly settings: () => ParticipantSettings;
}

export function createFlushHandlers(parts: FlushHandlerParts): FlushHandlers {
  const { db, llm, clock, worker, example, settings } = parts;
  return {
    'flush.states': ({ limit }) => {
      const model = llm.inUse('memory')?.model ?? null;
      const isPaused = worker.isPaused();
      const { memory } = settings();
      const now = clock.now();
      const around = { isPaused, hasModel: model !== null };
      const sessions = readTalks(db, limit).map((talk) => {
        const session = { ...talk, backend: worker.backendNameOf(talk.scope) };
        const due = session.dirtySince === null ? Infinity : eligibleAt(session, now, memory);
        return {
          sessionId: session.sessionId,
          title: session.title,
          agents: [...session.agents],
          scope: session.scope,
          backend: session.backend,
          dirtySince: session.dirtySince,
          waitingFor: waitingFor(session, now, memory, around),
          dueAt: Number.isFinite(due) && !isPaused && model !== null ? due : null,
          attempts: session.attempts,
          isInFlight: session.isInFlight,
          lastFlushedAt: session.lastFlushedAt,
          lastResult: session.lastResult,
          lastError: session.lastError,
        };
      });
      return { isPaused, model, dirty: countDirty(db), sessions };
    },
    'flush.now': async ({ sessionId }) => {
      await forOwner(() => worker.flushNow(sessionId));
      return {};
    },
    'flush.pause': ({ isPaused }) => {
      worker.pause(isPaused);
      return {};
    },
    'flush.example': async ({ sessionId }) => {
      const { prompt, messages, known, reply, facts } = await forOwner(() => example(sessionId));
      const model = llm.inUse('memory')?.model ?? '';
      return { model, prompt, messages, known: [...known], reply, facts: [...facts] };
    },
  };
}

async function forOwner<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof LlmError) throw new MnemeError('model-server', cause.sentence, { cause });
    throw cause;
  }
}
