/** The columns of the board: one for what is in no category, then the categories in the order of their tree. Pure. */
import type { Category } from '../../../src-preload/contract/organise.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { t } from '../../messages/t.ts';

export interface BoardColumnFacts {
  readonly key: string;
  /** Null: no category. */
  readonly category: Category | null;
  readonly name: string;
  /** Memories in it alone that are not archived; null where that is not counted. */
  readonly count: number | null;
}

type Counted = Category & { readonly memories: number };

/** `within`: only this category and what is in it; null for all. */
export function columnsOf(categories: readonly Counted[], within: number | null): BoardColumnFacts[] {
  const isWithin = (category: Category | undefined): boolean =>
    category !== undefined &&
    (category.id === within || isWithin(categories.find(({ id }) => id === category.parentId)));
  const shown = within === null ? categories : categories.filter(isWithin);
  const columns = shown.map((category) => ({
    key: String(category.id),
    category,
    name: categoryPath(categories, category.id),
    count: category.memories,
  }));
  return within === null
    ? [{ key: 'none', category: null, name: t('browse.boardNone'), count: null }, ...columns]
    : columns;
}
