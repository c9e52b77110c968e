import { expect, it } from 'vitest';
import {
  besideRange,
  bucketOf,
  customRange,
  nameOfRange,
  namesOfSlots,
  rangeAround,
  rangeOfSlot,
} from '../../../../../src-renderer/features/analytics/ranges.ts';

it.each([
  ['day', '2026-03-03', '2026-03-03', '2026-03-03'],
  ['week', '2026-03-01', '2026-02-23', '2026-03-01'],
  ['month', '2026-02-11', '2026-02-01', '2026-02-28'],
  ['year', '2026-02-11', '2026-01-01', '2026-12-31'],
] as const)('takes the %s of %s', (kind, day, from, to) => {
  expect(rangeAround(kind, day)).toEqual({ kind, from, to });
});

it('walks by the length of what is shown, over the ends of months and years', () => {
  expect(besideRange(rangeAround('month', '2026-01-31'), -1)).toMatchObject({
    from: '2025-12-01',
    to: '2025-12-31',
  });
  expect(besideRange(rangeAround('week', '2026-12-30'), 1)).toMatchObject({
    from: '2027-01-04',
    to: '2027-01-10',
  });
  expect(besideRange(customRange('2026-03-10', '2026-03-01'), -1)).toMatchObject({
    from: '2026-02-19',
    to: '2026-02-28',
  });
});

it('cuts a range so that a chart stays readable', () => {
  expect(
    [
      rangeAround('day', '2026-03-03'),
      rangeAround('week', '2026-03-03'),
      rangeAround('month', '2026-03-03'),
      customRange('2026-01-01', '2026-04-01'),
      customRange('2024-01-01', '2026-04-01'),
      rangeAround('year', '2026-03-03'),
    ].map(bucketOf),
  ).toEqual(['hour', 'day', 'day', 'week', 'month', 'month']);
});

it('names what is shown, and today', () => {
  expect(nameOfRange(rangeAround('day', '2026-03-03'), '2026-03-03')).toBe('Today');
  expect(nameOfRange(rangeAround('month', '2026-03-03'), '2026-03-03')).toBe('March 2026');
  expect(nameOfRange(rangeAround('year', '2026-03-03'), '2026-03-03')).toBe('2026');
});

it('opens a column as a range of its own, but for an hour', () => {
  const slot = { from: '2026-03-02', to: '2026-03-08', startsAt: 0, endsAt: 0 };
  expect(rangeOfSlot(slot, 'week')).toEqual(rangeAround('week', '2026-03-04'));
  expect(rangeOfSlot(slot, 'hour')).toBeNull();
  expect(namesOfSlots([slot], 'month')).toEqual([{ name: 'March 2026', short: 'Mar' }]);
});
