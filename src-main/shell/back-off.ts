/** How long to wait before something that broke is started again: 1, 2, 4 … seconds, and when to give up. */

const firstWaitMs = 1000;
const longestWaitMs = 30_000;
/** Something that ran for so long was healthy: the next failure is a first one. */
const healthyAfterMs = 60_000;
const mostInARow = 8;

export interface BackOff {
  /** Failures in a row so far. */
  readonly failures: number;
}

export const rested: BackOff = { failures: 0 };

/** What follows a failure after `ranForMs` of work: the next state, and the wait in milliseconds or null to give up. */
export function afterFailure(backOff: BackOff, ranForMs: number): { next: BackOff; waitMs: number | null } {
  const failures = ranForMs >= healthyAfterMs ? 1 : backOff.failures + 1;
  if (failures > mostInARow) return { next: { failures }, waitMs: null };
  return { next: { failures }, waitMs: Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)) };
}
