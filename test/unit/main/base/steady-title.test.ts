import { describe, expect, it } from 'vitest';
import { steadyTitle } from '../../../../src-main/base/steady-title.ts';

describe('steadyTitle', () => {
  it('leaves a title that begins with a year or a number as it is', () => {
    expect(steadyTitle('2026 budget')).toBe('2026 budget');
    expect(steadyTitle('7 ways to cook')).toBe('7 ways to cook');
  });

  it('comes to an end with a title that is mostly space', () => {
    expect(steadyTitle(`notes${' '.repeat(400_000)}x •`)).toMatch(/^notes +x$/u);
  });
});
