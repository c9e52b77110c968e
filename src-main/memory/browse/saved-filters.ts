/** The SQL of the ways of looking at the memories that the owner named. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import { savedFilterSchema, type SavedFilter } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

/** By name. */
export function readSavedFilters(db: ReadableDb): SavedFilter[] {
  return db
    .all<{ id: number; name: string; filter: string }>(
      'SELECT id, name, filter FROM saved_filters ORDER BY name COLLATE NOCASE',
    )
    .map(({ filter, ...row }) => savedFilterSchema.parse({ ...row, filter: JSON.parse(filter) as unknown }));
}

/** `id` null: a new one. Throws `conflict` where another has the name, `not-found` for one that is gone. */
export function saveFilter(
  db: WritableDb,
  { id, name, filter }: Omit<SavedFilter, 'id'> & { readonly id: number | null },
): SavedFilter {
  const other = db.value<number>('SELECT id FROM saved_filters WHERE name = ?', [name]);
  if (other !== undefined && other !== id) {
    throw new MnemeError(
      'conflict',
      say('There is a saved filter "{name}" already. Choose another name.', { name }),
    );
  }
  const json = JSON.stringify(filter);
  if (id === null) {
    const added = db.run('INSERT INTO saved_filters (name, filter) VALUES (?, ?)', [name, json]);
    return { id: added.id, name, filter };
  }
  const { changes } = db.run('UPDATE saved_filters SET name = ?, filter = ? WHERE id = ?', [name, json, id]);
  if (changes === 0) {
    throw new MnemeError(
      'not-found',
      say('The saved filter "{name}" was deleted meanwhile. Save it as a new one.', { name }),
    );
  }
  return { id, name, filter };
}

export function deleteFilter(db: WritableDb, id: number): void {
  db.run('DELETE FROM saved_filters WHERE id = ?', [id]);
}
