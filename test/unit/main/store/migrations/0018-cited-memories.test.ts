import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

const known = 'm_20260102030405_0a1b2c3d';
const details = (...ids: readonly (string | null)[]): string =>
  JSON.stringify({ citations: ids.map((memoryId, at) => ({ number: at + 1, memoryId })) });

it('knows which answers cite a memory, also those of before, and forgets them with either', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 18) });
  before.db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, confidence)
     VALUES (?, 'semantic', 'active', 'Boiler', 1, 1, 1, 1)`,
    [known],
  );
  before.db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (1, '', '', 1, 1)`,
  );
  const answer = `INSERT INTO chat_messages (id, session_id, role, author, text, created_at, state, details)
    VALUES (?, 1, 'assistant', '', 'In the cellar [1]', 1, 'whole', ?)`;
  before.db.run(answer, [1, details(known, null, known)]);
  before.close();

  const { db } = openTestStore({ file });
  const citing = () =>
    db.column('SELECT message_id FROM cited_memories WHERE memory_id = ? ORDER BY 1', [known]);
  expect(citing()).toEqual([1]);
  db.run(answer, [2, '{}']);
  db.run(answer, [3, details('m_20260102030405_ffffffff', known)]);
  expect(citing()).toEqual([1, 3]);
  db.run('UPDATE chat_messages SET details = ? WHERE id = 2', [details(known)]);
  db.run('UPDATE chat_messages SET details = ? WHERE id = 3', [details(null)]);
  db.run('DELETE FROM chat_messages WHERE id = 1');
  expect(citing()).toEqual([2]);
  db.run('DELETE FROM memories');
  expect(citing()).toEqual([]);
});
