import { expect, it } from 'vitest';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

it('takes kept signs away with any change of a vector in their block, and only there', () => {
  const { db } = openTestStore();
  db.run(`INSERT INTO embedders (id, fingerprint) VALUES (1, 'f')`);
  for (const id of [7, 8, 5000]) {
    db.run(
      `INSERT INTO units (id, stream, position, occurred_at, text, word_count) VALUES (?, 's', ?, 0, 't', 1)`,
      [id, id],
    );
  }
  const keep = (): void => {
    for (const block of [0, 1])
      db.run(
        `INSERT OR REPLACE INTO vector_signs (block, embedder_id, units, signs) VALUES (?, 1, x'', x'')`,
        [block],
      );
  };
  const left = (change: string): number[] => {
    keep();
    db.run(change);
    return db.column<number>('SELECT block FROM vector_signs');
  };
  const insert = (id: number): string =>
    `INSERT OR REPLACE INTO unit_vectors (unit_id, embedder_id, vector) VALUES (${id}, 1, x'00')`;
  expect(left(insert(7))).toEqual([1]);
  expect(left(insert(7))).toEqual([1]);
  expect(left(insert(5000))).toEqual([0]);
  expect(left(`UPDATE unit_vectors SET vector = x'01' WHERE unit_id = 5000`)).toEqual([0]);
  // As a deleted frame does it: by way of the unit.
  expect(left('DELETE FROM units WHERE id = 7')).toEqual([1]);
  expect(left('DELETE FROM units WHERE id = 8')).toEqual([0, 1]);
});
