/** The search as the box and the view share it: the question, its pages of hits, and which hit is selected. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useReducer, useState, type Dispatch } from 'react';
import type { Hit, MissingArm, Understood } from '../../../src-preload/contract/search.ts';
import { request } from '../../client/bridge.ts';
import { mayRetry } from '../../client/query-client.ts';
import { changeQuestion, emptyQuestion, isAsked, type Question, type QuestionChange } from './question.ts';

/** Three windows full; what is not seen yet is only carried over and built. */
const pageSize = 20;

export interface Search {
  readonly question: Question;
  readonly change: Dispatch<QuestionChange>;
  readonly asked: boolean;
  readonly hits: readonly Hit[];
  readonly understood: readonly Understood[];
  /** Dates within which nothing matched well; the hits are of any time. */
  readonly leftOut: readonly Understood[];
  /** Even the first hit does not match well. */
  readonly weak: boolean;
  readonly missing: readonly MissingArm[];
  readonly tookMs: number | null;
  /** `waiting`: no answer to show yet. */
  readonly state: 'waiting' | 'failed' | 'answered';
  readonly busy: boolean;
  /** The hits are the answer to what stands in the box now. */
  readonly settled: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
  readonly selected: number;
  readonly select: (index: number) => void;
}

export function useSearch(): Search {
  const [question, change] = useReducer(changeQuestion, emptyQuestion);
  // Each key asks at once: people leave some 100 ms between two keys, and the engine drops the older question.
  const text = question.text.trim();
  const key = useMemo(
    () => ({ text, filters: question.filters, literal: question.literal }),
    [text, question.filters, question.literal],
  );
  const asked = isAsked(question);
  const pages = useInfiniteQuery({
    queryKey: ['search.query', key],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      request('search.query', {
        text: key.text,
        filters: key.filters,
        literal: [...key.literal],
        cursor: pageParam,
        limit: pageSize,
        // A new question cancels the one before; a further page of the same question cancels nothing.
        replaces: pageParam === null ? 'search-box' : null,
      }),
    getNextPageParam: (page) => page.nextCursor,
    enabled: asked,
    placeholderData: keepPreviousData,
    retry: mayRetry,
    staleTime: 5_000,
    gcTime: 60_000,
  });
  const [selection, setSelection] = useState<{ key: unknown; index: number }>({ key, index: 0 });
  const hits = useMemo(() => pages.data?.pages.flatMap((page) => page.hits) ?? [], [pages.data]);
  const first = pages.data?.pages[0];
  const selected = selection.key === key ? Math.min(selection.index, Math.max(0, hits.length - 1)) : 0;
  return {
    question,
    change,
    asked,
    hits,
    understood: first?.understood ?? [],
    leftOut: first?.leftOut ?? [],
    weak: first?.weak ?? false,
    missing: first?.missing ?? [],
    tookMs: first?.tookMs ?? null,
    state: pages.isError && !first ? 'failed' : first ? 'answered' : 'waiting',
    settled: asked && pages.isSuccess && !pages.isPlaceholderData,
    busy: asked && pages.isFetching,
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
    selected,
    select: (index) => setSelection({ key, index }),
  };
}
