/** Lets work in the background stand back while its thread is busy with what people wait for. */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Share of its time for which a thread is at work from which on it is busy. */
const busyShare = 0.7;
const lookMs = 250;
/** Then one piece of work goes on all the same. */
const longestMs = 10_000;

/**
 * Answers a wait that ends at once where this thread was not busy since the wait before, else when it is calm again, after ten
 * seconds, or when the signal aborts. Busy is told by the utilization of the event loop, which costs nothing to ask.
 */
export function createCalm(): (signal: AbortSignal) => Promise<void> {
  let last = performance.eventLoopUtilization();

  function isBusy(): boolean {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization > busyShare;
  }

  return async (signal) => {
    const until = performance.now() + longestMs;
    while (isBusy() && performance.now() < until && !signal.aborted)
      await pause(lookMs, undefined, { ref: false, signal }).catch(() => {});
  };
}
