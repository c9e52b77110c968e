/** Points in time in words: relative where it is near, a date where it is far, always in the machine's time zone. */
import { locale } from '../messages/language.ts';
import { t } from '../messages/t.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const timeFormat = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' });
const secondsFormat = new Intl.DateTimeFormat(locale(), {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});
const weekdayFormat = new Intl.DateTimeFormat(locale(), { weekday: 'long' });
const dayFormat = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });
const dayAndYearFormat = new Intl.DateTimeFormat(locale(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const exactFormat = new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeStyle: 'medium' });
const longDayFormat = new Intl.DateTimeFormat(locale(), {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** How long ago, short: "3 s", "12 min", "2 h", "5 days". What lies ahead counts as 0 s. */
export function formatAge(ms: number): string {
  const age = Math.max(0, ms);
  if (age < minute) return `${Math.floor(age / second)} s`;
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < 48 * hour) return `${Math.floor(age / hour)} h`;
  return t('ui.ageDays', { count: Math.floor(age / (24 * hour)) });
}

/** How long ago: "3 s ago", "5 days ago". */
export function formatAgo(ms: number): string {
  if (ms < 48 * hour) return t('ui.ago', { age: formatAge(ms) });
  return t('ui.agoDays', { count: Math.floor(ms / (24 * hour)) });
}

/** When, as one says it: "just now", "5 min ago", "yesterday 14:05", "Tuesday 14:05", "12 Mar 14:05", "12 Mar 2024". */
export function formatRelative(at: number, now: number): string {
  const age = now - at;
  if (age < -minute) return `${formatDay(at, now)} ${formatTime(at)}`;
  if (age < 10 * second) return t('ui.justNow');
  const daysBack = Math.round((startOfDay(now) - startOfDay(at)) / (24 * hour));
  if (age < hour) return formatAgo(age);
  if (daysBack === 0) return t('ui.today', { time: formatTime(at) });
  if (daysBack === 1) return t('ui.yesterday', { time: formatTime(at) });
  if (daysBack < 7) return `${weekdayFormat.format(at)} ${formatTime(at)}`;
  if (new Date(at).getFullYear() === new Date(now).getFullYear())
    return `${dayFormat.format(at)} ${formatTime(at)}`;
  return dayAndYearFormat.format(at);
}

/** The whole truth, for hovering. */
export function formatExact(at: number): string {
  return exactFormat.format(at);
}

export function formatTime(at: number): string {
  return timeFormat.format(at);
}

export function formatTimeWithSeconds(at: number): string {
  return secondsFormat.format(at);
}

/** A day without its weekday; the year only where it is another. */
export function formatDay(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dayFormat : dayAndYearFormat).format(at);
}

export function formatLongDay(at: number): string {
  return longDayFormat.format(at);
}

/** A stretch of time, to the minute from the first minute on: "42 s", "5 min", "1 h 05 min". */
export function formatDuration(ms: number): string {
  if (ms < minute) return `${Math.max(0, Math.round(ms / second))} s`;
  const minutes = Math.round(ms / minute);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A stretch between two points; the end is exclusive, so a stretch of whole days names its last day. */
export function formatSpan(from: number, to: number, now: number): string {
  const wholeDays = from === startOfDay(from) && to === startOfDay(to);
  if (wholeDays) {
    const first = formatDay(from, now);
    const last = formatDay(to - 1, now);
    return first === last ? first : `${first} – ${last}`;
  }
  const sameDay = startOfDay(from) === startOfDay(to - 1);
  const end = sameDay ? formatTime(to) : `${formatDay(to, now)} ${formatTime(to)}`;
  return `${formatDay(from, now)} ${formatTime(from)} – ${end}`;
}

/** Midnight at the start of the day that holds `at`. */
export function startOfDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
