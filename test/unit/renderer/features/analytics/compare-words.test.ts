import { expect, it } from 'vitest';
import { compareWords, shareWords } from '../../../../../src-renderer/features/analytics/compare-words.ts';

it.each([
  [0, 0, null],
  [5, 0, 'new'],
  [0, 5, 'none now'],
  [102, 100, 'the same'],
  [118, 100, '18 % more'],
  [50, 100, '50 % less'],
  [400, 100, '4 times as much'],
])('compares %i with %i', (now, before, words) => {
  expect(compareWords(now, before)).toBe(words);
});

it('never calls something nothing', () => {
  expect([shareWords(1, 1000), shareWords(0, 1000), shareWords(421, 1000)]).toEqual(['< 1 %', '0 %', '42 %']);
});
