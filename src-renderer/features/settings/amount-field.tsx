/** A number that may be left out. Taken when the field is left or Enter is pressed, within its limits. */
import { useState } from 'react';
import { readNumber } from '../../messages/read-number.ts';
import { locale } from '../../messages/language.ts';
import { TextField } from '../../ui/fields.tsx';

interface AmountFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
  readonly placeholder: string;
  readonly onChange: (value: number | null) => void;
}

export function AmountField({
  id,
  label,
  describedBy,
  value,
  min,
  max,
  isWhole,
  placeholder,
  onChange,
}: AmountFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() === '') return onChange(null);
    const typed = readNumber(draft);
    if (!Number.isFinite(typed)) return;
    const bounded = Math.min(max, Math.max(min, typed));
    onChange(isWhole ? Math.round(bounded) : bounded);
  };
  return (
    <TextField
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      inputMode="decimal"
      className="w-32 text-right"
      placeholder={placeholder}
      value={draft ?? (value === null ? '' : value.toLocaleString(locale(), { maximumFractionDigits: 4 }))}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
