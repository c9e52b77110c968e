/** Tells the shell how the engine is: when something has changed, and at most once a second. */
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import type { Clock } from '../base/clock.ts';

const everyMs = 1_000;

export interface HealthReporter {
  /** Something may have changed. */
  touch(): void;
  stop(): void;
}

/** Measures a second after the first touch, so that a burst of changes costs one measurement. */
export function createHealthReporter(
  measure: () => EngineHealth,
  report: (health: EngineHealth) => void,
  clock: Clock,
): HealthReporter {
  let cancel: (() => void) | null = null;
  let last = '';

  function tell(): void {
    cancel = null;
    const health = measure();
    const text = JSON.stringify(health);
    if (text === last) return;
    last = text;
    report(health);
  }

  return {
    touch() {
      cancel ??= clock.after(everyMs, tell);
    },
    stop() {
      cancel?.();
      cancel = () => {};
    },
  };
}
