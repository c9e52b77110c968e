/** What a view says when it has nothing to show: why, and what to do. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children }: EmptyStateProps) {
  return (
    <div className="flex h-full overflow-y-auto p-6">
      <div className="m-auto flex max-w-[460px] flex-col items-center gap-3 text-center">
        <span className="flex size-12 items-center justify-center rounded-round bg-accent-soft text-accent-ink">
          <Icon size={22} aria-hidden />
        </span>
        <h2 className="text-title font-semibold">{title}</h2>
        <div className="flex flex-col items-center gap-3 text-ink-2">{children}</div>
      </div>
    </div>
  );
}
