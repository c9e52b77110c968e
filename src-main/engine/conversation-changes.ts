/** Tells the window that conversation memory changed: a moment after the first change, once for all by then. */
import type { Clock } from '../base/clock.ts';

const restMs = 200;

export interface ConversationChanges {
  note(): void;
  stop(): void;
}

export function createConversationChanges(report: () => void, clock: Clock): ConversationChanges {
  let cancel: (() => void) | null = null;
  return {
    note() {
      cancel ??= clock.after(restMs, () => {
        cancel = null;
        report();
      });
    },
    stop() {
      cancel?.();
      cancel = () => {};
    },
  };
}
