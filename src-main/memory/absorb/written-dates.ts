/** Dates as they are written in a text, as far as they are given: `2026-05-03`, `May 3`, `3rd of May`, `03/05/2026`, `Tuesday`. */

/** Parts that are not given are undefined. `month` 1..12, `weekday` 0 (Sunday)..6. */
export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
}

export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** More than one where it can be read in two ways (`03/05/2026`). */
  readonly readings: readonly WrittenDate[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const day = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const year = '(?<year>(?:19|20)\\d\\d)';
const weekday =
  '(?<weekday>sunday|monday|tuesday|wednesday|thursday|friday|saturday|(?:sun|mon|tues?|wed|thurs?|fri|sat)(?=,))';

/** The most telling first; what one of them took the later ones do not see. */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${year}[-/.](?<monthNumber>[01]?\\d)[-/.]${day}\\b`, 'giu'),
  new RegExp(`\\b${day}(?:\\s+of)?\\s+${month},?\\s+${year}\\b`, 'giu'),
  new RegExp(`\\b${month}\\s+${day}\\b(?:,?\\s+${year}\\b)?`, 'giu'),
  new RegExp(`\\b${day}(?:\\s+of)?\\s+${month}`, 'giu'),
  new RegExp(`\\b${month},?\\s+(?:of\\s+)?${year}\\b`, 'giu'),
  /\b(?<first>[0-3]?\d)[/.](?<second>[0-3]?\d)[/.](?<year>(?:19|20)\d\d)\b/gu,
  new RegExp(`\\b${weekday}\\b`, 'giu'),
  // Alone only as a name: "may" and "march" are words, too.
  /\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)\b/gu,
];

/** All dates of a text, without overlaps, in no order. */
export function findWrittenDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  let rest = text;
  for (const pattern of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const readings = readingsOf(match.groups ?? {}).filter(isPossible);
      if (readings.length === 0) continue;
      found.push({ start: match.index, end: match.index + match[0].length, readings });
    }
    for (const { start, end } of found)
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return found;
}

function readingsOf(groups: Readonly<Record<string, string | undefined>>): WrittenDate[] {
  const written = {
    ...(groups['year'] && { year: Number(groups['year']) }),
    ...(groups['day'] && { day: Number(groups['day']) }),
    ...(groups['month'] && { month: months.indexOf(groups['month'].slice(0, 3).toLowerCase()) + 1 }),
    ...(groups['monthNumber'] && { month: Number(groups['monthNumber']) }),
    ...(groups['weekday'] && { weekday: weekdays.indexOf(groups['weekday'].slice(0, 3).toLowerCase()) }),
  };
  if (!groups['first']) return [written];
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  return [
    { ...written, day: first, month: second },
    { ...written, day: second, month: first },
  ];
}

function isPossible({ month = 1, day = 1 }: WrittenDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The calendar day of a moment, in this computer's time. */
export function dayOf(at: number): WrittenDate {
  const date = new Date(at);
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    weekday: date.getDay(),
  };
}

/**
 * Whether the claimed date says nothing that the known one does not say. A known date without a year is of the year in which it
 * was written (`writtenIn`) or of the one beside it.
 */
export function agrees(claimed: WrittenDate, known: WrittenDate, writtenIn: number): boolean {
  if (claimed.weekday !== undefined && claimed.weekday !== weekdayOf(known)) return false;
  if (claimed.day !== undefined && claimed.day !== known.day) return false;
  if (claimed.month !== undefined && claimed.month !== known.month) return false;
  if (claimed.year === undefined) return true;
  return known.year === undefined ? Math.abs(claimed.year - writtenIn) <= 1 : claimed.year === known.year;
}

function weekdayOf({ year, month, day, weekday }: WrittenDate): number | undefined {
  if (weekday !== undefined) return weekday;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return new Date(year, month - 1, day).getDay();
}
