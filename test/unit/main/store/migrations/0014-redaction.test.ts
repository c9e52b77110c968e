import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('gives a store of before room for what was taken out, and keeps what it held', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 14) });
  before.db.run(`INSERT INTO categories (id, name) VALUES (4, 'Garden')`);
  before.close();
  const { db } = openTestStore({ file });
  expect(db.column('SELECT name FROM categories')).toEqual(['Garden']);
  const count = `INSERT INTO redaction_counts (day, rule, caption, found) VALUES ('2026-03-04', 'address', 'Password', 1)`;
  db.run(count);
  expect(() => db.run(count)).toThrow('UNIQUE');
  expect(db.column('SELECT digest FROM discarded_secrets')).toEqual([]);
});
