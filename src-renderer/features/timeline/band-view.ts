/** The stretch of a day that the band shows, and how wheel and keys change it. Pure; all times in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const hour = 60 * minute;
const least = 2 * minute;
const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360].map((minutes) => minutes * minute);

/** The hours of the day in which something is, with their ends; the whole day where nothing is. */
export function fitSpan(
  day: Span,
  things: readonly { readonly startedAt: number; readonly endedAt: number }[],
): Span {
  if (things.length === 0) return day;
  const first = Math.min(...things.map(({ startedAt }) => startedAt));
  const last = Math.max(...things.map(({ endedAt }) => endedAt));
  const from = day.from + Math.floor((first - day.from) / hour) * hour;
  const to = day.from + Math.ceil((last - day.from + 1) / hour) * hour;
  return clampSpan({ from, to }, day);
}

/** The span made longer (`factor` > 1) or shorter around a point that stays where it is. */
export function zoomSpan(span: Span, day: Span, at: number, factor: number): Span {
  const length = Math.min(day.to - day.from, Math.max(least, (span.to - span.from) * factor));
  const share = (at - span.from) / (span.to - span.from);
  const from = at - share * length;
  return clampSpan({ from, to: from + length }, day);
}

export function moveSpan(span: Span, day: Span, by: number): Span {
  return clampSpan({ from: span.from + by, to: span.to + by }, day);
}

/** The span moved as little as needed so that it holds a point. */
export function revealInSpan(span: Span, day: Span, at: number): Span {
  if (at >= span.from && at <= span.to) return span;
  const margin = (span.to - span.from) / 10;
  const by = at < span.from ? at - margin - span.from : at + margin - span.to;
  return moveSpan(span, day, by);
}

/** Where the labels of the time axis stand: round times, at least `room` pixels apart. */
export function ticksOf(span: Span, day: Span, width: number, room = 72): readonly number[] {
  if (width <= 0) return [];
  const perPixel = (span.to - span.from) / width;
  const step = tickSteps.find((candidate) => candidate / perPixel >= room) ?? 6 * hour;
  const ticks: number[] = [];
  for (let at = day.from + Math.ceil((span.from - day.from) / step) * step; at <= span.to; at += step)
    ticks.push(at);
  return ticks;
}

function clampSpan({ from, to }: Span, day: Span): Span {
  const length = Math.min(to - from, day.to - day.from);
  const start = Math.min(Math.max(from, day.from), day.to - length);
  return { from: start, to: start + length };
}
