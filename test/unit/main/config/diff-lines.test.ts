/** What a preview of config.yaml shows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../../src-main/config/diff-lines.ts';

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

describe('diffLines', () => {
  it('makes of any old text the new one, with the right numbers', () => {
    const lines = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(text(before), text(after));
        const old = [...before];
        const next = [...after];
        for (const { kind, text: words, line } of diff) {
          expect((kind === 'removed' ? before : after)[line - 1]).toBe(words);
          if (kind === 'removed') old[line - 1] = '-';
          if (kind === 'added') next[line - 1] = '-';
        }
        expect(old.filter((line) => line !== '-')).toEqual(next.filter((line) => line !== '-'));
      }),
      { numRuns: 500 },
    );
  });

  it('shows no more than three lines around a change', () => {
    const before = Array.from({ length: 50 }, (_, index) => `line ${index + 1}`);
    const after = before.with(20, 'other').with(40, 'another');
    expect(diffLines(text(before), text(after)).map(({ line }) => line)).toEqual([
      18, 19, 20, 21, 21, 22, 23, 24, 38, 39, 40, 41, 41, 42, 43, 44,
    ]);
  });

  it('gives up looking for the shortest list where everything is different', () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 3_000 }, (_, index) => `new ${index}`);
    const diff = diffLines(text(before), text(after));
    expect(diff.filter(({ kind }) => kind === 'removed')).toHaveLength(3_000);
    expect(diff.filter(({ kind }) => kind === 'added')).toHaveLength(3_000);
  });
});
