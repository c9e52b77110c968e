/** The rows of the list, kept up to date, for what the owner chose to see. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Input } from '../../client/bridge.ts';
import { request } from '../../client/bridge.ts';
import { mayRetry } from '../../client/query-client.ts';
import { useEvent } from '../../client/use-event.ts';
import { createMemoryPages, type MemoryPages, type MemoryRows } from './memory-pages.ts';

export interface MemoryList extends MemoryRows {
  /** Rows from `first` to `last` are in sight. */
  readonly show: (first: number, last: number) => void;
  readonly retry: () => void;
}

export type ListInput = Omit<Input<'memory.list'>, 'cursor' | 'offset' | 'limit'>;

export function useMemoryList(query: ListInput): MemoryList {
  const key = JSON.stringify(query);
  const client = useQueryClient();
  const store = useMemo(() => createStore(client, JSON.parse(key) as ListInput), [client, key]);
  const rows = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => store.open(), [store]);
  useEvent('memory.changed', store.refresh);
  // The rows of before stay until the first of the new ones is there.
  const [before, setBefore] = useState(rows);
  if (rows.state === 'answered' && before !== rows) setBefore(rows);
  const shown = rows.state === 'waiting' && before.state === 'answered' ? before : rows;
  return { ...shown, isLooking: rows.isLooking, show: store.show, retry: store.refresh };
}

interface Store extends Pick<MemoryPages, 'show' | 'refresh'> {
  subscribe(listener: () => void): () => void;
  read(): MemoryRows;
  open(): () => void;
}

const nothingYet: MemoryRows = {
  count: 0,
  total: null,
  state: 'waiting',
  error: null,
  isLooking: true,
  rowAt: () => undefined,
  indexOf: () => -1,
};

function createStore(client: QueryClient, query: ListInput): Store {
  const listeners = new Set<() => void>();
  let pages: MemoryPages | null = null;
  let sight: readonly [number, number] = [0, 0];
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => pages?.current() ?? nothingYet,
    open() {
      const opened = createMemoryPages(
        (part) =>
          client.query({
            queryKey: ['memory.list', query, part],
            queryFn: () => request('memory.list', { ...query, ...part }),
            // The pages are kept by those who show them.
            staleTime: 0,
            gcTime: 0,
            retry: mayRetry,
          }),
        () => listeners.forEach((listener) => listener()),
      );
      pages = opened;
      opened.show(...sight);
      return () => opened.close();
    },
    show(first, last) {
      sight = [first, last];
      pages?.show(first, last);
    },
    refresh: () => pages?.refresh(),
  };
}
