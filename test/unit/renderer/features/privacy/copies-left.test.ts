import { expect, it } from 'vitest';
import { copiesLeft } from '../../../../../src-renderer/features/privacy/copies-left.ts';

const replaced = { at: 2_000, bytes: 10 };
const restored = { backupAt: 1_500 };
const backups = [{ madeAt: 3_000 }, { madeAt: 1_000 }];

it('tells of copies that were made after the oldest of what was forgotten, and of no others', () => {
  expect(copiesLeft({ replaced, restored }, backups, 1_200)).toEqual({
    replaced,
    waiting: restored,
    backups: 1,
  });
  expect(copiesLeft({ replaced, restored }, backups, 2_500)).toEqual({
    replaced: null,
    waiting: null,
    backups: 1,
  });
  expect(copiesLeft({ replaced: null, restored: null }, backups, 500)).toEqual({
    replaced: null,
    waiting: null,
    backups: 2,
  });
});

it('tells of all copies where no time of what was forgotten is known', () => {
  expect(copiesLeft({ replaced, restored }, backups, null)).toEqual({
    replaced,
    waiting: restored,
    backups: 2,
  });
});
