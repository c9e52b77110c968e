import { expect, it } from 'vitest';
import { createSliceSize } from '../../../../src-main/base/slice-size.ts';

it('makes slices smaller while they take long and larger while they are quick, within its limits', () => {
  const size = createSliceSize({ least: 2, most: 40 });
  const begun = size.rows;
  size.took(30);
  const smaller = size.rows;
  for (let turn = 0; turn < 10; turn++) size.took(30);
  const least = size.rows;
  for (let turn = 0; turn < 10; turn++) size.took(1);
  expect([smaller < begun, least, size.rows]).toEqual([true, 2, 40]);
});

it('leaves a slice as it is that takes about as long as it may', () => {
  const size = createSliceSize({ most: 40 });
  const before = size.rows;
  size.took(6);
  expect(size.rows).toBe(before);
});
