/** Days as the window names them: '2026-03-12' in the machine's time zone. */
export type Day = string;

/** The day that holds a point in time. */
export function dayOf(at: number): Day {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day: far from the hours that a change of clocks may skip. */
export function noonOf(day: Day): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).getTime();
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(noonOf(day));
  date.setDate(date.getDate() + days);
  return dayOf(date.getTime());
}

/** The first day of the month `months` away from that of `day`. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(noonOf(day));
  date.setDate(1);
  date.setMonth(date.getMonth() + months);
  return dayOf(date.getTime());
}

/** The weeks that show the month of `day`, Monday first; days of the months around it fill the ends. */
export function weeksOfMonth(day: Day): readonly (readonly Day[])[] {
  const first = addMonths(day, 0);
  const weekday = (new Date(noonOf(first)).getDay() + 6) % 7;
  const start = addDays(first, -weekday);
  const weeks: Day[][] = [];
  for (let week = 0; week < 6; week += 1) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(start, week * 7 + index));
    if (week > 0 && days[0]?.slice(0, 7) !== first.slice(0, 7)) break;
    weeks.push(days);
  }
  return weeks;
}
