import { expect, it } from 'vitest';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

const hourMs = 3_600_000;

it('notes the hours of what came, grew and went, so that their days are counted anew', () => {
  const { db } = openTestStore();
  const changed = (): unknown[] => {
    const rows = db.all('SELECT first, last FROM hours_changed ORDER BY first, last');
    db.run('DELETE FROM hours_changed');
    return rows;
  };
  const { id } = db.run(
    `INSERT INTO activities (display_id, application, started_at, ended_at) VALUES ('1', 'Editor', ?, ?)`,
    [5 * hourMs, 7 * hourMs],
  );
  db.run(
    `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (?, '1', ?, 'screen', 10, 10, 'read', 0)`,
    [id, 5 * hourMs + 9],
  );
  expect(changed()).toEqual([{ first: 5, last: 5 }]);
  db.run(`INSERT INTO gaps (kind, started_at, ended_at) VALUES ('idle', ?, ?)`, [8 * hourMs, 9 * hourMs]);
  expect(changed()).toEqual([{ first: 8, last: 9 }]);
  db.run('UPDATE gaps SET ended_at = ?', [11 * hourMs]);
  expect(changed()).toEqual([
    { first: 8, last: 8 },
    { first: 9, last: 11 },
  ]);
  db.run('DELETE FROM frames');
  expect(changed()).toEqual([{ first: 5, last: 5 }]);
});

it('notes the hours of an episode that the owner files', () => {
  const { db } = openTestStore();
  const { id } = db.run(
    `INSERT INTO activities (display_id, application, started_at, ended_at) VALUES ('1', 'Editor', ?, ?)`,
    [5 * hourMs, 7 * hourMs],
  );
  db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at) VALUES ('m_1', 'episodic', 'active', '', 0, 0, 0)`,
  );
  db.run(`INSERT INTO activity_episodes (activity_id, memory_id) VALUES (?, 'm_1')`, [id]);
  expect(db.all('SELECT * FROM hours_changed')).toEqual([]);
  db.run(`INSERT INTO categories (id, name) VALUES (3, 'Work')`);
  db.run('UPDATE memories SET category_id = 3');
  expect(db.all('SELECT * FROM hours_changed')).toEqual([{ first: 5, last: 7 }]);
});

it('lets a summary go with any frame that it was written from', () => {
  const { db } = openTestStore();
  const activity = db.run(`INSERT INTO activities (display_id, started_at, ended_at) VALUES ('1', 0, 9)`).id;
  for (const id of [1, 2]) {
    db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       VALUES (?, ?, '1', 5, 'screen', 10, 10, 'read', 0)`,
      [id, activity],
    );
  }
  const summary = db.run(
    `INSERT INTO summaries (period, day, written_at, model, seen_ms, content) VALUES ('day', '2026-03-01', 9, 'm', 5, '{}')`,
  ).id;
  for (const frame of [1, 2]) {
    db.run('INSERT INTO summary_sources (summary_id, number, label, at, frame_id) VALUES (?, ?, ?, 5, ?)', [
      summary,
      frame,
      'Editor',
      frame,
    ]);
  }
  db.run('DELETE FROM frames WHERE id = 2');
  expect(db.all('SELECT id FROM summaries')).toEqual([]);
  expect(db.all('SELECT number FROM summary_sources')).toEqual([]);
});
