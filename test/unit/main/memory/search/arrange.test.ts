import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryId } from '../../../../../src-preload/contract/memory.ts';
import { arrange } from '../../../../../src-main/memory/search/arrange.ts';
import type { RankedUnit } from '../../../../../src-main/memory/search/fuse.ts';
import { addUnits, type NewUnit } from '../../../../../src-main/memory/units.ts';
import type { WritableDb } from '../../../../../src-main/store/statements.ts';
import { addFrame } from '../../../../helpers/search-bed.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

let lastMemory = 0;

function addMemory(db: WritableDb): MemoryId {
  const id = `m_20260101000000_${String(++lastMemory).padStart(8, '0')}`;
  db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
     VALUES (?, 'semantic', 'active', 'title', 0, 0, 0)`,
    [id],
  );
  return id as MemoryId;
}

let lastStream = 0;

function addUnit(db: WritableDb, unit: Partial<NewUnit>): number {
  return addUnits(db, `stream ${++lastStream}`, [
    { text: '', author: null, byOwner: false, occurredAt: 0, frameId: null, ...unit },
  ])[0]!;
}

function ranked(...ids: readonly number[]): RankedUnit[] {
  return ids.map((id, place) => ({
    id,
    score: ids.length - place,
    words: 0,
    meaning: 0,
    author: 0,
    textScore: 0,
    cosine: 0,
    authorPlace: 0,
    match: null,
  }));
}

function frame(db: WritableDb): NonNullable<NewUnit['frameId']> {
  return addFrame(db, { application: 'Mail', displayId: '1', capturedAt: 0 });
}

const orderOf = (db: WritableDb, units: readonly RankedUnit[]): number[] =>
  arrange(db, units).map(({ id }) => id);

describe('arranging the hits', () => {
  it('puts a memory above the best of the frames that it came from, with a score that fits its place', () => {
    const { db } = openTestStore();
    const memoryId = addMemory(db);
    const [frameId, other] = [frame(db), frame(db)];
    db.run(`INSERT INTO memory_sources (memory_id, kind, frame_id, noted_at) VALUES (?, 'frame', ?, 0)`, [
      memoryId,
      frameId,
    ]);
    const unrelated = addUnit(db, { frameId: other, text: 'the ferry leaves at nine from the old harbour' });
    const source = addUnit(db, { frameId, text: 'Ada wrote that the boiler is serviced every spring' });
    const memory = addUnit(db, { memoryId, text: 'The boiler is serviced each spring by a plumber' });
    const arranged = arrange(db, ranked(unrelated, source, memory));
    expect(arranged.map(({ id }) => id)).toEqual([unrelated, memory, source]);
    expect(arranged.map(({ score }) => score)).toEqual([3, 2, 2]);
  });

  it('leaves a memory below its frame that says much less of what was asked', () => {
    const { db } = openTestStore();
    const memoryId = addMemory(db);
    const frameId = frame(db);
    db.run(`INSERT INTO memory_sources (memory_id, kind, frame_id, noted_at) VALUES (?, 'frame', ?, 0)`, [
      memoryId,
      frameId,
    ]);
    const source = addUnit(db, { frameId, text: 'Ada wrote that the boiler is serviced every spring' });
    const others = ['the ferry leaves at nine', 'a letter from the bank'].map((text) =>
      addUnit(db, { frameId: frame(db), text }),
    );
    const memory = addUnit(db, { memoryId, text: 'notes.txt' });
    expect(orderOf(db, ranked(source, ...others, memory))).toEqual([source, ...others, memory]);
  });

  it('shows one hit of a memory that several passages of it brought in', () => {
    const { db } = openTestStore();
    const memoryId = addMemory(db);
    const first = addUnit(db, { memoryId, text: 'first piece of a long text' });
    const second = addUnit(db, { memoryId, text: 'another piece with quite other words' });
    expect(orderOf(db, ranked(second, first))).toEqual([second]);
  });

  it('folds a frame that shows the same text into the better one, and counts it', () => {
    const { db } = openTestStore();
    const text = 'Quarterly numbers: revenue grew by twelve percent in the north';
    const [best, again] = [
      addUnit(db, { frameId: frame(db), text }),
      addUnit(db, { frameId: frame(db), text: `${text.toUpperCase()}.` }),
    ];
    const arranged = arrange(db, ranked(best, again));
    expect(arranged.map(({ id, alike }) => [id, alike])).toEqual([[best, 1]]);
  });

  it('keeps texts that differ, short texts, other applications, and a memory beside its frame', () => {
    const { db } = openTestStore();
    const text = 'Quarterly numbers: revenue grew by twelve percent in the north';
    const ids = [
      addUnit(db, { frameId: frame(db), text, author: 'Mail' }),
      addUnit(db, { frameId: frame(db), text, author: 'Chrome' }),
      addUnit(db, { memoryId: addMemory(db), text }),
      addUnit(db, {
        frameId: frame(db),
        text: `${text} and fell by two percent in the south`,
        author: 'Mail',
      }),
      addUnit(db, { frameId: frame(db), text: 'Yes, thanks' }),
      addUnit(db, { frameId: frame(db), text: 'Yes, thanks' }),
    ];
    expect(orderOf(db, ranked(...ids))).toEqual(ids);
  });

  it('neither invents nor loses a unit: what is not shown was folded', () => {
    const { db } = openTestStore();
    const words = ['alpha beta gamma delta epsilon', 'one two three four five six', 'red green blue'];
    const memories = [addMemory(db), addMemory(db)];
    const frames = [frame(db), frame(db)];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.nat(2)), { minLength: 1, maxLength: 12 }),
        (units) => {
          const ids = units.map(([text, which, where]) =>
            addUnit(db, {
              text: words[text]!,
              ...(where === 0
                ? { memoryId: memories[which]! }
                : where === 1
                  ? { frameId: frames[which]! }
                  : {}),
            }),
          );
          const arranged = arrange(db, ranked(...ids));
          const pieces =
            ids.length - new Set(units.map(([, which, where], at) => (where === 0 ? `m${which}` : at))).size;
          const folded = arranged.reduce((sum, { alike }) => sum + alike, 0);
          expect(new Set(arranged.map(({ id }) => id)).size).toBe(arranged.length);
          expect(arranged.length + folded + pieces).toBe(ids.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
