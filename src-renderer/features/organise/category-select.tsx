/** Chooses a category by its path, or none. */
import type { Category } from '../../../src-preload/contract/organise.ts';
import { categoryChoices } from '../../client/category-paths.ts';
import { SelectField } from '../../ui/fields.tsx';

interface CategorySelectProps {
  readonly id: string;
  readonly describedBy: string;
  readonly value: number | null;
  /** What choosing none is called. */
  readonly none: string;
  readonly categories: readonly Category[];
  readonly onChange: (id: number | null) => void;
}

export function CategorySelect({ id, describedBy, value, none, categories, onChange }: CategorySelectProps) {
  return (
    <SelectField
      id={id}
      describedBy={describedBy}
      value={value === null ? '' : String(value)}
      options={categoryChoices(categories, none)}
      onChange={(chosen) => onChange(chosen === '' ? null : Number(chosen))}
    />
  );
}
