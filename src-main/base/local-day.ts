/** Days of the machine's time zone, written YYYY-MM-DD. A day has 23 or 25 hours where the clocks change. */

export function dayOf(moment: number): string {
  const time = new Date(moment);
  const parts = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(time.getFullYear()).padStart(4, '0')}-${parts.join('-')}`;
}

/** In milliseconds since 1970; the end is exclusive. */
export function boundsOfDay(day: string): { readonly startsAt: number; readonly endsAt: number } {
  const [year, month, date] = partsOf(day);
  return {
    startsAt: new Date(year, month - 1, date).getTime(),
    endsAt: new Date(year, month - 1, date + 1).getTime(),
  };
}

/** The day `days` later; earlier where it is negative. */
export function addDays(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return dayOf(new Date(year, month - 1, date + days, 12).getTime());
}

function partsOf(day: string): [number, number, number] {
  return day.split('-').map(Number) as [number, number, number];
}
