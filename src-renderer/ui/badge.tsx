/** One word about a thing, beside its name. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface BadgeProps {
  readonly tone?: 'plain' | 'warn' | 'good';
  readonly title?: string;
  readonly children: ReactNode;
}

const tones = {
  plain: 'bg-surface-2 text-ink-2',
  warn: 'bg-warn-soft text-warn',
  good: 'bg-surface-2 text-good',
} as const;

export function Badge({ tone = 'plain', title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex h-5 shrink-0 items-center rounded-round px-2 text-small',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
