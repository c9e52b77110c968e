/** Ranges of days for the filter of dates: inclusive start, exclusive end, midnights of the machine's time zone. */
export interface DateRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** The last `days` days, today included. */
export function lastDays(days: number, now: number): DateRange {
  return { from: midnight(now, 1 - days), to: midnight(now, 1) };
}

export function yesterday(now: number): DateRange {
  return { from: midnight(now, -1), to: midnight(now, 0) };
}

/** What the date fields hold ('2026-03-12' or empty), in whichever order, as a range with whole days. */
export function rangeOfFields(first: string, last: string): DateRange {
  const from = dayStart(first, 0);
  const to = dayStart(last, 1);
  const backwards = from !== null && to !== null && from >= to;
  return backwards ? { from: dayStart(last, 0), to: dayStart(first, 1) } : { from, to };
}

/** The value of a date field for the day that holds `at`. */
export function fieldValue(at: number | null): string {
  if (at === null) return '';
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function dayStart(field: string, offset: number): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(field);
  if (!parts) return null;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + offset).getTime();
}

function midnight(now: number, offset: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset).getTime();
}
