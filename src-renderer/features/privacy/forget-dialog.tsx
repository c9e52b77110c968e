/** How much it is that would be forgotten, and the doing of it with its progress. */
import { useState } from 'react';
import type { Erased, ErasePreview, EraseWhat } from '../../../src-preload/contract/erase.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';

interface ForgetDialogProps {
  readonly what: EraseWhat;
  /** The same in words. */
  readonly words: string;
  /** With the time of the oldest of it, as far as one is known. */
  readonly onDone: (erased: Erased, oldestAt: number | null) => void;
  readonly onClose: () => void;
}

const outdated = [
  'timeline.day',
  'timeline.days',
  'search.query',
  'search.facets',
  'conversation.scopes',
  'conversation.files',
  'chat.sessions',
  'chat.messages',
] as const;

export function ForgetDialog({ what, words, onDone, onClose }: ForgetDialogProps) {
  const preview = useRequest('erase.preview', { what });
  const run = useAction('erase.run', outdated);
  const stop = useAction('erase.stop');
  const [quotes, setQuotes] = useState(false);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  useEvent('erase.progress', setProgress);
  if (run.isPending) {
    return (
      <Dialog title={t('forget.running', { what: words })} onClose={() => stop.mutate({})}>
        <div className="flex flex-col gap-4">
          <ProgressBar label={t('forget.done')} value={progress?.done ?? 0} max={progress?.total ?? 1} />
          <p className="text-ink-2" role="status">
            {progress ? t('forget.runningOf', progress) : t('forget.beginning')}
          </p>
          <Button className="self-end" disabled={stop.isPending} onClick={() => stop.mutate({})}>
            {t('forget.stop')}
          </Button>
        </div>
      </Dialog>
    );
  }
  const title = t('forget.title', { what: words });
  if (preview.error || !preview.data) {
    return (
      <Dialog title={title} onClose={onClose}>
        {preview.error ? (
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <p role="status" className="text-ink-2">
            {t('forget.counting')}
          </p>
        )}
      </Dialog>
    );
  }
  const { frames, facts, lines, messages, oldestAt } = preview.data;
  if (frames + facts + lines + messages === 0) {
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="flex flex-col gap-4">
          <p className="text-ink-2">{t('forget.nothingKept')}</p>
          <Button className="self-end" data-autofocus onClick={onClose}>
            {t('forget.close')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={title}
      action={what.what === 'scope' ? t('forget.actionScope') : t('forget.actionFrames', { count: frames })}
      error={run.error}
      onConfirm={() => run.mutate({ what, quotes }, { onSuccess: (erased) => onDone(erased, oldestAt) })}
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        {what.what === 'scope' ? <CountedScope preview={preview.data} /> : <Counted preview={preview.data} />}
        <label className="flex items-start gap-2 pt-1">
          <input
            type="checkbox"
            className="mt-1 accent-(--accent)"
            checked={quotes}
            onChange={({ target }) => setQuotes(target.checked)}
          />
          <span>
            <span className="font-medium text-ink">{t('forget.alsoQuotes')}</span>
            <span className="block text-small">{t('forget.alsoQuotesHint')}</span>
            {quotes && <QuotesFound what={what} />}
          </span>
        </label>
      </div>
    </ConfirmDialog>
  );
}

/** Counted only when it is wanted: all messages are looked through. */
function QuotesFound({ what }: { readonly what: EraseWhat }) {
  const { data, error } = useRequest('erase.preview-quotes', { what });
  return (
    <span role="status" className="block">
      {error ? error.message : data ? t('forget.quotesFound', data) : t('forget.counting')}
    </span>
  );
}

function Counted({ preview }: { readonly preview: ErasePreview }) {
  const { frames, images, imageBytes, memories, oldestAt, newestAt, applications } = preview;
  const most = applications.map(
    ({ name, frames: count }) => `${name ?? t('forget.unknownApplication')} (${formatNumber(count)})`,
  );
  const span = { from: formatExact(oldestAt ?? 0), to: formatExact(newestAt ?? 0) };
  return (
    <>
      <p>{t('forget.framesGo', { frames, images, memories, bytes: formatBytes(imageBytes) })}</p>
      {oldestAt !== null && (
        <p>
          {most.length > 0
            ? t('forget.framesFromMostly', { ...span, applications: most.join(', ') })
            : t('forget.framesFrom', span)}
        </p>
      )}
      <p>{t('forget.keptEdited')}</p>
    </>
  );
}

function CountedScope({ preview }: { readonly preview: ErasePreview }) {
  const { facts, lines, conversations, messages, memories } = preview;
  return (
    <>
      <p>{t('forget.scopeGo', { facts, lines })}</p>
      {conversations > 0 && <p>{t('forget.scopeGoConversations', { conversations, messages, memories })}</p>}
    </>
  );
}
