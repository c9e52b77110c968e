import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseGone, nextBackupAt } from '../../../../src-main/backup/schedule.ts';

const at = (text: string) => new Date(text).getTime();
const day = 24 * 60 * 60 * 1000;
const keep = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };

describe('when the next backup is made', () => {
  it('is at once where there is none', () => {
    expect(nextBackupAt(null, 5, 12)).toBe(5);
  });

  it.each([
    ['2026-03-02T12:00:01', '2026-03-03T12:00:00'],
    ['2026-03-02T09:30:00', '2026-03-02T12:00:00'],
    ['2026-03-02T23:59:00', '2026-03-03T12:00:00'],
  ])('after one of %s is at the hour after it, %s', (last, next) => {
    expect(nextBackupAt(at(last), at(last), 12)).toBe(at(next));
  });
});

describe('what is kept', () => {
  const daily = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `b${i}`,
      madeAt: at('2026-06-30T12:00:00') - i * day,
      isVerified: true,
    }));

  it('is the newest of each of seven days, four weeks and twelve months', () => {
    const gone = new Set(chooseGone(daily(400), keep));
    const kept = daily(400).filter(({ id }) => !gone.has(id));
    expect(kept.slice(0, 7).map(({ id }) => id)).toEqual(['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
    // A week's or a month's newest may be a kept day already.
    expect(kept.length).toBeGreaterThanOrEqual(7 + 2 + 11);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(new Date(kept.at(-1)!.madeAt).getMonth()).toBe(6);
  });

  it('is never without the newest backup and the newest verified one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        fc.record({
          keepDaily: fc.integer({ min: 1, max: 3 }),
          keepWeekly: fc.nat({ max: 2 }),
          keepMonthly: fc.nat({ max: 2 }),
        }),
        (hours, verified, numbers) => {
          const backups = hours.map((hour, i) => ({
            id: String(hour),
            madeAt: hour * 60 * 60 * 1000,
            isVerified: verified[i]!,
          }));
          const gone = chooseGone(backups, numbers);
          const newest = Math.max(...hours);
          const newestVerified = Math.max(...hours.filter((_, i) => verified[i]));
          expect(gone).not.toContain(String(newest));
          expect(gone).not.toContain(String(newestVerified));
        },
      ),
    );
  });
});
