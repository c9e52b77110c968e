/** What a figure was counted from: the windows, longest first, each opening its first moment and the memory that it became. */
import { Brain, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DayRange, Dimension, SeenWindow } from '../../../src-preload/contract/analytics.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDuration, formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import type { InsightsDoors, SearchFor } from './doors.ts';

export interface Opened extends DayRange {
  readonly by: Dimension | 'topic' | 'hour' | 'all';
  readonly key: string;
  readonly label: string;
  /** What to look for in the search; null where the search has no such filter. */
  readonly search: SearchFor | null;
}

interface BehindPaneProps {
  readonly opened: Opened;
  readonly doors: InsightsDoors;
  readonly onClose: () => void;
}

export function BehindPane({ opened, doors, onClose }: BehindPaneProps) {
  const { from, to, by, key, label, search } = opened;
  const { data, error, refetch } = useRequest('analytics.behind', { from, to, by, key });
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), [from, to, by, key]);
  return (
    <aside
      ref={pane}
      tabIndex={-1}
      aria-label={t('analytics.whatIsBehind', { label })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      className="flex w-80 shrink-0 flex-col gap-2 border-l border-line p-3 xl:w-96"
    >
      <header className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 pt-1 text-lead font-semibold break-words">{label}</h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      {search && (
        <Button icon={Search} onClick={() => doors.search(search)} className="self-start">
          {t('analytics.searchInThis')}
        </Button>
      )}
      {data ? (
        <>
          <ul aria-label={t('analytics.windows')} className="-mx-1 min-h-0 flex-1 overflow-y-auto">
            {data.windows.map((window, at) => (
              <li key={at}>
                <WindowRow window={window} doors={doors} />
              </li>
            ))}
          </ul>
          {data.windows.length === 0 && <p className="text-ink-2">{t('analytics.nothingBehind')}</p>}
          {data.more > 0 && <p className="text-ink-2">{t('analytics.moreBehind', { count: data.more })}</p>}
        </>
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <div
          role="status"
          aria-label={t('analytics.loadingBehind')}
          className="skeleton h-40 rounded-control"
        />
      )}
    </aside>
  );
}

interface WindowRowProps {
  readonly window: SeenWindow;
  readonly doors: Pick<InsightsDoors, 'openFrame' | 'openMemory'>;
}

export function WindowRow({ window, doors }: WindowRowProps) {
  const now = useNow(60_000);
  const { application, title, url, ms, firstAt, frameId, memoryId } = window;
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        disabled={frameId === null}
        title={url ?? title ?? undefined}
        onClick={() => {
          if (frameId !== null) doors.openFrame(frameId);
        }}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control px-2 py-1 text-left hover:bg-surface-2 disabled:opacity-70"
      >
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 break-words">
            {title ?? application ?? t('analytics.untitledWindow')}
          </span>
          <span className="block truncate text-small text-ink-2">
            {application ?? t('analytics.unknownApplication')} ·{' '}
            <span title={formatExact(firstAt)}>{formatRelative(firstAt, now)}</span>
          </span>
        </span>
        <span className="shrink-0 font-medium">{formatDuration(ms)}</span>
      </button>
      {memoryId !== null && (
        <IconButton
          icon={Brain}
          label={t('analytics.openMemoryOf', {
            title: title ?? application ?? t('analytics.untitledWindow'),
          })}
          onClick={() => doors.openMemory(memoryId)}
        />
      )}
    </div>
  );
}
