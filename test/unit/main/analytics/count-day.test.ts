import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createDayCount,
  holdMs,
  type CountedDay,
  type SeenFrame,
} from '../../../../src-main/analytics/count-day.ts';
import type { Gap } from '../../../../src-preload/contract/timeline.ts';

const minute = 60_000;
const startsAt = new Date(2026, 2, 3).getTime();
const endsAt = new Date(2026, 2, 4).getTime();
const at = (hour: number, minutes = 0): number => startsAt + (hour * 60 + minutes) * minute;

/** Activity 1 is the editor, 2 and 3 are two pages of one site. */
const places: Readonly<Record<number, string>> = {
  1: 'Editor\n',
  2: 'Browser\na.example',
  3: 'Browser\na.example',
};

function count(frames: readonly SeenFrame[], gaps: readonly Gap[] = [], now = endsAt): CountedDay {
  const day = createDayCount({ startsAt, endsAt, gaps, now, placeOf: (id) => places[id]! });
  for (const frame of frames.toSorted((a, b) => a.at - b.at)) day.add(frame);
  return day.finish();
}

describe('time seen', () => {
  it('lasts from a frame to the next, whatever window that shows', () => {
    const { activities, ms } = count([
      { at: at(9), activityId: 1 },
      { at: at(9, 1), activityId: 2 },
      { at: at(9, 2), activityId: 2 },
    ]);
    expect(activities).toEqual(
      new Map([
        [1, minute],
        [2, minute + holdMs],
      ]),
    );
    expect(ms).toBe(2 * minute + holdMs);
  });

  it('holds on for two minutes at most where no frame follows', () => {
    const { ms } = count([
      { at: at(9), activityId: 1 },
      { at: at(11), activityId: 1 },
    ]);
    expect(ms).toBe(2 * holdMs);
  });

  it('leaves out what lies in a gap, whichever side of a frame it begins on', () => {
    const { ms, away } = count(
      [
        { at: at(9), activityId: 1 },
        { at: at(9, 2), activityId: 1 },
      ],
      [
        { kind: 'idle', startedAt: at(9, 1), endedAt: at(9, 1) + 30_000 },
        { kind: 'locked', startedAt: at(9, 3), endedAt: at(12) },
      ],
    );
    expect(ms).toBe(90_000 + minute);
    expect(away).toEqual(
      new Map([
        ['idle', 30_000],
        ['locked', 3 * 3_600_000 - 3 * minute],
      ]),
    );
  });

  it('splits at midnight: what a frame before it holds belongs to the day after', () => {
    const { ms } = count([
      { at: startsAt - minute, activityId: 1 },
      { at: endsAt - minute, activityId: 1 },
    ]);
    expect(ms).toBe(minute + minute);
  });

  it('does not count what has not passed yet, and says until when it stays open', () => {
    const { ms, openUntil } = count([{ at: at(9), activityId: 1 }], [], at(9) + 5_000);
    expect(ms).toBe(5_000);
    expect(openUntil).toBe(at(9) + holdMs);
  });
});

describe('switches and stretches', () => {
  it('counts a change of application or site, not of the page on one site', () => {
    const { switches, stretches } = count([
      { at: at(9), activityId: 2 },
      { at: at(9, 1), activityId: 3 },
      { at: at(9, 2), activityId: 1 },
    ]);
    expect(switches).toBe(1);
    expect(stretches.map(({ startedAt, endedAt }) => (endedAt - startedAt) / minute)).toEqual([2, 2]);
  });

  it('ends a stretch with a break, which is no switch', () => {
    const { switches, stretches } = count([
      { at: at(9), activityId: 1 },
      { at: at(10), activityId: 2 },
      { at: at(11), activityId: 1 },
    ]);
    expect(switches).toBe(0);
    expect(stretches).toHaveLength(3);
  });
});

it('gives every moment to one activity and one hour, in whatever order frames come and clocks run', () => {
  const moment = fc.integer({ min: startsAt - 10 * minute, max: endsAt + 10 * minute });
  const frame = fc.record({ at: moment, activityId: fc.integer({ min: 1, max: 3 }) });
  const gap = fc
    .tuple(
      fc.constantFrom('idle' as const, 'paused' as const),
      moment,
      fc.integer({ min: 1, max: 90 * minute }),
    )
    .map(([kind, startedAt, ms]): Gap => ({ kind, startedAt, endedAt: startedAt + ms }));
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 60 }),
      fc.array(gap, { maxLength: 8 }),
      moment,
      (frames, gaps, now) => {
        const { ms, activities, hours, stretches } = count(frames, gaps, now);
        const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
        expect(sum(activities.values())).toBe(ms);
        expect(sum([...hours.values()].map((hour) => sum(hour.values())))).toBe(ms);
        expect(sum(stretches.map(({ startedAt, endedAt }) => endedAt - startedAt))).toBe(ms);
        expect(ms).toBeLessThanOrEqual(endsAt - startsAt);
        for (const hour of hours.values()) expect(sum(hour.values())).toBeLessThanOrEqual(3_600_000);
        for (const { startedAt, endedAt } of stretches)
          for (const each of gaps) expect(startedAt >= each.endedAt || endedAt <= each.startedAt).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
