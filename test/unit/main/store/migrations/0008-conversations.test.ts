import path from 'node:path';
import { expect, it } from 'vitest';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('gives the tools of earlier answers their new names, in their order, and takes nothing else from them', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const before = openTestStore({ file, steps: migrations.slice(0, 7) });
  before.db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (1, 'Talk', 'plain', 0, 0)`,
  );
  const tools = ['add_memory', 'list_day', 'search_memories', 'forget_memories'].map((name, at) => ({
    id: `t${at}`,
    name,
    step: at === 0 ? null : at,
    memoryIds: ['m_1'],
    text: 'add_memory',
  }));
  const insert = (details: unknown): void =>
    void before.db.run(
      `INSERT INTO chat_messages (session_id, role, author, text, created_at, state, details)
       VALUES (1, 'assistant', 'Mneme', 'Yes.', 0, 'whole', ?)`,
      [JSON.stringify(details)],
    );
  insert({ writtenBy: 'model', tools, context: null });
  insert({ writtenBy: 'model', tools: [] });
  insert({});
  before.close();

  const { db } = openTestStore({ file });
  const [first, ...others] = db
    .column<string>('SELECT details FROM chat_messages ORDER BY id')
    .map((details) => JSON.parse(details) as unknown);
  const names = ['keep_for_owner', 'list_day', 'search_everything', 'forget_for_owner'];
  expect(first).toEqual({
    writtenBy: 'model',
    tools: tools.map((tool, at) => ({ ...tool, name: names[at] })),
    context: null,
  });
  expect(others).toEqual([{ writtenBy: 'model', tools: [] }, {}]);
  expect(db.all('SELECT agents, room FROM chat_sessions')).toEqual([{ agents: '["assistant"]', room: null }]);
});

it('leaves what was said to agents out of what is absorbed into the memories of the owner', () => {
  const { db } = openTestStore();
  db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (1, 'Talk', 'plain', 0, 0)`,
  );
  for (const id of [1, 2]) {
    db.run(
      `INSERT INTO chat_messages (id, session_id, role, author, text, created_at, state, details)
       VALUES (?, 1, 'user', 'You', 'Hello', 0, 'whole', '{}')`,
      [id],
    );
  }
  const said = { author: 'You', byOwner: true, occurredAt: 0, frameId: null };
  const [own] = addUnits(db, 'chat:1', [{ ...said, text: 'to the owner', messageId: 1 }]);
  addUnits(db, 'chat:1', [{ ...said, text: 'to Ada', messageId: 2, scope: 'agent_ada' }]);
  expect(db.column('SELECT unit_id FROM units_unbatched')).toEqual([own]);
});
