/** The memories of a tab in pages, newest first. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MemoryKind, MemorySummary, MemoryState } from '../../../src-preload/contract/memory.ts';
import { request } from '../../client/bridge.ts';
import { mayRetry } from '../../client/query-client.ts';

const pageSize = 50;

export type Shown = 'current' | 'candidates' | 'unconfirmed' | 'archived' | 'superseded' | 'deleted';

export interface MemoryFilter {
  /** Null: all kinds. */
  readonly kind: MemoryKind | null;
  readonly shown: Shown;
  /** Whose conversation memory; null for the owner's own. */
  readonly scope: string | null;
  /** With all that is in it; null for everything. */
  readonly categoryId: number | null;
}

/** Which states a choice shows. */
const statesOf: Readonly<Record<Shown, readonly MemoryState[]>> = {
  current: ['active', 'candidate'],
  candidates: ['candidate'],
  unconfirmed: ['active'],
  archived: ['archived'],
  superseded: ['superseded'],
  deleted: ['deleted'],
};

export interface MemoryList {
  readonly memories: readonly MemorySummary[];
  readonly state: 'waiting' | 'failed' | 'answered';
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

export function useMemoryList({ kind, shown, scope, categoryId }: MemoryFilter): MemoryList {
  const pages = useInfiniteQuery({
    queryKey: ['memory.list', { kind, shown, scope, categoryId }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      request('memory.list', {
        kinds: kind === null ? [] : [kind],
        states: [...statesOf[shown]],
        scope,
        categoryId,
        unconfirmed: shown === 'unconfirmed',
        cursor: pageParam,
        limit: pageSize,
      }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    retry: mayRetry,
  });
  const memories = useMemo(() => pages.data?.pages.flatMap((page) => page.memories) ?? [], [pages.data]);
  return {
    memories,
    state: pages.data ? 'answered' : pages.isError ? 'failed' : 'waiting',
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
  };
}
