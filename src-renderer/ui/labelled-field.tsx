/** A control in a form: its name above it, below it what it is for or what is wrong with it. */
import { useId, type ReactNode } from 'react';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface LabelledFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

export function LabelledField({ label, hint, problem, children }: LabelledFieldProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': hintId, 'aria-invalid': problem !== undefined })}
      <p
        id={hintId}
        className={problem === undefined ? 'text-small text-ink-2 empty:hidden' : 'text-small text-bad'}
      >
        {problem ?? hint}
      </p>
    </div>
  );
}
