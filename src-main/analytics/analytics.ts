/** The room put together: what keeps the counts up to date, and what the window may ask of them. */
import type { analyticsRequests, DayRange } from '../../src-preload/contract/analytics.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Log } from '../base/log.ts';
import type { PreparedLlm } from '../llm/create-llm.ts';
import type { Redact } from '../privacy/redact.ts';
import type { WritableDb } from '../store/statements.ts';
import { readBehind } from './behind.ts';
import { countedDays, firstAndLastDay } from './counted-tables.ts';
import { createDayCounter } from './day-counter.ts';
import { rangeBefore, weekOf } from './day-ranges.ts';
import { readFocus } from './focus.ts';
import { readGrowth } from './growth.ts';
import { createQuestionLog, readQuestions, type Asked } from './question-log.ts';
import { createSummaries } from './summaries.ts';
import { readTimeSeen } from './time-seen.ts';
import { readTopics } from './topics.ts';

export interface AnalyticsParts {
  readonly db: WritableDb;
  readonly llm: PreparedLlm;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether what is asked in the search box is noted. */
  readonly keepsQuestions: () => boolean;
  readonly redact: Redact;
}

export interface Analytics {
  readonly handlers: HandlersFor<typeof analyticsRequests>;
  start(): void;
  /** Frames came in. */
  touch(): void;
  /** Frames were deleted: what was counted from them goes at once. */
  countNow(): void;
  /** The search box asked. */
  noteQuestion(asked: Asked): void;
  /** What was asked in a stretch of time is forgotten with the rest of it. */
  forgetQuestions(from: number, to?: number): void;
  /** Resolves when every day that can be counted now is counted. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function createAnalytics({ db, llm, clock, log, keepsQuestions, redact }: AnalyticsParts): Analytics {
  const closing = new AbortController();
  const counter = createDayCounter({ db, clock, log });
  const questions = createQuestionLog({ db, clock, log, redact }, keepsQuestions);
  const summaries = createSummaries({ db, llm, clock, signal: closing.signal });
  /** With the range before, which is shown beside it. */
  const settleBoth = (range: DayRange): Promise<number> =>
    counter.settle({ from: rangeBefore(range).from, to: range.to });
  const settled =
    <Answer>(read: (period: 'day' | 'week', day: string) => Promise<Answer>) =>
    async ({ period, day }: { readonly period: 'day' | 'week'; readonly day: string }): Promise<Answer> => {
      await counter.settle(period === 'day' ? { from: day, to: day } : weekOf(day));
      return read(period, day);
    };

  return {
    handlers: {
      'analytics.time': async ({ from, to, bucket, by }) => {
        const daysWaiting = await settleBoth({ from, to });
        return { ...(await inTurns(readTimeSeen(db, { from, to }, bucket, by))), daysWaiting };
      },
      'analytics.calendar': async ({ year }) => {
        const range = { from: `${year}-01-01`, to: `${year}-12-31` };
        const daysWaiting = await counter.settle(range);
        const days = countedDays(db, range.from, range.to);
        return {
          days: days.filter(({ ms }) => ms > 0).map(({ day, ms }) => ({ day, ms })),
          ...firstAndLastDay(db),
          daysWaiting,
        };
      },
      'analytics.focus': async (range) => {
        await counter.settle(range);
        return { stretches: readFocus(db, range) };
      },
      'analytics.topics': async ({ bucket, ...range }) => {
        await settleBoth(range);
        return inTurns(readTopics(db, range, bucket));
      },
      'analytics.growth': ({ bucket, ...range }) => inTurns(readGrowth(db, range, bucket)),
      'analytics.questions': ({ limit, ...range }) => readQuestions(db, range, limit),
      'analytics.forget-questions': () => ({ forgotten: questions.forget() }),
      'analytics.behind': async ({ by, key, ...range }) => {
        await counter.settle(range);
        return inTurns(readBehind(db, range, by, key));
      },
      'analytics.summary': settled(summaries.read),
      'analytics.write-summary': settled(summaries.write),
      'analytics.forget-summary': settled(summaries.forget),
    },
    start: () => counter.start(),
    touch: () => counter.touch(),
    countNow: () => counter.countNow(),
    noteQuestion: (asked) => questions.note(asked),
    forgetQuestions: (from, to) => void questions.forget(from, to),
    drain: () => counter.drain(),
    async stop() {
      closing.abort();
      questions.stop();
      await counter.stop();
    },
  };
}
