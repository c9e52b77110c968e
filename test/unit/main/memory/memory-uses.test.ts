import { expect, it } from 'vitest';
import { usesOf } from '../../../../src-main/memory/memory-uses.ts';
import { openMemories, semanticFields } from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;

it('tells the answers that cite it, the summaries that were written from it, and what took its place', () => {
  const { db, memories } = openMemories();
  const old = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
  expect(usesOf(db, old.id)).toEqual({ answers: [], answerCount: 0, summaries: [], memories: [] });

  db.run(`INSERT INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (3, '', '', 1, 1)`);
  const details = JSON.stringify({ citations: [{ number: 1, memoryId: old.id }] });
  for (let id = 1; id <= 12; id++)
    db.run(
      `INSERT INTO chat_messages (id, session_id, role, author, text, created_at, state, details)
       VALUES (?, 3, 'assistant', '', 'It has spines [1]', ?, 'whole', ?)`,
      [id, id * 1000, details],
    );
  db.run(
    `INSERT INTO summaries (id, period, day, written_at, model, seen_ms, content) VALUES (1, 'day', '2026-03-04', 1, '', 1, '{}')`,
  );
  db.run(`INSERT INTO summary_sources (summary_id, number, label, at, memory_id) VALUES (1, 1, '', 1, ?)`, [
    old.id,
  ]);
  const newer = memories.supersede(
    old.id,
    { kind: 'semantic', fields: semanticFields({ summary: 'It sleeps all winter' }) },
    [],
    byOwner,
  );
  const uses = usesOf(db, old.id);
  expect(uses.answers).toHaveLength(10);
  expect(uses.answers[0]).toEqual({ sessionId: 3, messageId: 12, at: 12_000, words: 'It has spines [1]' });
  expect(uses.answerCount).toBe(12);
  expect(uses.summaries).toEqual([{ period: 'day', day: '2026-03-04' }]);
  expect(uses.memories.map(({ id }) => id)).toEqual([newer.id]);
});
