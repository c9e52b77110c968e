import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('counts the memories of a store of before, and keeps counting', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 13) });
  const add = `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, scope)
    VALUES (?, 'semantic', 'active', 'T', 1, 1, 1, ?)`;
  before.db.run(add, ['a', null]);
  before.db.run(add, ['b', null]);
  before.db.run(add, ['c', 'agent_ada']);
  before.close();
  const { db } = openTestStore({ file });
  const counts = () =>
    db.column("SELECT scope || ' ' || state || ' ' || memories FROM memory_counts WHERE memories > 0");
  expect(counts()).toEqual([' active 2', 'agent_ada active 1']);
  db.run(add, ['d', null]);
  db.run(`UPDATE memories SET state = 'archived' WHERE id = 'a'`);
  db.run(`DELETE FROM memories WHERE id = 'c'`);
  expect(counts()).toEqual([' active 2', ' archived 1']);
});
