import { expect, it } from 'vitest';
import { idsWithImage } from '../../../../src-main/intake/frames-table.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

it('gives each frame with a picture once, however many were taken at one moment', () => {
  const { db } = openTestStore();
  db.run(
    `INSERT INTO activities (id, display_id, application, title, started_at, ended_at) VALUES (1, '1', 'a', 'b', 0, 0)`,
  );
  db.run(
    `WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 7000)
     INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     SELECT i, 1, '1', CASE WHEN i BETWEEN 1500 AND 5000 THEN 1500 ELSE i END, 'screen', 1, 1, 'read', i % 10 > 0 FROM n`,
  );
  const slices = [...idsWithImage(db)];
  const ids = slices.flat();
  expect(slices.length).toBeGreaterThan(1);
  expect(new Set(ids)).toEqual(new Set(db.column<number>('SELECT id FROM frames WHERE image_bytes > 0')));
  expect(ids).toHaveLength(6_300);
});
