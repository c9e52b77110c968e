/** How far a step over many memories has come, with a way to end it. Nothing where it is done at once. */
import { useState } from 'react';
import { request, type EventValue } from '../../client/bridge.ts';
import { useEvent } from '../../client/use-event.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

interface StepProgressProps {
  /** Taking back is not ended half way. */
  readonly canStop: boolean;
}

/** Shown while something is done; anew each time. */
export function StepProgress({ canStop }: StepProgressProps) {
  const [progress, setProgress] = useState<EventValue<'memory.step-progress'> | null>(null);
  useEvent('memory.step-progress', setProgress);
  if (!progress) return null;
  const { step, done, total } = progress;
  return (
    <div className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-2">
      <span role="status" className="shrink-0 tabular-nums">
        {total === 0 ? t('browse.found', { count: done }) : t('browse.progress', { done, total })}
      </span>
      {total > 0 && <ProgressBar label={t('browse.progressLabel')} value={done} max={total} />}
      {canStop && (
        <Button title={t('browse.stopHint')} onClick={() => void request('memory.stop-step', { step })}>
          {t('browse.stop')}
        </Button>
      )}
    </div>
  );
}
