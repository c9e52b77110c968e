/**
 * Finds the dates in a question. Only what can hardly mean anything else counts: "in March" does, "march" does not,
 * and neither does a bare number or year. Everything points to the past: a memory has no future.
 */
import * as chrono from 'chrono-node';
import {
  agoRange,
  dayPartRange,
  dayRange,
  lastRange,
  monthRange,
  weekdayRange,
  weekendRange,
  weekRange,
  yearRange,
  type CalendarUnit,
  type DayPart,
  type TimeRange,
} from './calendar-range.ts';
import { findGermanDates } from './german-dates.ts';

export interface DateMention extends TimeRange {
  /** Place in the question. */
  readonly start: number;
  readonly end: number;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const weekday = `(?<weekday>${weekdays.join('|')})`;
const parts = String.raw`(?<part>morning|noon|midday|afternoon|evening|night)`;
const units = String.raw`(?<unit>minute|hour|day|week|month|year)s?`;
const count = String.raw`(?<count>\d{1,3}|an?|a couple of|a few|${numberWords.slice(1).join('|')})`;
const clockTime = String.raw`(?:\s+(?:at|around|about)\s+(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s*(?<half>am|pm)?)?`;
const somePart = String.raw`(?:,?\s+(?:in the\s+|at\s+)?${parts})?`;

type Groups = Readonly<Record<string, string | undefined>>;

/** Periods that chrono gives as one moment, or not at all. Tried in this order. */
const patterns: readonly {
  readonly pattern: RegExp;
  readonly range: (groups: Groups, now: number) => TimeRange;
}[] = [
  {
    pattern: expression(String.raw`(?<day>the day before yesterday|yesterday|today)${somePart}${clockTime}`),
    range: (groups, now) => {
      const back = groups['day'] === 'today' ? 0 : groups['day'] === 'yesterday' ? 1 : 2;
      return withinDay(dayRange(now, -back), groups);
    },
  },
  { pattern: expression('last night'), range: (_, now) => dayPartRange(dayRange(now, -1).from, 'night') },
  { pattern: expression('tonight'), range: (_, now) => dayPartRange(now, 'night') },
  {
    pattern: expression(String.raw`this ${parts}`),
    range: (groups, now) => withinDay(dayRange(now), groups),
  },
  { pattern: expression(`${count} ${units} ago`), range: (g, now) => agoRange(now, countOf(g), unitOf(g)) },
  {
    pattern: expression(`(?:the )?(?:last|past|previous) ${count} ${units}`),
    range: (groups, now) => lastRange(now, countOf(groups), unitOf(groups)),
  },
  {
    pattern: expression('(?:the )?past (?<unit>hour|day|week|month|year)'),
    range: (groups, now) => lastRange(now, 1, unitOf(groups)),
  },
  {
    pattern: expression('(?<which>last|previous|this) (?<unit>weekend|week|month|year)'),
    range: (groups, now) => calendarPeriod(groups['unit']!, groups['which'] === 'this' ? 0 : -1, now),
  },
  // A weekday alone ("plumber thursday") is more often a word that was on the screen than the day on which it was seen.
  ...[
    String.raw`(?<which>last |this |on |this past )${weekday}${somePart}${clockTime}`,
    String.raw`(?<=\b(?:since|before|after|until|from|between|and|to) )${weekday}${somePart}${clockTime}`,
    String.raw`${weekday},?\s+(?:in the\s+|at\s+)?${parts}${clockTime}`,
  ].map((words) => ({ pattern: expression(words), range: weekdayOf })),
];

function weekdayOf(groups: Groups, now: number): TimeRange {
  const day = weekdays.indexOf(groups['weekday']!);
  return withinDay(weekdayRange(now, day, groups['which']?.startsWith('last') ?? false), groups);
}

/** All dates in a text, in their order, without overlaps. `now` decides what "yesterday" is. */
export function findDates(text: string, now: number): DateMention[] {
  const found: DateMention[] = [];
  let rest = text;
  const take = (mention: DateMention): void => {
    found.push(mention);
    rest = blank(rest, mention.start, mention.end);
  };
  for (const { pattern, range } of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const groups = lowerCased(match.groups ?? {});
      take({ start: match.index, end: match.index + match[0].length, ...range(groups, now) });
    }
  }
  for (const mention of findGermanDates(rest, now)) take(mention);
  for (const mention of chronoDates(rest, now)) take(mention);
  found.sort((a, b) => a.start - b.start);
  return joinRanges(found, text).map((mention) => withPreposition(mention, text, now));
}

/** Dates with a month in words, or with all of year, month and day in figures. */
function chronoDates(text: string, now: number): DateMention[] {
  // Neither stands in most questions; chrono's expressions take 40 ms when they are first used.
  if (!monthOrYear.test(text)) return [];
  return chrono.en.casual
    .parse(text, new Date(now), { forwardDate: false })
    .flatMap((result): DateMention[] => {
      if (!isConfident(result, text)) return [];
      const from = componentRange(result.start, now);
      const to = result.end ? componentRange(result.end, now) : from;
      if (to.to <= from.from) return [];
      const days = /\bweeks?\s+(?:before|after)\b/i.test(result.text) ? 7 : 1;
      const until = days === 1 ? to.to : dayRange(from.from, days).from;
      return [{ start: result.index, end: result.index + result.text.length, from: from.from, to: until }];
    });
}

