import { expect, it } from 'vitest';
import { addUnits } from '../../../../src-main/memory/units.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { affordableWords, createTermCounts } from '../../../../src-main/store/term-counts.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

/** Twenty units in streams of their own: "common" in all, "some" in five, "rare" in one. */
function twenty(): WritableDb {
  const { db } = openTestStore();
  for (let n = 0; n < 20; n++) {
    const text = `common ${n % 4 === 0 ? 'some' : ''} ${n === 7 ? 'rare' : ''} 会议`;
    addUnits(db, `s${n}`, [{ text, author: null, byOwner: false, occurredAt: n, frameId: null }]);
  }
  return db;
}

it('counts the rows of a word in every form, and of a phrase by its rarest part', () => {
  const counts = createTermCounts(twenty());
  expect(['common', 'Commons', 'some', 'common rare', 'absent', '会议', '!'].map(counts.rowsWith)).toEqual([
    20, 20, 5, 1, 0, 20, 0,
  ]);
});

it('keeps the rare words of a large store and leaves the common ones', () => {
  const counts = createTermCounts(twenty());
  expect(affordableWords(['common', 'some', 'rare'], counts, 10)).toEqual(['rare', 'some']);
});

it('keeps every word in a store that is small enough', () => {
  const counts = createTermCounts(twenty());
  expect(affordableWords(['common', 'some', 'rare'], counts, 20)).toEqual(['common', 'some', 'rare']);
});

it('keeps the only word that occurs, however common it is', () => {
  const counts = createTermCounts(twenty());
  expect(affordableWords(['absent', 'common'], counts, 10)).toEqual(['absent', 'common']);
});
