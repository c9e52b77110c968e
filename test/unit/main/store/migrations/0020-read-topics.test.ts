import { expect, it } from 'vitest';
import { migrations } from '../../../../../src-main/store/migrate.ts';
import { openTestStore, temporaryFolder } from '../../../../helpers/temporary-store.ts';

it('keeps the topics of a store of before, has its days counted anew, and notes the hours of what is read from then on', () => {
  const file = `${temporaryFolder()}/mneme.db`;
  const before = openTestStore({ file, steps: migrations.filter(({ version }) => version < 20) });
  before.db
    .run(`INSERT INTO counted_days (day, starts_at, ends_at, seen_ms, switches, longest_ms, hours, away)
    VALUES ('2026-03-03', 0, 1, 1, 0, 1, '[]', '{}')`);
  before.db.run(
    `INSERT INTO day_topics (day, term, label, ms) VALUES ('2026-03-03', 'kettles', 'Kettles', 90)`,
  );
  before.close();
  const { db } = openTestStore({ file });
  expect(db.all('SELECT term, ms, weight, activities FROM day_topics')).toEqual([
    { term: 'kettles', ms: 90, weight: 90, activities: '[]' },
  ]);
  expect(db.column('SELECT day FROM days_to_count')).toEqual(['2026-03-03']);
  const activity = db.run(
    `INSERT INTO activities (display_id, application, title, started_at, ended_at) VALUES ('1', 'a', 't', 0, 1)`,
  );
  const frame = db.run(
    `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (?, '1', 0, 'screen', 1, 1, 'read', 0)`,
    [activity.id],
  );
  db.run('DELETE FROM hours_changed');
  const hour = 3_600_000;
  db.run(
    `INSERT INTO units (stream, position, frame_id, occurred_at, author, by_owner, text, word_count)
     VALUES ('s', 1, ?, ?, 'a', 0, 'x', 1)`,
    [frame.id, 5 * hour + 1],
  );
  expect(db.column('SELECT first FROM hours_changed')).toEqual([5]);
});