/** No date without one of these passes `isConfident`. */
const monthOrYear = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{4}/i;
const monthName = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;

function isConfident(result: chrono.ParsedResult, text: string): boolean {
  const { start, text: words } = result;
  if (!start.isCertain('month')) return false;
  const before = text.slice(0, result.index);
  // Part of a longer number, version or word.
  if (/[\w.\-/:]$/.test(before) || /^[\w\-/:]|^\.\w/.test(text.slice(result.index + words.length)))
    return false;
  if (!monthName.test(words)) {
    return start.isCertain('year') && start.isCertain('day') && /^[^a-z]*\d{4}[^a-z]*$/i.test(words);
  }
  if (start.isCertain('day') || start.isCertain('year')) return true;
  return /\b(?:in|during|since|before|after|until|of|last|this|early|late)\s+$/i.test(before);
}

function componentRange(parsed: chrono.ParsedComponents, now: number): TimeRange {
  let year = parsed.get('year') ?? new Date(now).getFullYear();
  const month = (parsed.get('month') ?? 1) - 1;
  const day = parsed.isCertain('day') ? (parsed.get('day') ?? 1) : 1;
  if (!parsed.isCertain('year')) {
    year = new Date(now).getFullYear();
    if (new Date(year, month, day).getTime() > now) year -= 1;
  }
  const at = new Date(year, month, day).getTime();
  if (!parsed.isCertain('day')) return monthRange(at);
  if (!parsed.isCertain('hour')) return dayRange(at);
  return hourRange(dayRange(at), parsed.get('hour') ?? 0, parsed.get('minute') ?? 0);
}

/** "from A to B" and "between A and B" are one stretch. */
function joinRanges(mentions: readonly DateMention[], text: string): DateMention[] {
  const joined: DateMention[] = [];
  for (const mention of mentions) {
    const last = joined.at(-1);
    const link = last && text.slice(last.end, mention.start);
    const opening = last && /\b(between|from)\s+$/i.exec(text.slice(0, last.start));
    if (last && link && opening && /^\s*(?:and|to|until|till|through|-|–)\s+$/i.test(link)) {
      joined[joined.length - 1] = {
        start: opening.index,
        end: mention.end,
        from: Math.min(last.from, mention.from),
        to: Math.max(last.to, mention.to),
      };
    } else joined.push(mention);
  }
  return joined;
}

const openingPreposition = /\b(since|after|before|until|by|from|over|within|during)\s+(?:the\s+)?$/i;
const preposition = /\b(since|after|before|until|by|on|in|during|from|over|within)\s+(?:the\s+)?$/i;

/** Takes the preposition into the mention; "since", "after" and "before" open the stretch to one side. */
function withPreposition(mention: DateMention, text: string, now: number): DateMention {
  const hasOwn = /^(?:on|in|last|this|the|yesterday|today|tonight)\b/i.test(text.slice(mention.start));
  const before = (hasOwn ? openingPreposition : preposition).exec(text.slice(0, mention.start));
  if (!before) return mention;
  const start = before.index;
  switch (before[1]!.toLowerCase()) {
    case 'since':
      return { ...mention, start, to: Math.max(now + 1, mention.to) };
    case 'after':
      return { ...mention, start, from: mention.to, to: Math.max(now + 1, mention.to + 1) };
    case 'before':
      return { ...mention, start, from: 0, to: mention.from };
    case 'until':
    case 'by':
      return { ...mention, start, from: 0 };
    default:
      return { ...mention, start };
  }
}

function withinDay(day: TimeRange, groups: Groups): TimeRange {
  if (groups['hour']) {
    const half = groups['half'];
    const hour = Number(groups['hour']) % (half ? 12 : 24);
    return hourRange(day, half === 'pm' ? hour + 12 : hour, Number(groups['minute'] ?? 0));
  }
  const part = groups['part'];
  if (!part) return day;
  return dayPartRange(day.from, part === 'midday' ? 'noon' : (part as DayPart));
}

/** Half an hour before and an hour after a time of the day: nobody remembers the minute. */
function hourRange(day: TimeRange, hour: number, minute: number): TimeRange {
  const date = new Date(day.from);
  date.setHours(hour, minute, 0, 0);
  return { from: date.getTime() - 30 * 60_000, to: date.getTime() + 60 * 60_000 };
}

function calendarPeriod(unit: string, offset: number, now: number): TimeRange {
  if (unit === 'weekend') return weekendRange(now, offset);
  if (unit === 'week') return weekRange(now, offset);
  return unit === 'month' ? monthRange(now, offset) : yearRange(now, offset);
}

function countOf(groups: Groups): number {
  const written = groups['count']!;
  if (/^an?$/.test(written)) return 1;
  if (written === 'a couple of') return 2;
  if (written === 'a few') return 3;
  return /^\d/.test(written) ? Number(written) : numberWords.indexOf(written);
}

function unitOf(groups: Groups): CalendarUnit {
  return groups['unit'] as CalendarUnit;
}

function expression(source: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}_-])(?:${source.replaceAll(' ', String.raw`\s+`)})(?![\p{L}\p{N}_])`,
    'giu',
  );
}

function lowerCased(groups: Readonly<Record<string, string | undefined>>): Groups {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, value?.toLowerCase().replace(/\s+/g, ' ')]),
  );
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\u0001'.repeat(end - start) + text.slice(end);
}
