/** The stretch of days that the figures are of: chosen, moved, and put into words. Pure. */
import type { Bucket, DayRange, Slot } from '../../../src-preload/contract/analytics.ts';
import { locale } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { addDays, addMonths, noonOf, type Day } from '../../ui/day.ts';
import { formatDay, formatTime } from '../../ui/times.ts';

export type RangeKind = 'day' | 'week' | 'month' | 'year' | 'custom';

export interface ChosenRange extends DayRange {
  readonly kind: RangeKind;
}

const monthFormat = new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric' });
const shortMonthFormat = new Intl.DateTimeFormat(locale(), { month: 'short' });
const weekdayFormat = new Intl.DateTimeFormat(locale(), { weekday: 'short' });

/** The day, week (from Monday), month or year that holds a day. */
export function rangeAround(kind: Exclude<RangeKind, 'custom'>, day: Day): ChosenRange {
  switch (kind) {
    case 'day':
      return { kind, from: day, to: day };
    case 'week': {
      const from = addDays(day, -((new Date(noonOf(day)).getDay() + 6) % 7));
      return { kind, from, to: addDays(from, 6) };
    }
    case 'month': {
      const from = addMonths(day, 0);
      return { kind, from, to: addDays(addMonths(from, 1), -1) };
    }
    case 'year':
      return { kind, from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  }
}

/** Two days in whichever order. */
export function customRange(first: Day, last: Day): ChosenRange {
  return first <= last
    ? { kind: 'custom', from: first, to: last }
    : { kind: 'custom', from: last, to: first };
}

/** The range before (-1) or after (1), as long as this one. */
export function besideRange(range: ChosenRange, direction: -1 | 1): ChosenRange {
  if (range.kind === 'custom') {
    const days = lengthOf(range) * direction;
    return { kind: 'custom', from: addDays(range.from, days), to: addDays(range.to, days) };
  }
  return rangeAround(range.kind, direction === 1 ? addDays(range.to, 1) : addDays(range.from, -1));
}

/** Into what a range is cut: so that a chart has neither three columns nor a hundred. */
export function bucketOf({ kind, from, to }: ChosenRange): Bucket {
  if (kind === 'year') return 'month';
  const days = lengthOf({ from, to });
  if (days === 1) return 'hour';
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/** "Today", "9 Mar – 15 Mar", "March 2026", "2026". */
export function nameOfRange({ kind, from, to }: ChosenRange, today: Day): string {
  if (kind === 'year') return from.slice(0, 4);
  if (kind === 'month') return monthFormat.format(noonOf(from));
  const now = noonOf(today);
  if (from === to)
    return from === today
      ? t('analytics.today')
      : `${weekdayFormat.format(noonOf(from))}, ${formatDay(noonOf(from), now)}`;
  return `${formatDay(noonOf(from), now)} – ${formatDay(noonOf(to), now)}`;
}

/** What the range before is called: "the day before". */
export function nameOfBefore(range: ChosenRange): string {
  return t('analytics.before', { kind: range.kind, days: lengthOf(range) });
}

/** "in the day before". */
export function inBefore(range: ChosenRange): string {
  return t('analytics.inBefore', { kind: range.kind, days: lengthOf(range) });
}

/** Over a column: "In the day before". */
export function columnOfBefore(range: ChosenRange): string {
  return t('analytics.columnBefore', { kind: range.kind, days: lengthOf(range) });
}

/** The days of the week, Monday first. */
export function weekdayNames(weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(locale(), { weekday });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, at) => format.format(noonOf(addDays('2024-01-01', at))));
}

export interface SlotNames {
  readonly name: string;
  /** Under a column. */
  readonly short: string;
}

export function namesOfSlots(slots: readonly Slot[], bucket: Bucket): SlotNames[] {
  const isWeek = bucket === 'day' && slots.length <= 7;
  return slots.map((slot) => ({
    name: nameOfSlot(slot, bucket, false),
    short: isWeek
      ? `${weekdayFormat.format(noonOf(slot.from))} ${nameOfSlot(slot, bucket, true)}`
      : nameOfSlot(slot, bucket, true),
  }));
}

function nameOfSlot(slot: Slot, bucket: Bucket, isShort: boolean): string {
  const at = noonOf(slot.from);
  switch (bucket) {
    case 'hour':
      return isShort ? String(new Date(slot.startsAt).getHours()) : formatTime(slot.startsAt);
    case 'day':
      return isShort
        ? String(Number(slot.from.slice(8)))
        : `${weekdayFormat.format(at)}, ${formatDay(at, at)}`;
    case 'week':
      return isShort ? formatDay(at, at) : `${formatDay(at, at)} – ${formatDay(noonOf(slot.to), at)}`;
    case 'month':
      return isShort ? shortMonthFormat.format(at) : monthFormat.format(at);
  }
}

/** What a column opens: the stretch that it stands for, as a range of its own; null for an hour. */
export function rangeOfSlot(slot: Slot, bucket: Bucket): ChosenRange | null {
  if (bucket === 'hour') return null;
  return bucket === 'day' ? rangeAround('day', slot.from) : rangeAround(bucket, slot.from);
}

function lengthOf({ from, to }: DayRange): number {
  return Math.round((noonOf(to) - noonOf(from)) / 86_400_000) + 1;
}
