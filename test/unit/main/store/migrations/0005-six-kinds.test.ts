import path from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { bestText } from '../../../../../src-main/store/text-index.ts';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

const everywhere = { newest: Number.MAX_SAFE_INTEGER, within: [], without: [], parameters: {} };

it('opens a store of the layout before with all its frames and passages, which are found as before', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const before = openTestStore({ file, steps: migrations.slice(0, 4) });
  before.db.run(
    `INSERT INTO places (id, kind, address, first_seen_at, last_seen_at) VALUES (3, 'page', 'a', 0, 9)`,
  );
  before.db.run(
    `INSERT INTO activities (id, display_id, place_id, started_at, ended_at) VALUES (1, 'd', 3, 0, 1), (2, 'd', NULL, 2, 3)`,
  );
  before.db.run(
    `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (4, 1, 'd', 0, 'screen', 1, 1, 'read', 0)`,
  );
  before.db.run(
    `INSERT INTO units (id, stream, position, frame_id, occurred_at, text, word_count) VALUES (7, 's', 1, 4, 0, 'kettle', 1)`,
  );
  before.db.run(`INSERT INTO unit_text (rowid, text, near1, near2) VALUES (7, 'kettle', '', '')`);
  before.close();

  const { db } = openTestStore({ file });
  expect(bestText(db, 'kettle', [1, 1, 1], 5, [], everywhere).map(({ id }) => id)).toEqual([7]);
  addUnits(db, 's', [{ text: 'teapot', author: null, byOwner: false, occurredAt: 1, frameId: 4 as never }]);
  expect(bestText(db, 'teapot', [1, 0, 0], 5, [], everywhere).map(({ id }) => id)).toContain(8);
  expect(db.value('SELECT count(*) FROM frames')).toBe(1);
  // What was seen before becomes memories, too.
  expect(db.column('SELECT activity_id FROM episodes_waiting')).toEqual([1, 2]);
  expect(db.column('SELECT activity_id FROM resources_waiting')).toEqual([1]);
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(db.value('PRAGMA integrity_check')).toBe('ok');
});

it('lets an activity wait when it begins, and again when it goes on', () => {
  const { db } = openTestStore();
  db.run(`INSERT INTO activities (id, display_id, started_at, ended_at) VALUES (1, 'd', 0, 1)`);
  db.run('DELETE FROM episodes_waiting');
  db.run('UPDATE activities SET ended_at = 5');
  expect(db.column('SELECT activity_id FROM episodes_waiting')).toEqual([1]);
  expect(db.column('SELECT activity_id FROM resources_waiting')).toEqual([]);
});

it('takes what hangs on a memory away with it, and notes who lost a source', () => {
  const { db } = openTestStore();
  db.run(`INSERT INTO activities (id, display_id, started_at, ended_at) VALUES (1, 'd', 0, 1)`);
  db.run(
    `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (4, 1, 'd', 0, 'screen', 1, 1, 'read', 0)`,
  );
  for (const id of ['m_1', 'm_2']) {
    db.run(
      `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, superseded_by)
       VALUES (?, 'semantic', 'active', 't', 0, 0, 0, ?)`,
      [id, id === 'm_2' ? 'm_1' : null],
    );
    db.run(
      `INSERT INTO semantic_memories (memory_id, name, summary, details, origin) VALUES (?, '', '', '', '')`,
      [id],
    );
    db.run(`INSERT INTO memory_sources (memory_id, kind, frame_id, noted_at) VALUES (?, 'frame', 4, 0)`, [
      id,
    ]);
  }
  db.run(`DELETE FROM memories WHERE id = 'm_1'`);
  expect(db.column('SELECT memory_id FROM semantic_memories')).toEqual(['m_2']);
  expect(db.value('SELECT superseded_by FROM memories')).toBeNull();
  db.run('DELETE FROM memories_unsourced');
  db.run('DELETE FROM frames');
  expect(db.column('SELECT memory_id FROM memories_unsourced')).toEqual(['m_2']);
});
