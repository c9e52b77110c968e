/** The messages of a session in pages from the newest backwards, kept up while an answer is written. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChatMessage } from '../../../src-preload/contract/chat.ts';
import { request, type Output } from '../../client/bridge.ts';
import { mayRetry } from '../../client/query-client.ts';
import { useEvent } from '../../client/use-event.ts';
import { holds, messagesOf, withDelta, withMessage, type ChatPages } from './chat-pages.ts';

export interface Conversation {
  readonly messages: readonly ChatMessage[];
  readonly state: 'waiting' | 'failed' | 'answered';
  readonly error: Error | null;
  readonly hasEarlier: boolean;
  readonly loadEarlier: () => void;
  readonly retry: () => void;
}

const pageSize = 50;

/** Null: a conversation that has not begun, without messages. */
export function useConversation(sessionId: number | null): Conversation {
  const client = useQueryClient();
  const key = ['chat.messages', { sessionId }];
  const pages = useInfiniteQuery<Output<'chat.messages'>, Error, ChatPages, typeof key, number | null>({
    queryKey: key,
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      request('chat.messages', { sessionId: sessionId ?? 0, before: pageParam, limit: pageSize }),
    enabled: sessionId !== null,
    getNextPageParam: (page) => (page.hasMore ? page.messages[0]?.id : undefined),
    retry: mayRetry,
    // What happened while nobody listened is not in what is kept.
    refetchOnMount: 'always',
  });
  const askAgain = () => void client.invalidateQueries({ queryKey: key });
  const renew = async (id: number) => {
    const message = await request('chat.message', { id });
    client.setQueryData<ChatPages>(key, (known) => known && withMessage(known, message));
  };
  useEvent('chat.delta', (delta) => {
    const known = client.getQueryData<ChatPages>(key);
    if (delta.sessionId !== sessionId || !known) return;
    const next = withDelta(known, delta);
    if (next) client.setQueryData<ChatPages>(key, next);
    else renew(delta.messageId).catch(askAgain);
  });
  useEvent('chat.changed', ({ sessionId: changed, messageId }) => {
    if (changed !== sessionId) return;
    const known = client.getQueryData<ChatPages>(key);
    // A message that was deleted meanwhile is gone from the pages too.
    if (messageId !== null && known && holds(known, messageId)) renew(messageId).catch(askAgain);
    else askAgain();
  });
  const messages = useMemo(() => messagesOf(pages.data), [pages.data]);
  return {
    messages,
    state: pages.data ? 'answered' : pages.isError ? 'failed' : 'waiting',
    error: pages.error,
    hasEarlier: pages.hasNextPage,
    loadEarlier: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
  };
}
