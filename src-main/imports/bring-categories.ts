/** A file's categories among ours: the same path of names is the same category, and what is missing is created. */
import type { Category } from '../../src-preload/contract/organise.ts';
import { readTree } from '../memory/organise/categories-table.ts';
import type { ReadableDb } from '../store/statements.ts';
import { foldText } from '../store/text-normal.ts';

/** Answers the number of the new one; throws where it cannot be. */
export type AddCategory = (category: Pick<Category, 'parentId' | 'name' | 'colour'>) => number;

/** Our number of each of theirs. One whose parent the file lacks stands at the top. */
export function bringCategories(
  db: ReadableDb,
  theirs: readonly Category[],
  add: AddCategory,
): Map<number, number> {
  const ours = new Map<number, number>();
  const ids = new Set(theirs.map(({ id }) => id));
  const waiting = new Set(theirs);
  // A parent before its children; what is inside itself never has its turn.
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size;
    for (const category of waiting) {
      const { id, parentId, name, colour } = category;
      if (parentId !== null && ids.has(parentId) && !ours.has(parentId)) continue;
      waiting.delete(category);
      const parent = parentId === null ? null : (ours.get(parentId) ?? null);
      const twin = readTree(db).find(
        (own) => own.parentId === parent && foldText(own.name) === foldText(name),
      );
      ours.set(id, twin?.id ?? add({ parentId: parent, name, colour }));
    }
  }
  return ours;
}
