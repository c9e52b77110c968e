/** The wall's clock, which leaps ahead when a test says so: pauses are passed over, and limits on real work stay what they are. */
import { systemClock, type Clock } from '../../src-main/base/clock.ts';

export interface LeapingClock extends Clock {
  /** How far it is ahead of the wall, in milliseconds. */
  ahead(): number;
  /** Calls everything that is due by then, in the order of its time. */
  leap(ms: number): void;
}

export function createLeapingClock(ahead = 0): LeapingClock {
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  const now = (): number => Date.now() + ahead;
  return {
    now,
    ahead: () => ahead,
    after(ms, run) {
      const timer = { at: now() + ms, run: go };
      const cancelTimer = systemClock.after(ms, go);
      waiting.add(timer);
      function cancel(): void {
        cancelTimer();
        waiting.delete(timer);
      }
      function go(): void {
        cancel();
        run();
      }
      return cancel;
    },
    leap(ms) {
      ahead += ms;
      const due = [...waiting].filter(({ at }) => at <= now()).sort((a, b) => a.at - b.at);
      for (const timer of due) if (waiting.has(timer)) timer.run();
    },
  };
}
