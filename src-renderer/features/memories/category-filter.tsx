/** Keeps the list to a category, with all that is in it. Not there before the owner has made one. */
import { FolderOpen } from 'lucide-react';
import { categoryChoices, categoryPath } from '../../client/category-paths.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/fields.tsx';

interface CategoryFilterProps {
  readonly category: number | null;
  readonly onCategory: (id: number | null) => void;
}

export function CategoryFilter({ category, onCategory }: CategoryFilterProps) {
  const categories = useRequest('organise.categories', {}).data ?? [];
  if (categories.length === 0 && category === null) return null;
  const choices = categoryChoices(categories, t('memories.allCategories'));
  return (
    <SelectField
      label={t('kinds.fieldCategory')}
      value={category === null ? '' : String(category)}
      options={
        category === null || categories.some(({ id }) => id === category)
          ? choices
          : [...choices, { value: String(category), label: categoryPath(categories, category) }]
      }
      onChange={(chosen) => onCategory(chosen === '' ? null : Number(chosen))}
    />
  );
}

export function EmptyCategory({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <EmptyState icon={FolderOpen} title={t('memories.nothingInCategory')}>
      <p>{t('memories.nothingInCategoryLead')}</p>
      <Button onClick={onShowAll}>{t('memories.showAllCategories')}</Button>
    </EmptyState>
  );
}
