import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldValue,
  lastDays,
  rangeOfFields,
  yesterday,
} from '../../../../../src-renderer/features/search/date-range.ts';

const at = (month: number, day: number, hour = 0) => new Date(2026, month - 1, day, hour).getTime();

describe('ranges of dates', () => {
  it('counts today among the last days and ends with it', () => {
    expect(lastDays(7, at(3, 12, 15))).toEqual({ from: at(3, 6), to: at(3, 13) });
    expect(yesterday(at(3, 1, 0))).toEqual({ from: at(2, 28), to: at(3, 1) });
  });

  it('holds the whole of the last day that was typed', () => {
    expect(rangeOfFields('2026-03-10', '2026-03-12')).toEqual({ from: at(3, 10), to: at(3, 13) });
  });

  it('understands the fields the other way round', () => {
    expect(rangeOfFields('2026-03-12', '2026-03-10')).toEqual({ from: at(3, 10), to: at(3, 13) });
  });

  it('leaves an end open that was not typed', () => {
    expect(rangeOfFields('', '2026-03-12')).toEqual({ from: null, to: at(3, 13) });
    expect(rangeOfFields('2026-03-12', '')).toEqual({ from: at(3, 12), to: null });
  });

  it('fills the fields with what they were filled from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const typed = fieldValue(new Date(1990, 0, 1 + days).getTime());
        const { from, to } = rangeOfFields(typed, typed);
        expect(fieldValue(from)).toBe(typed);
        expect(fieldValue((to ?? 0) - 1)).toBe(typed);
      }),
    );
  });
});
