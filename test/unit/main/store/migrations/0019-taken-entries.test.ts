import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('gives a store of before room for what was taken in, and keeps what it held', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 19) });
  before.db.run(`INSERT INTO categories (id, name) VALUES (4, 'Garden')`);
  before.close();
  const { db } = openTestStore({ file });
  expect(db.column('SELECT name FROM categories')).toEqual(['Garden']);
  const take = `INSERT INTO taken_entries (name) VALUES ('000001-aa.sealed')`;
  db.run(take);
  expect(() => db.run(take)).toThrow('UNIQUE');
});
