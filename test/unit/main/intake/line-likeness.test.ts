import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockTextsAt,
  isGrownFrom,
  isRecounted,
  isSameLine,
  isWithinEdits,
  keyOf,
  type LineKey,
} from '../../../../src-main/intake/line-likeness.ts';

const noClock: ReadonlySet<string> = new Set();

function key(line: string): LineKey {
  return keyOf(line, noClock)!;
}

describe('isSameLine', () => {
  it.each([
    ['Quarterly report for Anna', 'Quarterly  report, for Anna.'],
    ['the modern kitchen in Hamburg', 'the modem kitchen in Hamburg'],
    ['Please confirm the delivery address', 'P1ease confirm the delivery address'.replace('1', 'l')],
    ['会议记录：下周一', '会议记录: 下周一'],
  ])('takes "%s" and "%s" for one line', (a, b) => {
    expect(isSameLine(key(a), key(b))).toBe(true);
  });

  it.each([
    ['Total 300 EUR for the delivery', 'Total 500 EUR for the delivery'],
    ['Approved by Anna', 'Approved by Hanna'],
    ['cat', 'bat'],
    ['open', 'close'],
  ])('keeps "%s" and "%s" apart', (a, b) => {
    expect(isSameLine(key(a), key(b))).toBe(false);
  });
});

describe('keyOf', () => {
  it.each(['', '   ', '· | —', '10:42', '0:34 / 12:03', '1:02:33'])(
    'finds nothing to search in "%s"',
    (line) => {
      expect(keyOf(line, noClock)).toBeNull();
    },
  );

  it("takes the machine's own clock out of a line, and no other time", () => {
    const at = new Date(2026, 2, 3, 14, 5).getTime();
    const clock = clockTextsAt(at);
    expect(keyOf('Activities 14:05', clock)).toEqual(keyOf('Activities', noClock));
    expect(keyOf('Activities 2:05 PM', clock)).toEqual(keyOf('Activities', noClock));
    expect(keyOf('Standup 10:30', clock)).not.toEqual(keyOf('Standup', noClock));
  });
});

describe('isGrownFrom', () => {
  it('sees that a line was typed on', () => {
    expect(isGrownFrom(key('Dear Anna, thank'), key('Dear Anna,'))).toBe(true);
    expect(isGrownFrom(key('Dear Anna, thank you'), key('Dear Anna, thqn'))).toBe(true);
  });

  it('does not take another line for a longer one', () => {
    expect(isGrownFrom(key('Dear Bob, thank you'), key('Dear Anna,'))).toBe(false);
    expect(isGrownFrom(key('Dear'), key('Dear Anna'))).toBe(false);
  });
});

describe('isRecounted', () => {
  it('sees a count that moved, and no other change', () => {
    expect(isRecounted(key('Downloading 46 % of 120 MB'), key('Downloading 45 % of 120 MB'))).toBe(true);
    expect(isRecounted(key('Uploading 46 %'), key('Downloading 45 %'))).toBe(false);
  });
});

describe('isWithinEdits', () => {
  it('agrees with the full table of distances', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(short, short, fc.nat(5), (a, b, limit) => {
        expect(isWithinEdits(a, b, limit)).toBe(distance(a, b) <= limit);
      }),
    );
  });
});

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
