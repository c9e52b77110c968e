/** A screen that has the whole window to itself: what it says stands in the middle, and what can always be done below. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Logo } from './logo.tsx';

interface WholeWindowProps {
  /** Width of the column in the middle and the room between what stands in it, as classes. */
  readonly column: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

export function WholeWindow({ column, footer, children }: WholeWindowProps) {
  return (
    <main className="flex h-full flex-col">
      {/* Scrolls without being a stop of the keyboard's. */}
      <div className="min-h-0 flex-1 overflow-y-auto px-8" tabIndex={-1}>
        <div className={classNames('mx-auto flex min-h-full flex-col justify-center py-8', column)}>
          {children}
        </div>
      </div>
      <footer className="border-t border-line bg-surface-1 px-8 py-4">{footer}</footer>
    </main>
  );
}

interface WhyStoppedProps {
  readonly icon: LucideIcon;
  /** Something is broken, other than what the owner asked for. */
  readonly isBad: boolean;
  readonly title: string;
}

/** The title of a screen that stands in the application's place. */
export function WhyStopped({ icon: Icon, isBad, title }: WhyStoppedProps) {
  return (
    <header className="flex items-center gap-4">
      <Logo size={40} />
      <h1 className="flex items-center gap-2 text-title font-semibold">
        <Icon size={18} aria-hidden className={classNames('shrink-0', isBad ? 'text-bad' : 'text-ink-2')} />
        {title}
      </h1>
    </header>
  );
}
