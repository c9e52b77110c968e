/**
 * Keeps what was counted in step with frames, gaps and episodes: triggers note the hours in which something changed, and the days
 * of those are counted anew, newest first, in small pieces. Asking for a range counts its newest days at once.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DayRange } from '../../src-preload/contract/analytics.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import { addDays, boundsOfDay, dayOf } from '../base/local-day.ts';
import type { Log } from '../base/log.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { createTermCounts, type TermCounts } from '../store/term-counts.ts';
import { createDayCount, holdMs, type CountedDay } from './count-day.ts';
import {
  countAllAnew,
  daysCutOtherwise,
  writeDay,
  type DayRecord,
  type TimeEntry,
} from './counted-tables.ts';
import { topicsOfDay } from './day-topics.ts';
import { projectOf, siteOf } from './seen-window.ts';
import type { Gap } from '../../src-preload/contract/timeline.ts';

export interface DayCounter {
  start(): void;
  /** Something came in; it is counted within a few minutes, or when it is asked for. */
  touch(): void;
  /** Something was deleted; what was counted from it goes at once. */
  countNow(): void;
  /** Counts what a range lacks where that is little; answers how many of its days still wait. */
  settle(range: DayRange): Promise<number>;
  /** Resolves when every day that can be counted now is counted. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export interface DayCounterParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  readonly log: Log;
}

const hourMs = 3_600_000;
const hoursAtOnce = 200;
const restMs = 5 * 60_000;
/** More days than this are not waited for by who asks. */
const mostAwaited = 3;
const framesAPiece = 2_000;
const shortestFocusMs = 5 * 60_000;
const mostStretches = 12;

export function createDayCounter({ db, clock, log }: DayCounterParts): DayCounter {
  let state: 'new' | 'started' | 'stopped' = 'new';
  let cancel: () => void = () => {};
  let isResting = false;
  let running: Promise<void> | null = null;
  /** Days are counted one after the other, whoever wants them. */
  let turn: Promise<unknown> = Promise.resolve();
  const counts = createTermCounts(db);

  function rest(ms: number): void {
    if (state !== 'started' || isResting) return;
    isResting = true;
    cancel = clock.after(ms, () => {
      isResting = false;
      void work();
    });
  }

  function work(): Promise<void> {
    running ??= takeTurns().finally(() => (running = null));
    return running;
  }

  async function takeTurns(): Promise<void> {
    try {
      for (;;) {
        await noteChangedDays(db);
        const day = db.value<string | null>('SELECT max(day) FROM days_to_count');
        if (!day || state !== 'started') return;
        await countOne(day);
        // A day alone may be too short for a pause of its own.
        await nextTurn();
      }
    } catch (error) {
      log('error', 'a day was not counted', { error: String(error) });
      rest(restMs);
    }
  }

  function countOne(day: string): Promise<void> {
    const counted = turn.then(async () => {
      if (state !== 'started' || !isWaiting(db, day)) return;
      const now = clock.now();
      const { record, openUntil } = await inTurns(countDay(db, day, now, counts));
      transaction(db, () => {
        writeDay(db, record);
        db.run('DELETE FROM days_to_count WHERE day = ?', [day]);
      });
      if (openUntil !== null) {
        const hour = Math.floor(openUntil / hourMs);
        clock.after(openUntil - now, () => noteHour(hour));
      }
    });
    turn = counted.catch(() => {});
    return counted;
  }

  /** The newest frame counts on until nothing more can come of it. */
  function noteHour(hour: number): void {
    if (state !== 'started') return;
    db.run('INSERT OR IGNORE INTO hours_changed (first, last) VALUES (?, ?)', [hour, hour]);
    rest(restMs);
  }

  return {
    start() {
      state = 'started';
      try {
        if (daysCutOtherwise(db, boundsOfDay)) transaction(db, () => countAllAnew(db));
        const newest = db.value<number | null>('SELECT max(captured_at) FROM frames');
        if (newest) db.run('INSERT OR IGNORE INTO days_to_count (day) VALUES (?)', [dayOf(newest)]);
      } catch (error) {
        log('error', 'what was counted could not be looked through', { error: String(error) });
      }
      rest(5_000);
    },
    touch: () => rest(restMs),
    countNow() {
      if (state === 'started') void work();
    },
    async settle({ from, to }) {
      if (state !== 'started') return 0;
      await noteChangedDays(db);
      const waiting = db.column<string>(
        'SELECT day FROM days_to_count WHERE day BETWEEN ? AND ? ORDER BY day DESC',
        [from, to],
      );
      for (const day of waiting.slice(0, mostAwaited)) await countOne(day);
      if (waiting.length <= mostAwaited) return 0;
      void work();
      return waiting.length - mostAwaited;
    },
    async drain() {
      if (state !== 'started') return;
      await running;
      await work();
    },
    async stop() {
      state = 'stopped';
      cancel();
      await running;
      await turn;
    },
  };
}

/** Turns the hours that triggers noted into days, some at a time: after a deletion they may be those of years. */
async function noteChangedDays(db: WritableDb): Promise<void> {
  while (noteSomeDays(db)) await nextTurn();
}

