import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('adds to a store of before what performance keeps, and takes no job of an unknown state', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 12) });
  before.db.run(`INSERT INTO categories (id, name) VALUES (4, 'Garden')`);
  before.close();
  const { db } = openTestStore({ file });
  expect(db.column('SELECT name FROM categories')).toEqual(['Garden']);
  expect(db.column('SELECT job FROM upkeep_jobs')).toEqual([]);
  const add = `INSERT INTO upkeep_jobs (job, state, asked_at) VALUES ('compact', ?, 1)`;
  expect(() => db.run(add, ['asleep'])).toThrow('CHECK');
  db.run(add, ['running']);
  expect(db.get('SELECT cursor, done, total, reason FROM upkeep_jobs')).toEqual({
    cursor: 0,
    done: 0,
    total: 0,
    reason: '',
  });
});
