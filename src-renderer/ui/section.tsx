/** A titled part of a page and its rows of a name, an explanation and a control. */
import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, lead, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-1 border-t border-line pt-5">
      <h2 id={titleId} className="text-lead font-semibold">
        {title}
      </h2>
      {lead && <p className="mb-1 max-w-[600px] text-ink-2">{lead}</p>}
      {children}
    </section>
  );
}

interface SettingRowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Receives the ids that tie the control to its name and its explanation. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string }) => ReactNode;
}

export function SettingRow({ label, hint, children }: SettingRowProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-1.5">
      <div className="min-w-60 flex-1">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={hintId} className="max-w-[520px] text-ink-2 empty:hidden">
          {hint}
        </p>
      </div>
      {children({ id, describedBy: hintId })}
    </div>
  );
}
