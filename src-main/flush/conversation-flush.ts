/** The flush of one conversation: a slice of what was said is heard by the model, and what it found is kept. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import type { Scope } from '../backends/scope.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { LlmError } from '../llm/llm.ts';
import type { WritableDb } from '../store/statements.ts';
import { sliceOf, withinSeconds } from './extractor.ts';
import { cooldownMs } from './flush-policy.ts';
import type { Learning } from './learning.ts';
import { saidAfter } from './said-messages.ts';
import {
  keepFacts,
  markFailed,
  markFlushed,
  markInFlight,
  putBack,
  readOne,
  type StoredFlushSession,
} from './sessions-table.ts';

export interface FlushParts {
  readonly db: WritableDb;
  /** How what is said in a scope is learnt; null while its memory is switched off. */
  readonly learningOf: (scope: Scope) => Learning | null;
  /** Whether a model for memory work is connected. */
  readonly hasModel: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => MemorySettings;
  /** Takes secrets out of what is to be kept. */
  readonly clean: (text: string) => string;
  readonly onChange: () => void;
}

export interface FlushOptions {
  /** Many conversations wait. */
  readonly isHurried: boolean;
  readonly signal: AbortSignal;
  /** Called when the model is not asked any more. */
  readonly onHeard: () => void;
}

export interface ConversationFlush {
  /** Flushes the next slice of a conversation; nothing where it is not dirty. Rejects with what failed, which is noted. */
  flush(sessionId: number, options: FlushOptions): Promise<void>;
  /** Whether the store took no note of how a flush began or ended. */
  isRefused(): boolean;
  /** Why, once. */
  takeRefusal(): Error | null;
}

/** Messages that are read to make one slice of. */
const readAhead = 200;

export function createConversationFlush(parts: FlushParts): ConversationFlush {
  const { db, clock, log } = parts;
  let refusal: Error | null = null;

  return {
    async flush(sessionId, options) {
      const session = readOne(db, sessionId);
      if (!session || session.dirtySince === null) return;
      refuseSwitchedOff(session);
      note(() => markInFlight(db, sessionId));
      parts.onChange();
      try {
        await flushSlice(session, options);
      } catch (error) {
        note(() => (isNoFailure(error, options.signal) ? putBack(db, sessionId) : fail(session, error)));
        throw error;
      } finally {
        parts.onChange();
      }
    },
    isRefused: () => refusal !== null,
    takeRefusal() {
      const refused = refusal;
      refusal = null;
      return refused;
    },
  };

  function note(write: () => void): void {
    try {
      write();
    } catch (error) {
      refusal = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  async function flushSlice(
    session: StoredFlushSession,
    { isHurried, signal, onHeard }: FlushOptions,
  ): Promise<void> {
    const { sessionId } = session;
    const settings = parts.settings();
    const seconds = settings.extractorMaxExtractionSeconds;
    const messages = saidAfter(db, sessionId, session.cursor, readAhead);
    const scope = messages[0]?.scope ?? (session.scope as Scope);
    const learning = parts.learningOf(scope);
    const answered = session.replyThrough;
    const slice =
      answered === null
        ? sliceOf(messages, settings, learning?.mostChars)
        : messages.filter(({ id }) => id <= answered);
    const through = answered ?? slice.at(-1)?.id ?? session.cursor;
    let facts = session.reply === null ? [] : (JSON.parse(session.reply) as string[]);
    if (answered === null && slice.length > 0 && learning) {
      const heard = await withinSeconds(clock, seconds, signal, (limit) =>
        learning.hear(slice, isHurried, limit),
      );
      facts = heard.facts.flatMap(({ text, isSaid }) => (isSaid ? [parts.clean(text)] : []));
      if (facts.length > 0) keepFacts(db, sessionId, facts, through);
    }
    onHeard();
    const finish = (written: number): void => {
      const next = messages.find(({ id }) => id > through) ?? saidAfter(db, sessionId, through, 1)[0];
      const isFlushed = markFlushed(db, sessionId, {
        through,
        dirtySince: next?.at ?? null,
        result: resultOf(facts.length, written),
        at: clock.now(),
      });
      if (!isFlushed) throw new LlmError('cancelled', 'The conversation was erased meanwhile.');
      log('info', 'conversation flushed', { session: sessionId, facts: facts.length, written });
    };
    // What was said while its memory was off is passed over.
    if (facts.length === 0 || !learning) return finish(0);
    await withinSeconds(clock, seconds, signal, (limit) => learning.keep(scope, facts, slice, finish, limit));
  }

  function refuseSwitchedOff({ scope }: StoredFlushSession): void {
    if (parts.learningOf(scope as Scope) !== null) return;
    const message =
      'Memory is switched off for this conversation, so there is nowhere to keep what was said. Choose where in the settings.';
    throw new MnemeError('not-allowed', message);
  }

  function fail(session: StoredFlushSession, error: unknown): void {
    const { sessionId } = session;
    // The owner's limit for today says nothing of the conversation.
    const isOverBudget = error instanceof LlmError && error.failure === 'over-budget';
    const attempts = session.attempts + (isOverBudget ? 0 : 1);
    const retryAt = error instanceof LlmError ? error.retryAt : null;
    const cooldown = cooldownMs(Math.max(1, attempts), parts.settings());
    const nextTryAt = Math.max(clock.now() + cooldown, retryAt ?? 0);
    const reason = error instanceof Error ? error.message : String(error);
    markFailed(db, sessionId, { attempts, nextTryAt, error: reason });
    log('warn', 'conversation not flushed', {
      session: sessionId,
      attempts,
      code: error instanceof LlmError ? error.failure : error instanceof MnemeError ? error.code : 'internal',
    });
  }
}

/** It was interrupted, or there is nobody to ask; neither is a reason to wait longer the next time. */
function isNoFailure(error: unknown, signal: AbortSignal): boolean {
  return (
    signal.aborted ||
    (error instanceof LlmError && (error.failure === 'cancelled' || error.failure === 'no-model'))
  );
}

function resultOf(facts: number, written: number): string {
  if (facts === 0) return 'Nothing worth keeping.';
  if (written === 0) return 'Nothing new.';
  return written === 1 ? 'One memory written.' : `${written} memories written.`;
}
