/** What was sent to model servers and what it cost: the books, the owner's limits for a day, and the stop at them. */
import type { ModelCall, ModelUsage } from '../../src-preload/contract/models.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { spokenLocale, tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { BudgetRefusal, CallLedger } from '../llm/model-choice.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface ModelLedger extends CallLedger {
  usage(): ModelUsage;
  /** Single requests, newest first; `before` is the id of one. */
  calls(page: { readonly before: number | null; readonly limit: number }): {
    calls: ModelCall[];
    hasMore: boolean;
  };
}

export interface ModelLedgerParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  readonly log: Log;
  /** The limits and prices in force. */
  readonly limits: () => Settings['models'];
}

const keptDays = 400;
const shownDays = 30;
const dayMs = 86_400_000;
const tokensAPrice = 1_000_000;

interface Sum {
  readonly server: string;
  readonly model: string;
  readonly purpose: 'memory' | 'chat' | 'test';
  readonly calls: number;
  readonly failed: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly sentBytes: number;
  readonly lastAt: number;
}

/** Days are those of the machine's time zone. Entries older than a year and a bit are let go. */
export function createModelLedger({ db, clock, log, limits }: ModelLedgerParts): ModelLedger {
  db.run('DELETE FROM model_calls WHERE called_at < ?', [clock.now() - keptDays * dayMs]);

  function today(): { readonly total: ModelUsage['today']; readonly endsAt: number } {
    const { startsAt, endsAt } = dayOf(clock.now());
    return { total: addUp(sumCalls(db, startsAt, endsAt), limits().prices), endsAt };
  }

  function refusal(): BudgetRefusal | null {
    const { callsPerDay, tokensPerDay, costPerDay } = limits();
    if (callsPerDay === null && tokensPerDay === null && costPerDay === null) return null;
    const { total, endsAt } = today();
    const tokens = total.promptTokens + total.answerTokens;
    const reached =
      callsPerDay !== null && total.calls >= callsPerDay
        ? say('{count} requests', { count: callsPerDay })
        : tokensPerDay !== null && tokens >= tokensPerDay
          ? say('{count} tokens', { count: tokensPerDay.toLocaleString(spokenLocale()) })
          : costPerDay !== null && total.cost >= costPerDay
            ? say('a cost of {cost}', { cost: costPerDay })
            : null;
    if (reached === null) return null;
    return {
      message: tell(
        'Your limit for a day is reached ({reached}): nothing is sent to a model until tomorrow, or until you change it.',
        { reached },
      ),
      retryAt: endsAt,
    };
  }

  return {
    refusal,
    note(call) {
      try {
        db.run(
          `INSERT INTO model_calls (called_at, purpose, server, model, outcome, sent_bytes, prompt_tokens, answer_tokens, ms)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            call.calledAt,
            call.purpose,
            call.server,
            call.model,
            call.outcome,
            call.sentBytes,
            call.promptTokens,
            call.answerTokens,
            Math.max(0, Math.round(call.ms)),
          ],
        );
      } catch (error) {
        // The answer is there and must not be lost with its entry, as on a full disk.
        log('error', 'a request to a model could not be entered into the books', { reason: String(error) });
      }
    },
    calls({ before, limit }) {
      const calls = db.all<ModelCall>(
        `SELECT id, called_at AS at, purpose, server, model, outcome, sent_bytes AS sentBytes,
           prompt_tokens AS promptTokens, answer_tokens AS answerTokens
         FROM model_calls WHERE id < ? ORDER BY id DESC LIMIT ?`,
        [before ?? Number.MAX_SAFE_INTEGER, limit + 1],
      );
      return { calls: calls.slice(0, limit), hasMore: calls.length > limit };
    },
    usage() {
      const { prices } = limits();
      const days: ModelUsage['days'] = [];
      let { startsAt, endsAt } = dayOf(clock.now());
      for (let count = 0; count < shownDays; count++) {
        const day = nameOf(startsAt);
        for (const sum of sumCalls(db, startsAt, endsAt))
          days.push({ day, ...sum, cost: costOf(sum, prices) });
        ({ startsAt, endsAt } = dayOf(startsAt - 1));
      }
      return { today: today().total, stopped: refusal()?.message ?? null, days };
    },
  };
}

function sumCalls(db: ReadableDb, from: number, to: number): Sum[] {
  return db.all<Sum>(
    `SELECT server, model, purpose, count(*) AS calls, sum(outcome <> 'answered') AS failed,
            sum(prompt_tokens) AS promptTokens, sum(answer_tokens) AS answerTokens,
            sum(sent_bytes) AS sentBytes, max(called_at) AS lastAt
       FROM model_calls WHERE called_at >= ? AND called_at < ?
      GROUP BY server, model, purpose ORDER BY lastAt DESC`,
    [from, to],
  );
}

function addUp(sums: readonly Sum[], prices: Settings['models']['prices']): ModelUsage['today'] {
  const total = { calls: 0, promptTokens: 0, answerTokens: 0, sentBytes: 0, cost: 0 };
  for (const sum of sums) {
    total.calls += sum.calls;
    total.promptTokens += sum.promptTokens;
    total.answerTokens += sum.answerTokens;
    total.sentBytes += sum.sentBytes;
    total.cost += costOf(sum, prices);
  }
  return total;
}

function costOf({ model, promptTokens, answerTokens }: Sum, prices: Settings['models']['prices']): number {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (!price) return 0;
  return (promptTokens * price.prompt + answerTokens * price.answer) / tokensAPrice;
}

/** The local day around a time; it has 23 or 25 hours twice a year. */
function dayOf(time: number): { readonly startsAt: number; readonly endsAt: number } {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return { startsAt: new Date(year, month, day).getTime(), endsAt: new Date(year, month, day + 1).getTime() };
}

function nameOf(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
