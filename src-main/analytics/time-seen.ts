/** How long something was seen: by application, site, project or category, in parts of a range, and in the range before. */
import type {
  analyticsRequests,
  Bucket,
  DayRange,
  Dimension,
  Slot,
  TimeRow,
  Totals,
} from '../../src-preload/contract/analytics.ts';
import type { OutputOf } from '../../src-preload/contract/route.ts';
import type { GapKind } from '../../src-preload/contract/timeline.ts';
import type { ReadableDb } from '../store/statements.ts';
import { countedDays } from './counted-tables.ts';
import { piecesOf, rangeBefore, slotsOf, weekdayOf } from './day-ranges.ts';

type TimeSeen = Omit<OutputOf<typeof analyticsRequests, 'analytics.time'>, 'daysWaiting'>;

const mostRows = 200;
const columnOf: Readonly<Record<Dimension, string>> = {
  application: 'application',
  site: 'site',
  project: 'project',
  category: 'category_id',
};
const nothingOf: Readonly<Record<Dimension, string>> = {
  application: 'Unknown application',
  site: 'No site',
  project: 'No project',
  category: 'No category',
};

interface Entry {
  readonly day: string;
  /** 0 where hours are not told apart. */
  readonly hour: number;
  readonly key: string | number;
  readonly ms: number;
}

interface Row {
  ms: number;
  before: number;
  readonly series: number[];
}

/** Yields between pieces of two months. */
export function* readTimeSeen(
  db: ReadableDb,
  range: DayRange,
  bucket: Bucket,
  by: Dimension,
): Generator<void, TimeSeen> {
  const slots = slotsOf(range, bucket);
  const isByHour = bucket === 'hour' && range.from === range.to;
  const slotOf = slotFinder(slots);
  const rows = new Map<string, Row>();
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const series = slots.map(() => ({ ms: 0, switches: 0, longestMs: 0 }));
  const rowOf = (key: string | number): Row => {
    const row = rows.get(String(key)) ?? { ms: 0, before: 0, series: slots.map(() => 0) };
    rows.set(String(key), row);
    return row;
  };
  for (const piece of piecesOf(range)) {
    for (const { day, hour, key, ms } of readEntries(db, piece, by, isByHour)) {
      const slot = slotOf(day, hour);
      const row = rowOf(key);
      row.ms += ms;
      row.series[slot]! += ms;
      series[slot]!.ms += ms;
    }
    yield;
  }
  const before = rangeBefore(range);
  for (const piece of piecesOf(before)) {
    for (const { key, ms } of readSums(db, piece, by)) rowOf(key).before += ms;
    yield;
  }
  const away = new Map<GapKind, number>();
  for (const day of countedDays(db, range.from, range.to)) {
    for (const [kind, ms] of Object.entries(JSON.parse(day.away) as Record<GapKind, number>))
      away.set(kind as GapKind, (away.get(kind as GapKind) ?? 0) + ms);
    (JSON.parse(day.hours) as number[]).forEach((ms, hour) => (hours[weekdayOf(day.day)]![hour]! += ms));
    if (isByHour) continue;
    const slot = series[slotOf(day.day, 0)]!;
    slot.switches += day.switches;
    slot.longestMs = Math.max(slot.longestMs, day.longestMs);
  }
  return {
    slots,
    total: totalsOf(db, range),
    before: totalsOf(db, before),
    series: isByHour ? series.map(({ ms }) => ({ ms, switches: null, longestMs: null })) : series,
    rows: toRows(db, rows, by),
    hours,
    away: [...away].map(([kind, ms]) => ({ kind, ms })).toSorted((a, b) => b.ms - a.ms),
  };
}

export function totalsOf(db: ReadableDb, range: DayRange): Totals {
  const sums = db.get<Omit<Totals, 'range'>>(
    `SELECT coalesce(sum(seen_ms), 0) AS ms, coalesce(sum(switches), 0) AS switches,
            coalesce(sum(seen_ms > 0), 0) AS days, coalesce(max(longest_ms), 0) AS longestMs
       FROM counted_days WHERE day BETWEEN ? AND ?`,
    [range.from, range.to],
  )!;
  return { range, ...sums };
}

/** Answers the place of the slot that holds a day; of a single day in hours the hour's. */
export function slotFinder(slots: readonly Slot[]): (day: string, hour: number) => number {
  if (slots.length === 24 && slots[0]!.from === slots[23]!.from) return (_day, hour) => hour;
  const known = new Map<string, number>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const slot = slots.findIndex(({ to }) => day <= to);
    known.set(day, slot);
    return slot;
  };
}

function readEntries(db: ReadableDb, { from, to }: DayRange, by: Dimension, isByHour: boolean): Entry[] {
  const column = columnOf[by];
  return db.all<Entry>(
    isByHour
      ? `SELECT day, hour, ${column} AS key, sum(ms) AS ms FROM seen_hours WHERE day BETWEEN ? AND ? GROUP BY hour, ${column}`
      : `SELECT day, 0 AS hour, ${column} AS key, sum(ms) AS ms FROM seen_time WHERE day BETWEEN ? AND ? GROUP BY day, ${column}`,
    [from, to],
  );
}

function readSums(db: ReadableDb, { from, to }: DayRange, by: Dimension): Pick<Entry, 'key' | 'ms'>[] {
  const column = columnOf[by];
  return db.all(
    `SELECT ${column} AS key, sum(ms) AS ms FROM seen_time WHERE day BETWEEN ? AND ? GROUP BY ${column}`,
    [from, to],
  );
}

/** What was seen only in the range before stays, so that one sees what went. */
function toRows(db: ReadableDb, rows: ReadonlyMap<string, Row>, by: Dimension): TimeRow[] {
  const names = by === 'category' ? categoryPaths(db) : null;
  const all = [...rows]
    .map(([key, row]) => {
      const isNothing = key === '' || (by === 'category' && key === '0');
      const label = isNothing ? nothingOf[by] : (names?.get(key) ?? key);
      return { key: isNothing ? '' : key, label, ...row };
    })
    .toSorted((a, b) => b.ms - a.ms || b.before - a.before || (a.label < b.label ? -1 : 1));
  const rest = all.slice(mostRows);
  if (rest.length === 0) return all;
  return [
    ...all.slice(0, mostRows),
    {
      key: null,
      label: `${rest.length} more`,
      ms: rest.reduce((sum, { ms }) => sum + ms, 0),
      before: rest.reduce((sum, { before }) => sum + before, 0),
      series: rest[0]!.series.map((_, slot) => rest.reduce((sum, { series }) => sum + series[slot]!, 0)),
    },
  ];
}

/** By id, with the names of the categories that it lies in before its own. */
function categoryPaths(db: ReadableDb): Map<string, string> {
  const all = db.all<{ id: number; parentId: number | null; name: string }>(
    'SELECT id, parent_id AS parentId, name FROM categories',
  );
  const byId = new Map(all.map((category) => [category.id, category]));
  return new Map(
    all.map((category) => {
      const path = [category.name];
      for (
        let above = byId.get(category.parentId ?? 0);
        above && path.length < 10;
        above = byId.get(above.parentId ?? 0)
      )
        path.unshift(above.name);
      return [String(category.id), path.join(' / ')];
    }),
  );
}
