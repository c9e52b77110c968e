import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUnits,
  lastUnits,
  removeUnits,
  updateUnit,
  type NewUnit,
} from '../../../../src-main/memory/units.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

function said(text: string, occurredAt = 0): NewUnit {
  return { text, author: 'Ann', byOwner: false, occurredAt, frameId: null };
}

/** Ids of the units in whose column the word stands. */
function inColumn(db: WritableDb, column: string, word: string): number[] {
  return db.column<number>('SELECT rowid FROM unit_text WHERE unit_text MATCH ? ORDER BY rowid', [
    `${column} : "${word}"`,
  ]);
}

describe('adding units', () => {
  it('makes a unit findable by what was said one and two units before and after', () => {
    const { db } = openTestStore();
    const ids = addUnits(
      db,
      's',
      ['alpha', 'bravo', 'charlie', 'delta', 'echo'].map((text) => said(text)),
    );
    expect(inColumn(db, 'text', 'charlie')).toEqual([ids[2]]);
    expect(inColumn(db, 'near1', 'charlie')).toEqual([ids[1], ids[3]]);
    expect(inColumn(db, 'near2', 'charlie')).toEqual([ids[0], ids[4]]);
  });

  it('gives the same index whether units come at once or one by one', () => {
    const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];
    const index = (cuts: readonly number[]): unknown => {
      const { db } = openTestStore();
      let from = 0;
      for (const cut of [...new Set([...cuts, words.length])].sort((a, b) => a - b)) {
        addUnits(
          db,
          's',
          words.slice(from, cut).map((text) => said(text)),
        );
        from = cut;
      }
      return ['text', 'near1', 'near2'].map((column) => words.map((word) => inColumn(db, column, word)));
    };
    const atOnce = index([]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5 })), (cuts) => {
        expect(index(cuts)).toEqual(atOnce);
      }),
      { numRuns: 15 },
    );
  });

  it('does not mix streams', () => {
    const { db } = openTestStore();
    addUnits(db, 'one', [said('alpha')]);
    addUnits(db, 'two', [said('bravo')]);
    expect(inColumn(db, 'near1', 'alpha')).toEqual([]);
  });

  it('lets a long unit stand for itself', () => {
    const { db } = openTestStore();
    const long = Array.from({ length: 81 }, (_, n) => `word${n}`).join(' ');
    addUnits(db, 's', [said('alpha'), said(long), said('bravo')]);
    expect(inColumn(db, 'near1', 'word5')).toEqual([]);
    expect(inColumn(db, 'near1', 'alpha')).toEqual([]);
    expect(inColumn(db, 'near2', 'alpha')).toHaveLength(1);
  });

  it('finds a unit by the name of who wrote it', () => {
    const { db } = openTestStore();
    const [id] = addUnits(db, 's', [said('alpha')]);
    expect(inColumn(db, 'text', 'ann')).toEqual([id]);
  });

  it('puts every new unit in the backlog', () => {
    const { db } = openTestStore();
    const ids = addUnits(db, 's', [said('alpha'), said('bravo')]);
    expect(db.column('SELECT unit_id FROM units_waiting ORDER BY unit_id')).toEqual(ids);
  });
});

describe('changing a unit', () => {
  it('replaces its words everywhere and waits for a new vector', () => {
    const { db } = openTestStore();
    const ids = addUnits(db, 's', [said('alpha'), said('brav'), said('charlie')]);
    db.run('DELETE FROM units_waiting');
    updateUnit(db, ids[1]!, 'bravo');
    expect(inColumn(db, 'text', 'brav')).toEqual([]);
    expect(inColumn(db, 'near1', 'brav')).toEqual([]);
    expect(inColumn(db, 'near1', 'bravo')).toEqual([ids[0], ids[2]]);
    expect(db.column('SELECT unit_id FROM units_waiting')).toEqual([ids[1]]);
  });
});

describe('removing units', () => {
  it('takes their words out of the neighbours, too, and makes those neighbours of one another', () => {
    const { db } = openTestStore();
    const ids = addUnits(
      db,
      's',
      ['alpha', 'bravo', 'charlie', 'delta'].map((text) => said(text)),
    );
    expect(removeUnits(db, [ids[1]!])).toBe(1);
    for (const column of ['text', 'near1', 'near2'])
      expect(inColumn(db, column, 'bravo'), column).toEqual([]);
    expect(inColumn(db, 'near1', 'alpha')).toEqual([ids[2]]);
    expect(inColumn(db, 'near2', 'alpha')).toEqual([ids[3]]);
  });

  it('leaves the index as if the removed units had never been', () => {
    const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'];
    fc.assert(
      fc.property(fc.subarray(words), (kept) => {
        const { db } = openTestStore();
        const ids = addUnits(
          db,
          's',
          words.map((text) => said(text)),
        );
        removeUnits(
          db,
          ids.filter((_, place) => !kept.includes(words[place]!)),
        );
        for (const [place, word] of kept.entries()) {
          const idOf = (offset: number): number[] => {
            const neighbour = kept[place + offset];
            return neighbour === undefined ? [] : [ids[words.indexOf(neighbour)]!];
          };
          expect(inColumn(db, 'near1', word)).toEqual([...idOf(-1), ...idOf(1)]);
          expect(inColumn(db, 'near2', word)).toEqual([...idOf(-2), ...idOf(2)]);
        }
        expect(db.value('SELECT count(*) FROM unit_text')).toBe(kept.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the newest units of a stream', () => {
  it('come oldest first, with what was written', () => {
    const { db } = openTestStore();
    addUnits(db, 's', [said('alpha', 1), said('bravo', 2), said('charlie', 3)]);
    expect(lastUnits(db, 's', 2).map((unit) => [unit.text, unit.occurredAt, unit.byOwner])).toEqual([
      ['bravo', 2, false],
      ['charlie', 3, false],
    ]);
  });
});
