/**
 * How long each window of a day was seen. A window is seen from one of its frames until the next frame of any display, for two
 * minutes at most; what lies in a gap (idle, paused, locked, …) does not count. So no moment counts twice, whatever order frames
 * came in, and no day holds more than its own length. Pure.
 */
import type { Gap, GapKind } from '../../src-preload/contract/timeline.ts';

/** As long as it takes until nobody at the keyboard counts as idle, with the setting that nobody changed. */
export const holdMs = 2 * 60_000;

export interface SeenFrame {
  readonly at: number;
  readonly activityId: number;
}

export interface DayFacts {
  readonly startsAt: number;
  /** Exclusive. */
  readonly endsAt: number;
  /** Those that touch the day, in any order. */
  readonly gaps: readonly Gap[];
  /** Nothing counts beyond it. */
  readonly now: number;
  /** Application and site of an activity as one text: changing it is a switch. */
  readonly placeOf: (activityId: number) => string;
}

export interface Stretch {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly place: string;
}

export interface CountedDay {
  readonly ms: number;
  /** Milliseconds by local hour (0 to 23), then by activity. The hour that clocks repeat holds up to two. */
  readonly hours: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly activities: ReadonlyMap<number, number>;
  readonly switches: number;
  /** Unbroken time in one place, in order. A break, a switch and midnight end one. */
  readonly stretches: readonly Stretch[];
  /** How long nothing was recorded, by reason. */
  readonly away: ReadonlyMap<GapKind, number>;
  /** Until when the last frame may still count; null where it has been counted whole. */
  readonly openUntil: number | null;
}

export interface DayCount {
  /** Frames in the order of their time; those up to two minutes before the day belong to it too. */
  add(frame: SeenFrame): void;
  finish(): CountedDay;
}

export function createDayCount({ startsAt, endsAt, gaps, now, placeOf }: DayFacts): DayCount {
  const breaks = joined(gaps);
  let nextBreak = 0;
  let last: SeenFrame | null = null;
  let ms = 0;
  let switches = 0;
  let openUntil: number | null = null;
  const hours = new Map<number, Map<number, number>>();
  const activities = new Map<number, number>();
  const stretches: Stretch[] = [];

  function see(frame: SeenFrame, until: number): void {
    let from = Math.max(frame.at, startsAt);
    const to = Math.min(until, endsAt);
    while (nextBreak < breaks.length && breaks[nextBreak]!.endedAt <= from) nextBreak++;
    for (let at = nextBreak; from < to; at++) {
      const gap = breaks[at];
      const end = Math.min(to, gap?.startedAt ?? to);
      if (from < end) count(frame.activityId, from, end);
      if (!gap || gap.startedAt >= to) return;
      from = Math.max(from, gap.endedAt);
    }
  }

  function count(activityId: number, from: number, to: number): void {
    ms += to - from;
    activities.set(activityId, (activities.get(activityId) ?? 0) + to - from);
    for (let at = from; at < to;) {
      const time = new Date(at);
      const end = Math.min(to, startOfHour(time) + 3_600_000);
      const hour = hours.get(time.getHours()) ?? new Map<number, number>();
      hours.set(time.getHours(), hour);
      hour.set(activityId, (hour.get(activityId) ?? 0) + end - at);
      at = end;
    }
    const place = placeOf(activityId);
    const before = stretches.at(-1);
    const isUnbroken = before?.endedAt === from;
    if (isUnbroken && before.place === place) stretches[stretches.length - 1] = { ...before, endedAt: to };
    else {
      if (isUnbroken) switches++;
      stretches.push({ startedAt: from, endedAt: to, place });
    }
  }

  return {
    add(frame) {
      if (last) see(last, Math.min(frame.at, last.at + holdMs));
      last = frame;
    },
    finish() {
      if (last) {
        const until = last.at + holdMs;
        see(last, Math.min(until, now));
        if (last.at <= now && now < until) openUntil = until;
      }
      return { ms, hours, activities, switches, stretches, away: awayIn(gaps, startsAt, endsAt), openUntil };
    },
  };
}

function startOfHour(time: Date): number {
  return time.getTime() - time.getMinutes() * 60_000 - time.getSeconds() * 1_000 - time.getMilliseconds();
}

interface Span {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Spans in order, those that touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const before = result.at(-1);
    if (before && span.startedAt <= before.endedAt) {
      result[result.length - 1] = { ...before, endedAt: Math.max(before.endedAt, span.endedAt) };
    } else result.push(span);
  }
  return result;
}

function awayIn(gaps: readonly Gap[], startsAt: number, endsAt: number): Map<GapKind, number> {
  const away = new Map<GapKind, number>();
  for (const kind of new Set(gaps.map((gap) => gap.kind))) {
    const ms = joined(gaps.filter((gap) => gap.kind === kind)).reduce(
      (sum, { startedAt, endedAt }) =>
        sum + Math.max(0, Math.min(endedAt, endsAt) - Math.max(startedAt, startsAt)),
      0,
    );
    if (ms > 0) away.set(kind, ms);
  }
  return away;
}
