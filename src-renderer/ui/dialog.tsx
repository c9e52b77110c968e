/**
 * A modal dialog on the platform's own `<dialog>`: it keeps the focus inside, makes the rest inert and gives the focus
 * back. Radix's dialog injects a style element, which the content security policy forbids.
 */
import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { t } from '../messages/t.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `full` covers the window up to a margin; `top` hangs from the top, without a visible title. */
  readonly size?: 'small' | 'medium' | 'large' | 'full' | 'top';
}

const sizes = {
  small: 'm-auto w-[440px]',
  medium: 'm-auto w-[640px]',
  large: 'm-auto w-[min(1100px,calc(100dvw-48px))]',
  full: 'm-3 h-[calc(100dvh-24px)] w-[calc(100dvw-24px)]',
  top: 'mx-auto mt-[12dvh] mb-auto w-[600px]',
} as const;

export function Dialog({ title, onClose, children, size = 'small' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog?.close();
  }, []);
  const bare = size === 'top' || size === 'full';
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React hands the event of a dialog inside this one up to this one as well.
        if (event.target !== element.current) return;
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={classNames(
        'max-h-none max-w-none overflow-hidden rounded-control border border-line bg-surface-1 p-0 text-ink-1 shadow-pop',
        sizes[size],
      )}
    >
      <div className="appear flex h-full max-h-[calc(100dvh-24px)] flex-col">
        {bare ? (
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
        ) : (
          <header className="flex items-center justify-between gap-3 pt-3 pr-3 pl-5">
            <h2 id={titleId} className="text-lead font-semibold">
              {title}
            </h2>
            <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
          </header>
        )}
        <div className={classNames('min-h-0 flex-1', !bare && 'overflow-y-auto px-5 pt-2 pb-5')}>
          {children}
        </div>
      </div>
    </dialog>
  );
}
