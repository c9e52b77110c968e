/** What was just done, at the foot of the view, with the way back. It goes by itself, but not while it is in use. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { t } from '../messages/t.ts';

interface ToastProps {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly onClose: () => void;
}

const shownMs = 10_000;

/** Give it a `key` of its own for each thing done, so that the time begins anew. */
export function Toast({ text, action, onClose }: ToastProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [held, onClose]);
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center px-4">
      <div
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="appear pointer-events-auto flex max-w-[560px] min-w-0 items-center gap-3 rounded-control border border-line bg-surface-1 py-1.5 pr-1.5 pl-4 shadow-pop"
      >
        <span className="min-w-0 flex-1 truncate">{text}</span>
        {action && <Button onClick={action.run}>{action.label}</Button>}
        <IconButton icon={X} label={t('ui.dismiss')} onClick={onClose} />
      </div>
    </div>
  );
}
