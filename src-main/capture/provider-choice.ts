/** Which source of pictures to ask, and when, after some have failed. Pure: the loop keeps the state. */

export interface ProviderChoice {
  /** Index into the list of sources, in order of preference. */
  readonly current: number;
  /** Failures in a row of the current one. */
  readonly failures: number;
  /** Not before this moment; milliseconds since 1970. */
  readonly notBefore: number;
  /** When the first source gets another chance; null while it is the current one. */
  readonly retryFirstAt: number | null;
  /** How long it waits for that; doubles with each chance that it fails. */
  readonly retryAfterMs: number;
}

const failuresToSwitch = 3;
const firstRetryMs = 10 * 60_000;
const longestRetryMs = 2 * 3_600_000;
const longestBackOffMs = 60_000;

export const firstChoice: ProviderChoice = {
  current: 0,
  failures: 0,
  notBefore: 0,
  retryFirstAt: null,
  retryAfterMs: firstRetryMs,
};

/** Before a grab: gives the first source its other chance when that is due. */
export function beforeGrab(choice: ProviderChoice, now: number): ProviderChoice {
  if (choice.retryFirstAt === null || now < choice.retryFirstAt) return choice;
  return { ...choice, current: 0, failures: failuresToSwitch - 1, retryFirstAt: null, notBefore: 0 };
}

export function afterSuccess(choice: ProviderChoice): ProviderChoice {
  if (choice.current === 0) return choice.failures === 0 && choice.notBefore === 0 ? choice : firstChoice;
  return { ...choice, failures: 0, notBefore: 0 };
}

/**
 * After a failure: waits twice as long each time, up to a minute; after three in a row the next of `sources` has its
 * turn at once.
 */
export function afterFailure(
  choice: ProviderChoice,
  sources: number,
  intervalMs: number,
  now: number,
): ProviderChoice {
  const failures = choice.failures + 1;
  if (failures >= failuresToSwitch && sources > 1) {
    const next = (choice.current + 1) % sources;
    if (next === 0) return { ...firstChoice, notBefore: now + longestBackOffMs };
    return {
      current: next,
      failures: 0,
      notBefore: now,
      retryFirstAt: now + choice.retryAfterMs,
      retryAfterMs: Math.min(longestRetryMs, choice.retryAfterMs * 2),
    };
  }
  const wait = Math.min(longestBackOffMs, intervalMs * 2 ** Math.min(failures, 10));
  return { ...choice, failures, notBefore: now + wait };
}
