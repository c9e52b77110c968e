import { expect, it } from 'vitest';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

it('forgets how far a conversation was flushed when the conversation goes', () => {
  const { db } = openTestStore();
  const { id } = db.run(
    `INSERT INTO chat_sessions (title, persona, created_at, updated_at) VALUES ('Talk', 'plain', 0, 0)`,
  );
  db.run(
    `INSERT INTO flush_sessions (session_id, agent, scope, dirty_since, last_turn_at) VALUES (?, 'ada', 'agent_ada', 5, 5)`,
    [id],
  );
  db.run('DELETE FROM chat_sessions');
  expect(db.all('SELECT * FROM flush_sessions')).toEqual([]);
});
