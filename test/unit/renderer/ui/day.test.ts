import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, noonOf, weeksOfMonth } from '../../../../src-renderer/ui/day.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1980-01-01', days));

describe('days', () => {
  it('walk over the ends of months, leap days and changes of clocks without skipping', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(addDays(addDays(day, 1), -1)).toBe(day);
      }),
    );
  });

  it('are the same after a way over a point in time', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(noonOf(day))).toBe(day);
      }),
    );
  });

  it('change the month without falling into the one after the next', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-01');
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01');
  });
});

describe('weeksOfMonth', () => {
  it('begins with Monday and holds every day of the month once', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weeks = weeksOfMonth(day);
        for (const week of weeks) {
          expect(new Date(noonOf(week[0]!)).getDay()).toBe(1);
          expect(week.some((one) => one.slice(0, 7) === day.slice(0, 7))).toBe(true);
        }
        const inMonth = weeks.flat().filter((one) => one.slice(0, 7) === day.slice(0, 7));
        expect(new Set(inMonth).size).toBe(inMonth.length);
        expect(inMonth.at(-1)).toBe(addDays(addMonths(day, 1), -1));
      }),
    );
  });
});
