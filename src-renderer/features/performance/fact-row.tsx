/** A figure with its name and a sentence that says what it is. */
import type { ReactNode } from 'react';

interface FactRowProps {
  readonly name: string;
  readonly says: ReactNode;
  readonly children: ReactNode;
}

export function FactRow({ name, says, children }: FactRowProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{name}</p>
        <p className="max-w-[560px] text-ink-2 empty:hidden">{says}</p>
      </div>
      <div className="flex items-center gap-2 tabular-nums">{children}</div>
    </li>
  );
}
