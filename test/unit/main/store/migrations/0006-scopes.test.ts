import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('takes what a store held as the owner’s own, and lets a line of a file go with its passage', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 6) });
  before.db.run(
    `INSERT INTO units (stream, position, occurred_at, text, word_count) VALUES ('s', 1, 5, 'the ferry', 2)`,
  );
  before.close();
  const { db } = openTestStore({ file });
  expect(db.all('SELECT text, scope FROM units')).toEqual([{ text: 'the ferry', scope: null }]);
  const [unit] = addUnits(db, 'file', [
    {
      text: 'likes tea',
      author: null,
      byOwner: false,
      occurredAt: 6,
      frameId: null,
      scope: 'agent_assistant',
    },
  ]);
  db.run(`INSERT INTO file_entries VALUES ('agent_assistant', '', 'v_0000000000000000', 0, 'd', ?, 6, 6)`, [
    unit!,
  ]);
  db.run('DELETE FROM units WHERE scope IS NOT NULL');
  expect(db.all('SELECT * FROM file_entries')).toEqual([]);
});
