import path from 'node:path';
import { expect, it } from 'vitest';
import { screenMemory } from '../../../../../src-main/store/migrations/0001-screen-memory.ts';
import { tokenVectors } from '../../../../../src-main/store/migrations/0002-token-vectors.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('takes a store of the first layout along and removes token vectors with their unit', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const old = openTestStore({ file, steps: [screenMemory] });
  old.db.run(
    `INSERT INTO units (id, stream, position, occurred_at, text, word_count) VALUES (5, 's', 1, 0, 'hello', 1)`,
  );
  old.db.run(`INSERT INTO embedders (id, fingerprint) VALUES (1, 'f')`);
  old.db.run(`INSERT INTO unit_vectors (unit_id, embedder_id, vector) VALUES (5, 1, x'00')`);
  old.close();

  const { db } = openTestStore({ file, steps: [screenMemory, tokenVectors] });
  expect(db.column('SELECT unit_id FROM unit_vectors')).toEqual([5]);
  db.run(`INSERT INTO unit_tokens (unit_id, embedder_id, tokens) VALUES (5, 1, x'00')`);
  db.run('DELETE FROM units');
  expect(db.value('SELECT count(*) FROM unit_tokens')).toBe(0);
});
