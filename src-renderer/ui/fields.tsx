/** Fields for text, long text, numbers and choices. A number is taken when the field is left or Enter is pressed, within its limits. */
import { useState, type ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const fieldLook =
  'h-8 min-w-0 rounded-control border border-line-strong/60 bg-surface-1 px-2.5 text-ink-1 placeholder:text-ink-3 disabled:opacity-50';

export function TextField({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      className={classNames(fieldLook, className)}
      {...rest}
    />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={classNames(
        'min-w-0 resize-y rounded-control border border-line-strong/60 bg-surface-1 px-2.5 py-1.5 text-ink-1 placeholder:text-ink-3 disabled:opacity-50',
        className,
      )}
      {...rest}
    />
  );
}

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
}

export function NumberField({
  id,
  label,
  describedBy,
  value,
  min,
  max,
  step = 1,
  unit,
  onChange,
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft === null) return;
    const typed = Number(draft.replace(',', '.'));
    setDraft(null);
    if (draft.trim() === '' || !Number.isFinite(typed)) return;
    const taken = Math.min(max, Math.max(min, Math.round(typed / step) * step));
    if (taken !== value) onChange(taken);
  };
  return (
    <span className="inline-flex items-center gap-2">
      <input
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        type="text"
        inputMode="decimal"
        className={classNames(fieldLook, 'w-20 text-right')}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <span className="text-ink-2">{unit}</span>
    </span>
  );
}

interface SelectFieldProps<Value extends string> {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { id, label, describedBy, value, options, onChange } = props;
  return (
    <select
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className={classNames(fieldLook, 'max-w-full pr-7 text-ellipsis')}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
