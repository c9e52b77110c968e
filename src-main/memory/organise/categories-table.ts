/** The SQL of `categories`, as a whole tree at a time: an owner has dozens, not thousands. */
import type { Category } from '../../../src-preload/contract/organise.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import { inTreeOrder, type Tree } from './category-tree.ts';

export function readTree(db: ReadableDb): Category[] {
  return inTreeOrder(
    db.all<Category>('SELECT id, parent_id AS parentId, name, colour, position FROM categories'),
  );
}

/** Memories and rules of a category that is left out lose it. */
export function writeTree(db: WritableDb, tree: Tree): void {
  const ids = JSON.stringify(tree.map(({ id }) => id));
  for (const category of tree)
    db.run(
      `INSERT INTO categories (id, parent_id, name, colour, position) VALUES (:id, :parentId, :name, :colour, :position)
       ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, colour = excluded.colour,
         position = excluded.position`,
      { ...category },
    );
  // By now nothing that stays is inside of what goes.
  db.run('DELETE FROM categories WHERE id NOT IN (SELECT value FROM json_each(?))', [ids]);
}

/** A number that no category ever had: undoing brings them back under theirs. */
export function nextCategoryId(db: ReadableDb): number {
  const last = db.value<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'categories'`) ?? 0;
  return last + 1;
}

/** Of memories that are in force, by category. */
export function countByCategory(db: ReadableDb): Map<number, number> {
  const rows = db.all<{ id: number; count: number }>(
    `SELECT category_id AS id, count(*) AS count FROM memories
     WHERE category_id IS NOT NULL AND state IN ('active', 'candidate') GROUP BY category_id`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
