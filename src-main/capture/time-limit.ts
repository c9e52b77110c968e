/** Ends waiting for something that may never answer. */
import type { Clock } from '../base/clock.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/**
 * Runs `work` with a signal that aborts after `ms`; then, or when `outer` aborts, it rejects without waiting longer.
 * What the work answers later is dropped.
 */
export function withinLimit<T>(
  clock: Clock,
  ms: number,
  what: Sentence,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const cancelTimer = clock.after(ms, () =>
      giveUp(say('{what} did not answer within {seconds} seconds.', { what, seconds: ms / 1000 })),
    );
    const onOuterAbort = (): void => giveUp(say('{what} was stopped.', { what }));
    function finish(): void {
      cancelTimer();
      outer.removeEventListener('abort', onOuterAbort);
    }
    function giveUp(said: Sentence): void {
      finish();
      controller.abort();
      reject(new MnemeError('unsupported', said));
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
