/** What failed, in the words of the failure itself (they name the remedy), and a button that tries again. */
import { CircleAlert } from 'lucide-react';
import { Button } from './button.tsx';
import { headlineOf } from '../messages/error-headline.ts';
import { t } from '../messages/t.ts';

interface ErrorNoticeProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const headline = headlineOf(error);
  return (
    <div role="alert" className="flex items-center gap-2.5 rounded-control bg-bad-soft px-3 py-2.5">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <p className="selectable min-w-0 flex-1 break-words">
        {headline !== null && <strong className="block">{headline}</strong>}
        {error.message}
      </p>
      {onRetry && <Button onClick={onRetry}>{t('ui.tryAgain')}</Button>}
    </div>
  );
}
