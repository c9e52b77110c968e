/** A line across the window that something needs the owner's eye. */
import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface BannerProps {
  readonly tone: 'warn' | 'bad';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

export function Banner({ tone, children, actions }: BannerProps) {
  const Icon = tone === 'bad' ? TriangleAlert : Info;
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classNames(
        'flex items-center gap-3 border-b border-line px-4 py-1.5',
        tone === 'bad' ? 'bg-bad-soft' : 'bg-warn-soft',
      )}
    >
      <Icon
        size={16}
        aria-hidden
        className={classNames('shrink-0', tone === 'bad' ? 'text-bad' : 'text-warn')}
      />
      <p className="min-w-0 flex-1">{children}</p>
      {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
    </div>
  );
}
