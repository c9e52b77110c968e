import { expect, it } from 'vitest';
import { backOffMs } from '../../../../src-main/base/back-off.ts';

it('tries again at once after the first failure, then doubles the wait up to the longest', () => {
  expect([1, 2, 3, 4, 5, 6, 1_000].map((failures) => backOffMs(failures, 1_000, 10_000))).toEqual([
    0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
});
