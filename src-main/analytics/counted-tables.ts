/** The SQL of what was counted: by day, hour and thing; by activity; stretches and topics. */
import type { GapKind } from '../../src-preload/contract/timeline.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { DayTopic } from './day-topics.ts';

export interface TimeEntry {
  readonly hour: number;
  readonly application: string;
  readonly site: string;
  readonly project: string;
  readonly categoryId: number;
  readonly ms: number;
}

export interface DayEntry {
  readonly day: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly ms: number;
  readonly switches: number;
  readonly longestMs: number;
}

export interface DayRecord extends DayEntry {
  /** 24 of them, by the local clock. */
  readonly hours: readonly number[];
  readonly away: ReadonlyMap<GapKind, number>;
  readonly time: readonly TimeEntry[];
  readonly activities: ReadonlyMap<number, number>;
  readonly stretches: readonly {
    readonly startedAt: number;
    readonly endedAt: number;
    readonly application: string;
    readonly site: string;
  }[];
  readonly topics: readonly DayTopic[];
}

const tables = [
  'counted_days',
  'seen_time',
  'seen_hours',
  'seen_activities',
  'focus_stretches',
  'day_topics',
] as const;

/** Takes the place of what was known of the day; of a day without anything nothing is kept. Part of the caller's transaction. */
export function writeDay(db: WritableDb, record: DayRecord): void {
  const { day } = record;
  for (const table of tables) db.run(`DELETE FROM ${table} WHERE day = ?`, [day]);
  if (record.ms === 0 && record.away.size === 0) return;
  db.run(
    `INSERT INTO counted_days (day, starts_at, ends_at, seen_ms, switches, longest_ms, hours, away)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      day,
      record.startsAt,
      record.endsAt,
      record.ms,
      record.switches,
      record.longestMs,
      JSON.stringify(record.hours),
      JSON.stringify(Object.fromEntries(record.away)),
    ],
  );
  for (const { hour, application, site, project, categoryId, ms } of record.time) {
    db.run(
      'INSERT INTO seen_hours (day, hour, application, site, project, category_id, ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [day, hour, application, site, project, categoryId, ms],
    );
  }
  db.run(
    `INSERT INTO seen_time (day, application, site, project, category_id, ms)
       SELECT day, application, site, project, category_id, sum(ms) FROM seen_hours WHERE day = ?
        GROUP BY application, site, project, category_id`,
    [day],
  );
  for (const [id, ms] of record.activities)
    db.run('INSERT INTO seen_activities (day, activity_id, ms) VALUES (?, ?, ?)', [day, id, ms]);
  for (const { startedAt, endedAt, application, site } of record.stretches) {
    db.run(
      'INSERT INTO focus_stretches (day, started_at, ended_at, application, site) VALUES (?, ?, ?, ?, ?)',
      [day, startedAt, endedAt, application, site],
    );
  }
  for (const { term, label, ms, weight, activities } of record.topics) {
    db.run('INSERT INTO day_topics (day, term, label, ms, weight, activities) VALUES (?, ?, ?, ?, ?, ?)', [
      day,
      term,
      label,
      ms,
      weight,
      JSON.stringify([...activities.keys()]),
    ]);
  }
}

/** Both days inside, oldest first. */
export function countedDays(
  db: ReadableDb,
  from: string,
  to: string,
): (DayEntry & { readonly hours: string; readonly away: string })[] {
  return db.all(
    `SELECT day, starts_at AS startsAt, ends_at AS endsAt, seen_ms AS ms, switches, longest_ms AS longestMs, hours, away
       FROM counted_days WHERE day BETWEEN ? AND ? ORDER BY day`,
    [from, to],
  );
}

export function firstAndLastDay(db: ReadableDb): {
  readonly first: string | null;
  readonly last: string | null;
} {
  return db.get(
    `SELECT (SELECT min(day) FROM counted_days WHERE seen_ms > 0) AS first,
            (SELECT max(day) FROM counted_days WHERE seen_ms > 0) AS last`,
  )!;
}

/** Those in which windows of a topic were seen, both days inside. */
export function activitiesOfTopic(db: ReadableDb, term: string, from: string, to: string): number[] {
  return db.column<number>(
    `SELECT j.value FROM day_topics t, json_each(t.activities) j WHERE t.day BETWEEN ? AND ? AND t.term = ?`,
    [from, to, term],
  );
}

/** Of all days that were counted, those that the time zone cuts otherwise now. */
export function daysCutOtherwise(
  db: ReadableDb,
  boundsOf: (day: string) => { readonly startsAt: number; readonly endsAt: number },
): boolean {
  return countedDays(db, '', '~').some(({ day, startsAt, endsAt }) => {
    const bounds = boundsOf(day);
    return bounds.startsAt !== startsAt || bounds.endsAt !== endsAt;
  });
}

/** Forgets all that was counted and notes every hour that holds frames as changed. */
export function countAllAnew(db: WritableDb): void {
  for (const table of tables) db.run(`DELETE FROM ${table}`);
  db.run('DELETE FROM days_to_count');
  db.run(
    `INSERT OR IGNORE INTO hours_changed (first, last)
       SELECT DISTINCT captured_at / 3600000, captured_at / 3600000 FROM frames`,
  );
  db.run(
    'INSERT OR IGNORE INTO hours_changed (first, last) SELECT started_at / 3600000, ended_at / 3600000 FROM gaps',
  );
}
