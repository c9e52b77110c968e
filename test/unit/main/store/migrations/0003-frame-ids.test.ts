import { expect, it } from 'vitest';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

it('keeps the highest number of a deleted frame', () => {
  const { db } = openTestStore();
  const highest = (): unknown => db.value('SELECT highest_id FROM deleted_frames');
  db.run(`INSERT INTO activities (id, display_id, started_at, ended_at) VALUES (1, 'd', 0, 1)`);
  for (const id of [4, 7, 9])
    db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       VALUES (?, 1, 'd', 0, 'screen', 1, 1, 'read', 0)`,
      [id],
    );
  db.run('DELETE FROM frames WHERE id = 7');
  db.run('DELETE FROM frames WHERE id = 4');
  expect(highest()).toBe(7);
  db.run('DELETE FROM activities');
  expect(highest()).toBe(9);
});
