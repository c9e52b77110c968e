import { expect, it } from 'vitest';
import { isRecentEnough } from '../../../scripts/setup-node.ts';

it.each([
  ['20.20.2', false],
  ['22.14.0', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['24.0.0', true],
  ['100.1.0', true],
])('tells of Node %s whether it runs this project: %s', (version, answer) => {
  expect(isRecentEnough(version)).toBe(answer);
});
