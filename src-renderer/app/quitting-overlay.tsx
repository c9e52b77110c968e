/** Shown while Mneme finishes what is in hand before it quits. */
import { useState } from 'react';
import type { EventValue } from '../client/bridge.ts';
import { useEvent } from '../client/use-event.ts';
import { t } from '../messages/t.ts';
import { Logo } from '../ui/logo.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';

export function QuittingOverlay() {
  const [quitting, setQuitting] = useState<EventValue<'app.quitting'> | null>(null);
  const [most, setMost] = useState(0);
  useEvent('app.quitting', (event) => {
    setQuitting(event);
    setMost((before) => Math.max(before, event.waiting));
  });
  if (!quitting) return null;
  return (
    <div
      role="alertdialog"
      aria-label={t('app.quitting')}
      className="fixed inset-0 z-50 flex items-center justify-center bg-scrim"
    >
      <div className="flex w-96 flex-col items-center gap-3 rounded-control border border-line bg-surface-1 p-6 text-center shadow-pop">
        <Logo size={32} />
        <h2 className="text-lead font-semibold">{t('app.isQuitting')}</h2>
        <p className="text-ink-2">{quitting.message}</p>
        {most > 0 && <ProgressBar label={t('app.finishing')} value={most - quitting.waiting} max={most} />}
      </div>
    </div>
  );
}
