/** Ends waiting for something that may never answer. */
import type { Clock } from '../base/clock.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';

/**
 * Runs `work` with a signal that aborts after `ms`; then, or when `outer` aborts, it rejects without waiting longer.
 * What the work answers later is dropped.
 */
export function withinLimit<T>(
  clock: Clock,
  ms: number,
  what: string,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const cancelTimer = clock.after(ms, () => giveUp(`${what} did not answer within ${ms / 1000} seconds.`));
    const onOuterAbort = (): void => giveUp(`${what} was stopped.`);
    function finish(): void {
      cancelTimer();
      outer.removeEventListener('abort', onOuterAbort);
    }
    function giveUp(message: string): void {
      finish();
      controller.abort();
      reject(new MnemeError('unsupported', message));
    }
    if (outer.aborted) return onOuterAbort();
    outer.addEventListener('abort', onOuterAbort, { once: true });
    work(controller.signal).then(
      (value) => {
        finish();
        resolve(value);
      },
      (error: unknown) => {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
