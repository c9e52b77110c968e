import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('leaves categories and what is in them as they were, and forgets with a memory that it was opened', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 10) });
  before.db.run(`INSERT INTO categories (id, name) VALUES (4, 'Garden')`);
  before.db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, category_id)
     VALUES ('m_20260101000000_00000001', 'semantic', 'active', 'Roses', 5, 5, 5, 4)`,
  );
  before.close();
  const { db } = openTestStore({ file });
  expect(db.all('SELECT id, name, colour FROM categories')).toEqual([{ id: 4, name: 'Garden', colour: 0 }]);
  expect(db.column('SELECT title FROM memories WHERE category_id = 4')).toEqual(['Roses']);
  db.run(`INSERT INTO memory_openings VALUES ('m_20260101000000_00000001', 6)`);
  db.run('DELETE FROM memories');
  expect(db.all('SELECT * FROM memory_openings')).toEqual([]);
});