/** The days around midnight are counted rather once too often. Answers whether there may be more. */
function noteSomeDays(db: WritableDb): boolean {
  const changed = db.all<{ first: number; last: number }>(
    'SELECT first, last FROM hours_changed ORDER BY first, last LIMIT ?',
    [hoursAtOnce],
  );
  const end = changed.at(-1);
  if (!end) return false;
  const days = new Set<string>();
  for (const { first, last } of changed) {
    const lastDay = dayOf((last + 1) * hourMs + holdMs);
    for (let day = dayOf(first * hourMs - holdMs); day <= lastDay; day = addDays(day, 1)) days.add(day);
  }
  transaction(db, () => {
    db.run('INSERT OR IGNORE INTO days_to_count (day) SELECT value FROM json_each(?)', [
      JSON.stringify([...days]),
    ]);
    db.run('DELETE FROM hours_changed WHERE (first, last) <= (?, ?)', [end.first, end.last]);
  });
  return changed.length === hoursAtOnce;
}

function isWaiting(db: ReadableDb, day: string): boolean {
  return db.value('SELECT 1 FROM days_to_count WHERE day = ?', [day]) !== undefined;
}

interface Activity {
  readonly application: string;
  readonly site: string;
  readonly project: string;
  readonly categoryId: number;
  readonly title: string | null;
  readonly place: string;
}

interface Counted {
  readonly record: DayRecord;
  readonly openUntil: number | null;
}

function* countDay(db: ReadableDb, day: string, now: number, counts: TermCounts): Generator<void, Counted> {
  const { startsAt, endsAt } = boundsOfDay(day);
  const activities = new Map<number, Activity>();
  const gaps = db.all<Gap>(
    'SELECT kind, started_at AS startedAt, ended_at AS endedAt FROM gaps WHERE started_at < ? AND ended_at > ?',
    [endsAt, startsAt],
  );
  const count = createDayCount({
    startsAt,
    endsAt,
    gaps,
    now,
    placeOf: (id) => activities.get(id)!.place,
  });
  yield;
  let after = { at: startsAt - holdMs, id: 0 };
  for (;;) {
    const frames = db.all<{ id: number; at: number; activityId: number }>(
      `SELECT id, captured_at AS at, activity_id AS activityId FROM frames
       WHERE (captured_at, id) > (?, ?) AND captured_at < ? ORDER BY captured_at, id LIMIT ${framesAPiece}`,
      [after.at, after.id, endsAt],
    );
    yield;
    readActivities(db, activities, new Set(frames.map((frame) => frame.activityId)));
    for (const frame of frames) count.add(frame);
    yield;
    const last = frames.at(-1);
    if (frames.length < framesAPiece || !last) break;
    after = last;
  }
  const counted = count.finish();
  yield;
  const topics = yield* topicsOfDay(db, counts, counted.activities, activities);
  const record = { ...recordOf({ day, startsAt, endsAt }, counted, activities), topics };
  return { record, openUntil: counted.openUntil };
}

function readActivities(db: ReadableDb, known: Map<number, Activity>, ids: ReadonlySet<number>): void {
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const rows = db.all<{
    id: number;
    application: string | null;
    title: string | null;
    url: string | null;
    categoryId: number | null;
  }>(
    `SELECT a.id, a.application, a.title, a.url, m.category_id AS categoryId
       FROM json_each(?) j CROSS JOIN activities a ON a.id = j.value
       LEFT JOIN activity_episodes e ON e.activity_id = a.id LEFT JOIN memories m ON m.id = e.memory_id`,
    [JSON.stringify(unknown)],
  );
  for (const { id, categoryId, ...window } of rows) {
    const application = window.application ?? '';
    const site = siteOf(window.url);
    known.set(id, {
      application,
      site,
      project: projectOf(window),
      categoryId: categoryId ?? 0,
      title: window.title,
      place: `${application}\n${site}`,
    });
  }
}

function recordOf(
  bounds: Pick<DayRecord, 'day' | 'startsAt' | 'endsAt'>,
  counted: CountedDay,
  activities: ReadonlyMap<number, Activity>,
): Omit<DayRecord, 'topics'> {
  const stretches = counted.stretches
    .map(({ startedAt, endedAt, place }) => {
      const [application = '', site = ''] = place.split('\n');
      return { startedAt, endedAt, application, site };
    })
    .toSorted((a, b) => b.endedAt - b.startedAt - (a.endedAt - a.startedAt));
  const [longest] = stretches;
  return {
    ...bounds,
    ms: counted.ms,
    switches: counted.switches,
    longestMs: longest ? longest.endedAt - longest.startedAt : 0,
    hours: Array.from({ length: 24 }, (_, hour) => sumOf(counted.hours.get(hour)?.values() ?? [])),
    away: counted.away,
    time: timeEntries(counted.hours, activities),
    activities: counted.activities,
    stretches: stretches
      .filter(({ startedAt, endedAt }) => endedAt - startedAt >= shortestFocusMs)
      .slice(0, mostStretches),
  };
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function timeEntries(hours: CountedDay['hours'], activities: ReadonlyMap<number, Activity>): TimeEntry[] {
  const entries = new Map<string, TimeEntry>();
  for (const [hour, byActivity] of hours) {
    for (const [id, ms] of byActivity) {
      const { application, site, project, categoryId } = activities.get(id)!;
      const key = JSON.stringify([hour, application, site, project, categoryId]);
      const before = entries.get(key)?.ms ?? 0;
      entries.set(key, { hour, application, site, project, categoryId, ms: before + ms });
    }
  }
  return [...entries.values()];
}
