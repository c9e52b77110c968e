/**
 * The dates of a question in German, as far as they can mean nothing else: "gestern Abend", "letzte Woche", "vor drei Tagen",
 * "am Montag", "im März 2024", "seit gestern". No word of them is one of English but the names of some months, which count
 * here only behind "im" or "am 5.".
 */
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

export interface GermanMention extends TimeRange {
  readonly start: number;
  readonly end: number;
}

const weekdays = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];
const months = [
  ...['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli'],
  ...['august', 'september', 'oktober', 'november', 'dezember'],
];
const numberWords = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
];
const parts: readonly (readonly [RegExp, DayPart])[] = [
  [/^(?:früh|morgen|vormittag)/u, 'morning'],
  [/^mittag/u, 'noon'],
  [/^nachmittag/u, 'afternoon'],
  [/^abend/u, 'evening'],
  [/^nacht/u, 'night'],
];
const units: readonly (readonly [RegExp, CalendarUnit])[] = [
  [/^minute/u, 'minute'],
  [/^stunde/u, 'hour'],
  [/^tag/u, 'day'],
  [/^woche/u, 'week'],
  [/^monat/u, 'month'],
  [/^jahr/u, 'year'],
];

const part = '(?:\\s+(?<part>früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?';
const count = `(?<count>\\d{1,3}|eine[mnr]?|${numberWords.slice(1).join('|')})`;
const unit = '(?<unit>minuten?|stunden?|tag(?:e|en)?|wochen?|monat(?:e|en|s)?|jahr(?:e|en|es)?)';
const past = 'letzte[mnrs]?|vergangene[mnr]?|vorige[mnrs]?';
const weekday = `(?<weekday>${weekdays.join('|')}|sonnabend)`;
const month = `(?<month>${months.join('|')})`;

type Groups = Readonly<Record<string, string | undefined>>;

const patterns: readonly {
  readonly pattern: RegExp;
  readonly range: (groups: Groups, now: number) => TimeRange;
}[] = [
  {
    pattern: expression(`(?<day>vorgestern|gestern|heute)${part}`),
    range: (groups, now) => {
      const back = { heute: 0, gestern: 1, vorgestern: 2 }[groups['day'] ?? ''] ?? 0;
      return withinDay(dayRange(now, -back), groups);
    },
  },
  {
    pattern: expression(`vor ${count} ${unit}`),
    range: (groups, now) => agoRange(now, countOf(groups), unitOf(groups)),
  },
  {
    pattern: expression(`(?:in den |die |der )?(?:letzten|vergangenen) ${count} ${unit}`),
    range: (groups, now) => lastRange(now, countOf(groups), unitOf(groups)),
  },
  {
    pattern: expression(
      `(?:am |im |in der )?(?<which>${past}|diese[mnrs]?) (?<period>wochenende|woche|monat|jahr)`,
    ),
    range: ({ which = '', period }, now) => calendarPeriod(period!, which.startsWith('diese') ? 0 : -1, now),
  },
  {
    pattern: expression(`(?<which>am|${past}|diesen|seit|bis)\\s+${weekday}${part}`),
    range: (groups, now) => opened(weekdayOf(groups, now), groups['which'] ?? '', now),
  },
  {
    pattern: expression(`(?:am |vom )(?<date>\\d{1,2})\\.\\s?${month}(?: (?<year>\\d{4}))?`),
    range: (groups, now) => dayOfMonth(groups, now),
  },
  {
    pattern: expression(`(?:im |seit |letzten )${month}(?: (?<year>\\d{4}))?`),
    range: (groups, now) => monthOf(groups, now),
  },
];

/** In their order, without overlaps; "seit" before one opens it to now. */
export function findGermanDates(text: string, now: number): GermanMention[] {
  const found: GermanMention[] = [];
  for (const { pattern, range } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const groups = lowerCased(match.groups ?? {});
      const since = /\bseit\s+$/iu.exec(text.slice(0, start));
      const isSince = since !== null || /^seit\b/iu.test(match[0]);
      const period = range(groups, now);
      found.push({
        start: since?.index ?? start,
        end,
        from: period.from,
        to: isSince ? Math.max(now + 1, period.to) : period.to,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function weekdayOf(groups: Groups, now: number): TimeRange {
  const name = groups['weekday'] === 'sonnabend' ? 'samstag' : groups['weekday']!;
  const isBefore = new RegExp(`^(?:${past})$`, 'u').test(groups['which'] ?? '');
  return withinDay(weekdayRange(now, weekdays.indexOf(name), isBefore), groups);
}

/** "bis Montag" has no beginning. */
function opened(day: TimeRange, which: string, now: number): TimeRange {
  if (which === 'bis') return { ...day, from: 0 };
  return which === 'seit' ? { ...day, to: Math.max(now + 1, day.to) } : day;
}

function calendarPeriod(period: string, offset: number, now: number): TimeRange {
  switch (period) {
    case 'wochenende':
      return weekendRange(now, offset);
    case 'woche':
      return weekRange(now, offset);
    case 'monat':
      return monthRange(now, offset);
    default:
      return yearRange(now, offset);
  }
}

function dayOfMonth(groups: Groups, now: number): TimeRange {
  const year = yearOf(groups, now, Number(groups['date']));
  return dayRange(new Date(year, months.indexOf(groups['month']!), Number(groups['date'])).getTime());
}

function monthOf(groups: Groups, now: number): TimeRange {
  return monthRange(new Date(yearOf(groups, now, 1), months.indexOf(groups['month']!), 1).getTime());
}

/** The year that is named, else the last in which that day has come. */
function yearOf(groups: Groups, now: number, date: number): number {
  if (groups['year']) return Number(groups['year']);
  const year = new Date(now).getFullYear();
  return new Date(year, months.indexOf(groups['month']!), date).getTime() > now ? year - 1 : year;
}

function withinDay(day: TimeRange, groups: Groups): TimeRange {
  const named = parts.find(([words]) => words.test(groups['part'] ?? ''));
  return named ? dayPartRange(day.from, named[1]) : day;
}

function countOf(groups: Groups): number {
  const words = groups['count'] ?? '1';
  if (/^\d/u.test(words)) return Number(words);
  return words.startsWith('ein') ? 1 : numberWords.indexOf(words);
}

function unitOf(groups: Groups): CalendarUnit {
  return units.find(([words]) => words.test(groups['unit'] ?? ''))?.[1] ?? 'day';
}

/** Whole words only; `\b` knows no umlauts. */
function expression(words: string): RegExp {
  const spaced = words.replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${spaced})(?![\\p{L}\\p{N}_])`, 'giu');
}

function lowerCased(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, value?.toLowerCase()]));
}
