/** The flush of one conversation: what was said is heard by the model slice by slice, and what it found is kept. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Scope } from '../backends/scope.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { LlmError } from '../llm/llm.ts';
import type { WritableDb } from '../store/statements.ts';
import { sliceOf, withinSeconds, type SaidMessage } from './extractor.ts';
import { cooldownMs } from './flush-policy.ts';
import { heardIn, readHeard, type HeardSlice } from './heard-slices.ts';
import type { Learning } from './learning.ts';
import { saidAfter } from './said-messages.ts';
import {
  keepHeard,
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
  /** Flushes the next slices of a conversation; nothing where it is not dirty. Rejects with what failed, which is noted. */
  flush(sessionId: number, options: FlushOptions): Promise<void>;
  /** Whether the store took no note of how a flush began or ended. */
  isRefused(): boolean;
  /** Why, once. */
  takeRefusal(): Error | null;
}

interface HeardSoFar {
  readonly heard: readonly HeardSlice[];
  /** The last message that was heard. */
  readonly through: number;
}

/** Messages that are read to make slices of. */
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
        await flushSlices(session, options);
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

  async function flushSlices(session: StoredFlushSession, options: FlushOptions): Promise<void> {
    const { sessionId } = session;
    const settings = parts.settings();
    const messages = saidAfter(db, sessionId, session.cursor, readAhead);
    const scope = messages[0]?.scope ?? (session.scope as Scope);
    const learning = parts.learningOf(scope);
    const { heard, through } =
      session.replyThrough === null && learning
        ? await hearSlices(session, messages, learning, options)
        : heardBefore(session, messages);
    options.onHeard();
    const count = heard.reduce((sum, { facts }) => sum + facts.length, 0);
    const finish = (written: number): void => {
      const next = messages.find(({ id }) => id > through) ?? saidAfter(db, sessionId, through, 1)[0];
      const isFlushed = markFlushed(db, sessionId, {
        through,
        dirtySince: next?.at ?? null,
        result: resultOf(count, written),
        at: clock.now(),
      });
      if (!isFlushed) throw new LlmError('cancelled', say('The conversation was erased meanwhile.'));
      log('info', 'conversation flushed', { session: sessionId, facts: count, written });
    };
    // What was said while its memory was off is passed over.
    if (count === 0 || !learning) return finish(0);
    await withinSeconds(clock, settings.extractorMaxExtractionSeconds, options.signal, (limit) =>
      learning.keep(scope, heard, finish, limit),
    );
  }

  /**
   * Slice after slice of what was said in one scope, so that all is written in one go; what is heard is kept at once, and a failure
   * after the first ends it: what was heard until then is written, and the slice that failed is the first one of the next flush.
   */
  async function hearSlices(
    { sessionId, cursor }: StoredFlushSession,
    messages: readonly SaidMessage[],
    learning: Learning,
    { isHurried, signal }: FlushOptions,
  ): Promise<HeardSoFar> {
    const settings = parts.settings();
    const heard: HeardSlice[] = [];
    let through = cursor;
    while (heard.length < learning.mostSlices) {
      const left = messages.filter(({ id }) => id > through);
      if (left.length === 0 || left[0]!.scope !== messages[0]!.scope) break;
      const slice = sliceOf(left, settings, learning.mostChars);
      const before = heard.flatMap(({ facts }) => facts);
      try {
        const { facts } = await withinSeconds(
          clock,
          settings.extractorMaxExtractionSeconds,
          signal,
          (limit) => learning.hear(slice, before, isHurried, limit),
        );
        const said = facts.flatMap(({ text, isSaid }) => (isSaid ? [parts.clean(text)] : []));
        heard.push(heardIn(slice, said));
      } catch (error) {
        if (heard.length === 0 || signal.aborted) throw error;
        break;
      }
      through = slice.at(-1)!.id;
      keepHeard(db, sessionId, heard, through);
    }
    return { heard, through };
  }

  /** What an earlier flush had heard; without a memory to keep it in, what was said is passed over. */
  function heardBefore(
    { reply, replyThrough, cursor }: StoredFlushSession,
    messages: readonly SaidMessage[],
  ): HeardSoFar {
    if (replyThrough === null)
      return { heard: [], through: sliceOf(messages, parts.settings()).at(-1)?.id ?? cursor };
    return {
      heard: readHeard(
        reply,
        messages.filter(({ id }) => id <= replyThrough),
      ),
      through: replyThrough,
    };
  }

  function refuseSwitchedOff({ scope }: StoredFlushSession): void {
    if (parts.learningOf(scope as Scope) !== null) return;
    throw new MnemeError(
      'not-allowed',
      say(
        'Memory is switched off for this conversation, so there is nowhere to keep what was said. Choose where in the settings.',
      ),
    );
  }

  function fail(session: StoredFlushSession, error: unknown): void {
    const { sessionId } = session;
    // The owner's limit for today says nothing of the conversation.
    const isOverBudget = error instanceof LlmError && error.failure === 'over-budget';
    const attempts = session.attempts + (isOverBudget ? 0 : 1);
    const retryAt = error instanceof LlmError ? error.retryAt : null;
    const cooldown = cooldownMs(Math.max(1, attempts), parts.settings());
    const nextTryAt = Math.max(clock.now() + cooldown, retryAt ?? 0);
    const reason = wordsOf(error);
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
  if (facts === 0) return tell('Nothing worth keeping.');
  if (written === 0) return tell('Nothing new.');
  return written === 1 ? tell('One memory written.') : tell('{written} memories written.', { written });
}
