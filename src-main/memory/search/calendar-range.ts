/** Stretches of the calendar in the machine's time zone, as [from, to) in milliseconds. */

export interface TimeRange {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export type CalendarUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** Hours from midnight of the day; the night ends on the next morning. */
const dayPartHours: Readonly<Record<DayPart, readonly [number, number]>> = {
  morning: [5, 12],
  noon: [11, 14],
  afternoon: [12, 18],
  evening: [17, 23],
  night: [18, 29],
};

const minuteMs = 60_000;

/** The day that is `offset` days away from the one that holds `at`. */
export function dayRange(at: number, offset = 0): TimeRange {
  return between(at, (y, m, d) => [new Date(y, m, d + offset), new Date(y, m, d + offset + 1)]);
}

/** The week, Monday to Sunday, `offset` weeks away. */
export function weekRange(at: number, offset = 0): TimeRange {
  const monday = 1 - (new Date(at).getDay() || 7) + offset * 7;
  return between(at, (y, m, d) => [new Date(y, m, d + monday), new Date(y, m, d + monday + 7)]);
}

/** Saturday and Sunday of the week `offset` weeks away. */
export function weekendRange(at: number, offset = 0): TimeRange {
  const { to } = weekRange(at, offset);
  return between(to, (y, m, d) => [new Date(y, m, d - 2), new Date(y, m, d)]);
}

export function monthRange(at: number, offset = 0): TimeRange {
  return between(at, (y, m) => [new Date(y, m + offset, 1), new Date(y, m + offset + 1, 1)]);
}

export function yearRange(at: number, offset = 0): TimeRange {
  return between(at, (y) => [new Date(y + offset, 0, 1), new Date(y + offset + 1, 0, 1)]);
}

/** The latest day of the week (0 is Sunday) up to today, or up to yesterday where `beforeToday`. */
export function weekdayRange(at: number, weekday: number, beforeToday: boolean): TimeRange {
  const back = (new Date(at).getDay() - weekday + 7) % 7;
  return dayRange(at, -(back === 0 && beforeToday ? 7 : back));
}

/** A part of the day that holds `at`. */
export function dayPartRange(at: number, part: DayPart): TimeRange {
  const [first, last] = dayPartHours[part];
  return between(at, (y, m, d) => [new Date(y, m, d, first), new Date(y, m, d, last)]);
}

/** What "3 days ago" means: the whole unit that lies so far back; for minutes and hours a stretch around the moment. */
export function agoRange(now: number, count: number, unit: CalendarUnit): TimeRange {
  switch (unit) {
    case 'minute':
      return around(now - count * minuteMs, Math.max(5, count / 4) * minuteMs, now);
    case 'hour':
      return around(now - count * 60 * minuteMs, 30 * minuteMs, now);
    case 'day':
      return dayRange(now, -count);
    case 'week':
      return weekRange(now, -count);
    case 'month':
      return monthRange(now, -count);
    case 'year':
      return yearRange(now, -count);
  }
}

/** What "the last 3 days" means: up to now, with the day that it begins in. */
export function lastRange(now: number, count: number, unit: CalendarUnit): TimeRange {
  const start = new Date(now);
  if (unit === 'minute') return { from: now - count * minuteMs, to: now + 1 };
  if (unit === 'hour') return { from: now - count * 60 * minuteMs, to: now + 1 };
  if (unit === 'day') start.setDate(start.getDate() - count);
  if (unit === 'week') start.setDate(start.getDate() - count * 7);
  if (unit === 'month') start.setMonth(start.getMonth() - count);
  if (unit === 'year') start.setFullYear(start.getFullYear() - count);
  return { from: dayRange(start.getTime()).from, to: now + 1 };
}

function around(at: number, ms: number, latest: number): TimeRange {
  return { from: Math.round(at - ms), to: Math.round(Math.min(at + ms, latest + 1)) };
}

function between(
  at: number,
  make: (year: number, month: number, day: number) => readonly [Date, Date],
): TimeRange {
  const date = new Date(at);
  const [from, to] = make(date.getFullYear(), date.getMonth(), date.getDate());
  return { from: from.getTime(), to: to.getTime() };
}
