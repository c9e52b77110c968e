/** Begins something that takes seconds; meanwhile it shows how far it came and can be stopped. */
import { Play, Square } from 'lucide-react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

interface MeasureButtonProps {
  readonly label: string;
  /** What goes on, for those who do not see the bar. */
  readonly busyLabel: string;
  readonly isBusy: boolean;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

export function MeasureButton({ label, busyLabel, isBusy, progress, onStart, onStop }: MeasureButtonProps) {
  if (!isBusy) {
    return (
      <Button icon={Play} className="self-start" onClick={onStart}>
        {label}
      </Button>
    );
  }
  return (
    <div className="flex items-center gap-4">
      <Button icon={Square} onClick={onStop}>
        {t('performance.stop')}
      </Button>
      <ProgressBar label={busyLabel} value={progress?.done ?? 0} max={progress?.total ?? 1} />
    </div>
  );
}
