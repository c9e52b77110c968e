import { expect, it } from 'vitest';
import { screenMemory } from '../../../../../src-main/store/migrations/0001-screen-memory.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

it('makes strict tables for frames, activities, units and what search needs', () => {
  const { db } = openTestStore({ steps: [screenMemory] });
  const tables = db.all<{ name: string; strict: number }>(
    `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  );
  expect(tables.filter((table) => table.strict === 0).map((table) => table.name)).toEqual([]);
  expect(tables.map((table) => table.name)).toEqual([
    'activities', 'chores', 'embedders', 'frames', 'gaps', 'imported_files', 'places', 'unit_vectors', 'units', 'units_waiting',
  ]); // prettier-ignore
  expect(db.value('PRAGMA user_version')).toBe(1);
});

it('removes units, vectors, marks and text rows with their frame', () => {
  const { db } = openTestStore({ steps: [screenMemory] });
  db.run(`INSERT INTO activities (id, display_id, started_at, ended_at) VALUES (1, 'd', 0, 1)`);
  db.run(
    `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (1, 1, 'd', 0, 'screen', 1, 1, 'read', 0)`,
  );
  db.run(
    `INSERT INTO units (id, stream, position, frame_id, occurred_at, text, word_count) VALUES (5, 's', 1, 1, 0, 'hello', 1)`,
  );
  db.run(`INSERT INTO unit_text (rowid, text) VALUES (5, 'hello')`);
  db.run(`INSERT INTO embedders (id, fingerprint) VALUES (1, 'f')`);
  db.run(`INSERT INTO unit_vectors (unit_id, embedder_id, vector) VALUES (5, 1, x'00')`);
  expect(db.column('SELECT unit_id FROM units_waiting')).toEqual([5]);
  db.run('DELETE FROM activities');
  for (const table of ['frames', 'units', 'unit_vectors', 'units_waiting']) {
    expect(db.value(`SELECT count(*) FROM ${table}`), table).toBe(0);
  }
  expect(db.value(`SELECT count(*) FROM unit_text WHERE unit_text MATCH 'hello'`)).toBe(0);
});
