/** What becomes of a batch for which the model failed, and how long the queue rests. Nothing is lost, and nothing loops. */
import { assertNever } from '../../base/assert-never.ts';
import type { LlmError } from '../../llm/llm.ts';
import type { WritableDb } from '../../store/statements.ts';
import { endAttempt, type DueBatch } from './batches-table.ts';
import { writeSaid } from './kept-answer.ts';

/** Tries of a batch that a model answered, but not usably, or refused. */
const mostAttempts = 3;
const firstWaitMs = 30_000;
const lastWaitMs = 30 * 60_000;
const refusedWaitMs = 60_000;
const lastRefusedWaitMs = 60 * 60_000;
/** No wait is longer; until midnight it may be a day. */
export const mostPauseMs = 25 * 60 * 60_000;

/**
 * Writes the outcome and answers until when no other batch is tried (ms). `failures`: how many there were in a row, of any batch.
 */
export function afterFailure(
  db: WritableDb,
  { id, attempts }: DueBatch,
  { failure, message, retryAt, reply }: LlmError,
  failures: number,
  now: number,
): number {
  switch (failure) {
    case 'no-model':
      endAttempt(db, id, { state: 'no-model', reason: message, nextTryAt: null });
      return 0;
    case 'over-budget': {
      const until = retryAt !== null && retryAt > now ? retryAt : nextMidnight(now);
      endAttempt(db, id, { state: 'over-budget', reason: message, nextTryAt: until });
      return until;
    }
    case 'unavailable': {
      const until = Math.max(retryAt ?? 0, now + waitMs(failures, firstWaitMs, lastWaitMs));
      endAttempt(db, id, { state: 'waiting', reason: message, nextTryAt: until });
      return until;
    }
    case 'refused': {
      // The key may be wrong, or this request too long: the batch gives up after some tries, the queue rests longer each time.
      const until = now + waitMs(failures, refusedWaitMs, lastRefusedWaitMs);
      const isLast = attempts + 1 >= mostAttempts;
      endAttempt(db, id, {
        state: isLast ? 'failed' : 'waiting',
        reason: message,
        attempts: attempts + 1,
        nextTryAt: isLast ? null : until,
        endedAt: isLast ? now : null,
      });
      return until;
    }
    case 'unusable': {
      const isLast = attempts + 1 >= mostAttempts;
      endAttempt(db, id, {
        state: 'failed',
        reason: message,
        attempts: attempts + 1,
        nextTryAt: isLast ? null : now + waitMs(attempts + 1, firstWaitMs, lastWaitMs),
        endedAt: now,
        reply: writeSaid(reply),
      });
      return 0;
    }
    case 'cancelled':
      return 0;
    default:
      return assertNever(failure);
  }
}

function waitMs(failures: number, firstMs: number, maxMs: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 20));
}

function nextMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}
