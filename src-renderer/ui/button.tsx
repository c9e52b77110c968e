/** The button, in its tones: one main action a view, quiet for the rest, danger names what it destroys. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Tone = 'main' | 'plain' | 'quiet' | 'danger';

const tones: Readonly<Record<Tone, string>> = {
  main: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  plain: 'bg-surface-1 text-ink-1 border-line-strong/60 hover:bg-surface-2',
  quiet: 'border-transparent text-ink-2 hover:bg-surface-2 hover:text-ink-1',
  danger: 'bg-bad-strong text-on-accent border-transparent hover:opacity-90',
};

interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

export function Button({ tone = 'plain', icon: Icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(
        'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-control border px-3 font-medium whitespace-nowrap',
        'transition-colors disabled:cursor-not-allowed disabled:opacity-50',
        tones[tone],
        className,
      )}
      {...rest}
    >
      {Icon && <Icon size={15} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** What it does, for those who do not see the icon; shown on hover. */
  readonly label: string;
}

export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors',
        'hover:bg-surface-2 hover:text-ink-1 disabled:cursor-not-allowed disabled:opacity-40',
        className,
      )}
      {...rest}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
