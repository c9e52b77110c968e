import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatDay,
  formatDuration,
  formatRelative,
  formatSpan,
  formatTime,
  startOfDay,
} from '../../../../src-renderer/ui/times.ts';

const at = (month: number, day: number, hour = 0, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = at(3, 12, 14, 30);

describe('formatAge', () => {
  it('counts seconds, then minutes, then hours, then days, and never rounds up to a full unit too early', () => {
    expect(
      [0, 59_999, 60_000, 3_599_999, 3_600_000, 47.9 * 3_600_000, 48 * 3_600_000].map(formatAge),
    ).toEqual(['0 s', '59 s', '1 min', '59 min', '1 h', '47 h', '2 days']);
  });

  it('shows no negative age when a clock was set back', () => {
    expect(formatAge(-5000)).toBe('0 s');
  });
});

describe('formatRelative', () => {
  it('says how long ago within the hour', () => {
    expect(formatRelative(now - 4000, now)).toBe('just now');
    expect(formatRelative(now - 5 * 60_000, now)).toBe('5 min ago');
  });

  it('names today, yesterday and the weekday with the time', () => {
    expect(formatRelative(at(3, 12, 9), now)).toBe(`today ${formatTime(at(3, 12, 9))}`);
    expect(formatRelative(at(3, 11, 23, 59), now)).toBe(`yesterday ${formatTime(at(3, 11, 23, 59))}`);
    expect(formatRelative(at(3, 9, 9), now)).toBe(`Monday ${formatTime(at(3, 9, 9))}`);
  });

  it('names the date after a week, so that a weekday is never mistaken for the coming one', () => {
    expect(formatRelative(at(3, 5, 9), now)).toBe(`${formatDay(at(3, 5), now)} ${formatTime(at(3, 5, 9))}`);
  });

  it('names the year of another year', () => {
    expect(formatRelative(at(3, 5, 9, 0, 2024), now)).toContain('2024');
  });

  it('counts minutes across midnight', () => {
    expect(formatRelative(at(3, 11, 23, 50), at(3, 12, 0, 10))).toBe('20 min ago');
  });
});

describe('formatSpan', () => {
  it('names the last day of whole days and not the one after it', () => {
    expect(formatSpan(at(3, 11), at(3, 12), now)).toBe(formatDay(at(3, 11), now));
    expect(formatSpan(at(3, 2), at(3, 9), now)).toBe(
      `${formatDay(at(3, 2), now)} – ${formatDay(at(3, 8), now)}`,
    );
  });

  it('names the day once for hours of one day', () => {
    const from = at(3, 11, 12);
    const to = at(3, 11, 18);
    expect(formatSpan(from, to, now)).toBe(`${formatDay(from, now)} ${formatTime(from)} – ${formatTime(to)}`);
  });
});

describe('formatDuration', () => {
  it('carries sixty minutes into the hour', () => {
    expect([0, 42_000, 59.6 * 60_000, 65 * 60_000].map(formatDuration)).toEqual([
      '0 s',
      '42 s',
      '1 h 00 min',
      '1 h 05 min',
    ]);
  });
});

describe('startOfDay', () => {
  it('is the same for every moment of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        expect(startOfDay(at(7, 4, hour, minute))).toBe(at(7, 4));
      }),
    );
  });
});
