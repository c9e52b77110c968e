/** Categories as the window names them: by their path in the tree. */
import type { Category } from '../../src-preload/contract/organise.ts';
import { t } from '../messages/t.ts';

/** As in "Work › Invoices". */
export function categoryPath(categories: readonly Category[], id: number): string {
  const category = categories.find((one) => one.id === id);
  if (!category) return t('memoryKinds.categoryGone');
  return category.parentId === null
    ? category.name
    : `${categoryPath(categories, category.parentId)} › ${category.name}`;
}

/** For a field that chooses one: the value is the number as text, empty for none. */
export function categoryChoices(
  categories: readonly Category[],
  none: string,
): { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: none },
    ...categories.map(({ id }) => ({ value: String(id), label: categoryPath(categories, id) })),
  ];
}
