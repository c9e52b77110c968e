import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createListMarks, type ListMarks } from '../../../../../src-main/memory/browse/list-marks.ts';
import { browseMemories, markList } from '../../../../../src-main/memory/browse/list-memories.ts';
import type { WritableDb } from '../../../../../src-main/store/statements.ts';
import { transaction } from '../../../../../src-main/store/database.ts';
import type { MemoryListQuery } from '../../../../../src-preload/contract/memory.ts';
import { listQuery } from '../../../../helpers/memories-bed.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

const idOf = (column: string) => `'m_20260105090000_' || printf('%08x', ${column})`;

/** So many memories from a number on, with times, titles and certainties that come more than once. */
function addMemories(db: WritableDb, from: number, count: number): void {
  db.run(
    `WITH RECURSIVE n (i) AS (SELECT :from UNION ALL SELECT i + 1 FROM n WHERE i < :from + :count - 1)
     INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, confidence)
     SELECT ${idOf('i')}, iif(i % 3 = 0, 'resource', 'semantic'), iif(i % 7 = 0, 'archived', 'active'),
       CASE i % 4 WHEN 0 THEN 'Ärger' WHEN 1 THEN 'zebra' WHEN 2 THEN 'Zebra' ELSE '🦔 ' END || (i * 7919) % 9001,
       (i * 31) % 5003, 1, (i * 17) % 4001, ((i * 13) % 100) / 100.0 FROM n`,
    { from, count },
  );
}

function layAll(db: WritableDb, query: MemoryListQuery, marks: ListMarks): number {
  for (let laid = 0; ; laid++) if (!markList(db, query, marks)) return laid;
}

const unmarked: ListMarks = { before: () => ({ rows: 0, place: null }), lay: () => false };

const lists = fc.constantFrom<Partial<MemoryListQuery>>(
  {},
  { descending: false },
  { order: 'title', descending: false },
  { order: 'changed', kinds: ['semantic'] },
  { order: 'confidence', states: ['active', 'archived'] },
);

/** What is done to some memories; a number says to which. */
const some = `substr(id, -2) = printf('%02x', :at)`;
const changes = fc.constantFrom(
  `UPDATE memories SET occurred_at = :to, updated_at = :to + 1 WHERE ${some}`,
  `UPDATE memories SET title = 'zEBRA ' || :to WHERE ${some}`,
  `UPDATE memories SET title = 'É' || :to, confidence = 0.5 WHERE ${some}`,
  `UPDATE memories SET state = iif(state = 'active', 'archived', 'active') WHERE ${some} AND :to >= 0`,
  `UPDATE memories SET scope = iif(scope IS NULL, 'agent_x', NULL) WHERE ${some} AND :to >= 0`,
  `DELETE FROM memories WHERE ${some} AND :to >= 0`,
);

it(
  'a jump finds the same rows with marks as without them, whatever was written since they were laid',
  { timeout: 60_000 },
  () => {
    const { db } = openTestStore();
    const marks = createListMarks(db, 100);
    addMemories(db, 1, 3_000);
    let next = 3_001;
    fc.assert(
      fc.property(
        lists,
        fc.array(fc.tuple(changes, fc.nat(5_000), fc.nat(255), fc.boolean()), { maxLength: 4 }),
        fc.array(fc.nat(3_000), { minLength: 3, maxLength: 3 }),
        (list, writes, offsets) => {
          layAll(db, listQuery(list), marks);
          for (const [sql, to, at, isTakenBack] of writes) {
            const write = () => {
              db.run(sql, { to, at });
              addMemories(db, next, 5);
              if (isTakenBack) throw new Error('taken back');
              next += 5;
            };
            try {
              transaction(db, write);
            } catch (error) {
              if (!String(error).includes('taken back')) throw error;
            }
          }
          for (const offset of offsets) {
            const query = listQuery({ ...list, offset, limit: 3 });
            expect(browseMemories(db, query, marks)).toEqual(browseMemories(db, query, unmarked));
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);

it('marks a long list once, and goes on where it grew', () => {
  const { db } = openTestStore();
  const marks = createListMarks(db, 100);
  const query = listQuery({ states: ['active', 'archived'] });
  addMemories(db, 1, 180);
  expect(layAll(db, query, marks)).toBe(0);
  addMemories(db, 181, 420);
  expect(layAll(db, query, marks)).toBe(4);
  expect(layAll(db, query, marks)).toBe(0);
  addMemories(db, 601, 400);
  const laid = layAll(db, query, marks);
  expect(laid).toBeGreaterThan(0);
  const rows = [0, 234, 599, 999].map((row) => row - marks.before(query, row).rows);
  for (const passedOver of rows) expect(passedOver).toBeLessThanOrEqual(200);
});

it('marks no list that is not counted', () => {
  const { db } = openTestStore();
  addMemories(db, 1, 220);
  const marks = createListMarks(db, 100);
  expect(markList(db, listQuery({ neverOpened: true }), marks)).toBe(false);
  expect(markList(db, listQuery({ states: ['active', 'archived'] }), marks)).toBe(true);
});

it('lays its marks anew where the store was written anew meanwhile', () => {
  const store = openTestStore();
  const marks = createListMarks(store.db, 100);
  addMemories(store.db, 1, 600);
  const query = listQuery({ offset: 340, limit: 2 });
  layAll(store.db, query, marks);
  store.rewrite();
  store.db.run('DELETE FROM memories WHERE occurred_at < 1000');
  expect(browseMemories(store.db, query, marks)).toEqual(browseMemories(store.db, query, unmarked));
  expect(layAll(store.db, query, marks)).toBeGreaterThan(0);
  expect(browseMemories(store.db, query, marks)).toEqual(browseMemories(store.db, query, unmarked));
});
