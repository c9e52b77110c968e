/** The one query library's settings: everything is local, so nothing waits for a network or polls on focus. */
import { notifyManager, QueryClient } from '@tanstack/react-query';
import { MnemeError } from '../../src-preload/contract/errors.ts';

const engineRetries = 20;
const engineRetryMs = 500;

/** Whether a failure cures itself: the engine is on its way up. */
export function mayRetry(failures: number, error: Error): boolean {
  return error instanceof MnemeError && error.code === 'engine-unavailable' && failures < engineRetries;
}

export function createQueryClient(): QueryClient {
  // An answer is shown at once, not after a timer of its own.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The default waits while the machine is offline; Mneme has no need of a network.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: mayRetry,
        retryDelay: engineRetryMs,
        staleTime: 10_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
