/** The conversations: found by words, renamed, deleted, the last used first. */
import { MessageSquarePlus } from 'lucide-react';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChatSession } from '../../../src-preload/contract/chat.ts';
import { request } from '../../client/bridge.ts';
import { mayRetry } from '../../client/query-client.ts';
import { useEvent } from '../../client/use-event.ts';
import { useSettings } from '../../client/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { t } from '../../messages/t.ts';
import { isUsual, wordsOfWho } from './who.ts';

interface SessionListProps {
  readonly current: number | null;
  readonly onChoose: (session: ChatSession) => void;
  readonly onNew: () => void;
}

interface Place {
  readonly updatedAt: number;
  readonly id: number;
}

const searchMs = 120;

export function SessionList({ current, onChoose, onNew }: SessionListProps) {
  const client = useQueryClient();
  const now = useNow(60_000);
  const settings = useSettings().data;
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim(), searchMs);
  const pages = useInfiniteQuery({
    queryKey: ['chat.sessions', { query }],
    initialPageParam: null as Place | null,
    queryFn: ({ pageParam }) => request('chat.sessions', { query, after: pageParam }),
    getNextPageParam: ({ sessions, hasMore }): Place | undefined => {
      const last = sessions.at(-1);
      return hasMore && last ? { updatedAt: last.updatedAt, id: last.id } : undefined;
    },
    placeholderData: keepPreviousData,
    retry: mayRetry,
    refetchOnMount: 'always',
  });
  useEvent('chat.changed', ({ messageId }) => {
    if (messageId !== null) return;
    void client.invalidateQueries({ queryKey: ['chat.sessions'] });
    void client.invalidateQueries({ queryKey: ['chat.session'] });
  });
  const sessions = pages.data?.pages.flatMap((page) => page.sessions) ?? [];
  return (
    <nav
      aria-label={t('chat.conversations')}
      className="flex h-full w-60 shrink-0 flex-col border-r border-line"
    >
      <div className="flex flex-col gap-2 p-3">
        <Button icon={MessageSquarePlus} onClick={onNew}>
          {t('chat.newConversation')}
        </Button>
        <TextField
          type="search"
          aria-label={t('chat.findConversation')}
          placeholder={t('chat.findConversation')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {pages.error && !pages.data && (
        <div className="px-3">
          <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      )}
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {sessions.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              aria-current={session.id === current ? 'true' : undefined}
              onClick={() => onChoose(session)}
              className={classNames(
                'flex min-h-11 w-full flex-col justify-center rounded-control px-2 py-1 text-left',
                session.id === current ? 'bg-accent-soft text-accent-ink' : 'hover:bg-surface-2',
              )}
            >
              <span className="w-full truncate font-medium" title={session.title}>
                {session.title}
              </span>
              <span className="w-full truncate text-small text-ink-2" title={formatExact(session.updatedAt)}>
                {settings && !isUsual(session) && `${wordsOfWho(session, settings)} · `}
                {session.match?.excerpt ?? formatRelative(session.updatedAt, now)}
              </span>
            </button>
          </li>
        ))}
        {pages.data && sessions.length === 0 && (
          <li className="px-2 py-1 text-ink-2">
            {query === '' ? t('chat.willBeListed') : t('chat.noneHolds')}
          </li>
        )}
        {pages.hasNextPage && (
          <li>
            <Button
              tone="quiet"
              disabled={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('chat.earlierOnes')}
            </Button>
          </li>
        )}
      </ul>
    </nav>
  );
}
