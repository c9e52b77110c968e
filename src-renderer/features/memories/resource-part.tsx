/** What only a resource has: the way to the page or file itself, and when it was read. */
import { ExternalLink, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDuration, formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import type { SourceDoors } from './memory-sources.tsx';

interface ResourcePartProps {
  readonly memory: MemoryOf<'resource'>;
  readonly doors: SourceDoors;
}

export function OpenResource({ memory }: Pick<ResourcePartProps, 'memory'>) {
  const { address } = memory.fields;
  const [asks, setAsks] = useState(false);
  const openLink = useAction('app.open-link');
  const showFile = useAction('memory.show-file');
  if (address === null) return null;
  if (!/^https?:\/\//iu.test(address))
    return (
      <div className="flex flex-col items-start gap-2">
        <Button
          icon={FolderOpen}
          disabled={showFile.isPending}
          onClick={() => showFile.mutate({ id: memory.id })}
        >
          {t('kinds.resourceFolder')}
        </Button>
        {showFile.error && <ErrorNotice error={showFile.error} />}
      </div>
    );
  return (
    <>
      <Button icon={ExternalLink} className="self-start" onClick={() => setAsks(true)}>
        {t('kinds.resourceOpen')}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t('kinds.resourceAsk')}
          action={t('kinds.resourceOpen')}
          busy={openLink.isPending}
          error={openLink.error}
          onClose={() => setAsks(false)}
          onConfirm={() => openLink.mutate({ url: address }, { onSuccess: () => setAsks(false) })}
        >
          <p className="selectable break-all text-ink-1">{address}</p>
          <p className="mt-2">{t('kinds.resourceAskHint')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Each time that it was on the screen, newest first. */
export function ReadingHistory({ memory, doors }: ResourcePartProps) {
  const now = useNow(60_000);
  const { data, error, refetch } = useRequest('memory.readings', { id: memory.id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-8 rounded-control" />;
  if (data.count === 0) return <p className="text-ink-2">{t('kinds.readNever')}</p>;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-ink-2">
        {t('kinds.readSum', { count: data.count, duration: formatDuration(data.totalMs) })}
      </p>
      <ul tabIndex={0} aria-label={t('kinds.readTitle')} className="flex max-h-48 flex-col overflow-y-auto">
        {data.visits.map(({ from, to, application, frameId }) => (
          <li key={from} className="flex items-baseline gap-2">
            {frameId === null ? (
              <span title={formatExact(from)}>{formatRelative(from, now)}</span>
            ) : (
              <button
                type="button"
                title={formatExact(from)}
                onClick={() => doors.openFrame(frameId)}
                className="text-left text-accent-ink underline"
              >
                {formatRelative(from, now)}
              </button>
            )}
            <span className="min-w-0 truncate text-small text-ink-2">
              {[formatDuration(to - from), application].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
