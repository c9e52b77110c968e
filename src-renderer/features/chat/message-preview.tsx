/** One message to be read in the pane of another view, with the way to its conversation. */
import { Maximize2 } from 'lucide-react';
import { useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact } from '../../ui/times.ts';
import { t } from '../../messages/t.ts';
import { AnswerText } from './answer-text.tsx';

interface MessagePreviewProps {
  readonly id: number;
  readonly onOpen: () => void;
}

export function MessagePreview({ id, onOpen }: MessagePreviewProps) {
  const { data: message, error, refetch } = useRequest('chat.message', { id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!message) return <div className="skeleton h-40 rounded-control" />;
  const { author, createdAt, role, text, citations } = message;
  return (
    <div className="flex h-full flex-col gap-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{author}</p>
          <p className="text-small text-ink-2">{formatExact(createdAt)}</p>
        </div>
        <Button icon={Maximize2} onClick={onOpen}>
          {t('chat.open')}
        </Button>
      </div>
      <div
        tabIndex={0}
        role="region"
        aria-label={t('chat.message')}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {role === 'user' ? (
          <p className="selectable break-words whitespace-pre-wrap">{text}</p>
        ) : (
          <AnswerText text={text} citations={citations} onCitation={onOpen} onLink={onOpen} />
        )}
      </div>
    </div>
  );
}
