/** The only place where a request to a model server is tried again. */
import { sleep, type Clock } from '../base/clock.ts';
import { cancelled } from './exchange.ts';
import { FailedRequest } from './failures.ts';

const tries = 3;
const firstWaitMs = 1_000;
/** A server that wants more time than this is left alone; the caller has its own queue. */
const longestWaitMs = 20_000;

/**
 * Runs `attempt` up to three times, waiting 1 s, then 4 s, or as long as the server asked for. Throws the last `FailedRequest`.
 * `mayRetry` can forbid it, as after text was given out.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  clock: Clock,
  signal: AbortSignal | undefined,
  mayRetry: () => boolean = () => true,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FailedRequest) || !error.what.mayRetry || !mayRetry()) throw error;
      const waitMs = Math.max(error.what.retryAfterMs ?? 0, firstWaitMs * 4 ** (failures - 1));
      if (failures >= tries || waitMs > longestWaitMs) throw error;
      await sleep(clock, waitMs, signal);
      if (signal?.aborted) throw cancelled();
    }
  }
}
