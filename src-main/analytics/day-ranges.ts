/** Ranges of days: their parts, and the range before. Pure. */
import type { Bucket, DayRange, Slot } from '../../src-preload/contract/analytics.ts';
import { addDays, boundsOfDay } from '../base/local-day.ts';

/** The parts of a range; the first and the last are cut by it. Hours only of a single day, else days. */
export function slotsOf(range: DayRange, bucket: Bucket): Slot[] {
  if (bucket === 'hour' && range.from === range.to) return hoursOf(range.from);
  const slots: Slot[] = [];
  for (let from = range.from; from <= range.to;) {
    const end = lastDayOf(from, bucket);
    const to = end < range.to ? end : range.to;
    slots.push({ from, to, startsAt: boundsOfDay(from).startsAt, endsAt: boundsOfDay(to).endsAt });
    from = addDays(to, 1);
  }
  return slots;
}

/** The month before a whole month, the year before a whole year, else as many days as it has itself. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const end = addDays(from, -1);
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`)
    return { from: `${end.slice(0, 4)}-01-01`, to: end };
  if (from.endsWith('-01') && to === lastDayOf(from, 'month'))
    return { from: `${end.slice(0, 7)}-01`, to: end };
  return { from: addDays(from, -daysIn({ from, to })), to: end };
}

export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The week of a day begins on Monday. */
export function weekOf(day: string): DayRange {
  const from = addDays(day, -weekdayOf(day));
  return { from, to: addDays(from, 6) };
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

/** Ranges of at most `days` days, so that what is read of a long one can pause. */
export function piecesOf(range: DayRange, days = 60): DayRange[] {
  const pieces: DayRange[] = [];
  for (let { from } = range; from <= range.to; from = addDays(from, days)) {
    const end = addDays(from, days - 1);
    pieces.push({ from, to: end < range.to ? end : range.to });
  }
  return pieces;
}

function lastDayOf(day: string, bucket: Bucket): string {
  if (bucket === 'week') return weekOf(day).to;
  if (bucket !== 'month') return day;
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** One for each hour of the local clock, also where the clocks change: one of them is empty then, or holds two. */
function hoursOf(day: string): Slot[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return Array.from({ length: 24 }, (_, hour) => ({
    from: day,
    to: day,
    startsAt: new Date(year, month - 1, date, hour).getTime(),
    endsAt: new Date(year, month - 1, date, hour + 1).getTime(),
  }));
}
