import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('gives a store of before a place for pages that become another kind, and leaves its resources their pages', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 16) });
  before.db.run(
    `INSERT INTO places (id, kind, address, title, first_seen_at, last_seen_at, visits) VALUES (3, 'page', 'https://a.example', 'A', 1, 1, 1)`,
  );
  before.db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
     VALUES ('m_20260101000000_00000001', 'resource', 'active', 'A', 1, 1, 1)`,
  );
  before.db.run(
    `INSERT INTO resource_memories (memory_id, resource_type, address, summary, content, visits, last_seen_at, place_id)
     SELECT id, 'web', NULL, '', '', 1, 1, 3 FROM memories`,
  );
  before.close();
  const { db } = openTestStore({ file });
  expect(db.column('SELECT place_id FROM resource_memories')).toEqual([3]);
  db.run('DELETE FROM resource_memories');
  expect(db.column('SELECT place_id FROM retyped_resources')).toEqual([3]);
  db.run('DELETE FROM memories');
  expect(db.column('SELECT place_id FROM retyped_resources')).toEqual([]);
});
