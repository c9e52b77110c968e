/** Several of a few names, as check boxes under a common name. */
import { useId } from 'react';

interface CheckListProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** What is chosen stays in the order in which it was chosen. */
export function CheckList({ label, hint, problem, choices, chosen, onChange }: CheckListProps) {
  const hintId = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1" aria-describedby={hintId}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {choices.map(({ value, label: name }) => (
          <label key={value} className="flex h-7 min-w-0 items-center gap-2">
            <input
              type="checkbox"
              className="accent-(--accent)"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
            />
            <span className="min-w-0 truncate">{name}</span>
          </label>
        ))}
      </div>
      <p
        id={hintId}
        className={problem === undefined ? 'text-small text-ink-2 empty:hidden' : 'text-small text-bad'}
      >
        {problem ?? hint}
      </p>
    </fieldset>
  );
}
