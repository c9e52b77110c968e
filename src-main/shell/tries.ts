/** Slows down who guesses: the first wrong ones cost nothing, as fingers slip; then each doubles the wait. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Clock } from '../base/clock.ts';

const freeTries = 3;
const longestWaitMs = 60_000;

export interface Tries {
  /** Before each try. Throws `passphrase` while there is still to wait. */
  begin(): void;
  /** Notes a wrong one and answers the failure that says so. */
  wrong(message: string): MnemeError;
  right(): void;
  /** Whole seconds until the next try; 0 where it may come at once. */
  waitSeconds(): number;
}

export function createTries(clock: Clock): Tries {
  let wrongInARow = 0;
  let notBefore = 0;
  const waitSeconds = (): number => Math.max(0, Math.ceil((notBefore - clock.now()) / 1000));
  return {
    begin() {
      const seconds = waitSeconds();
      if (seconds > 0)
        throw new MnemeError('passphrase', say('Wait {seconds} s before the next try.', { seconds }));
    },
    wrong(message) {
      wrongInARow++;
      const waitMs =
        wrongInARow < freeTries ? 0 : Math.min(longestWaitMs, 2000 * 2 ** (wrongInARow - freeTries));
      notBefore = clock.now() + waitMs;
      return new MnemeError('passphrase', message);
    },
    right() {
      wrongInARow = 0;
      notBefore = 0;
    },
    waitSeconds,
  };
}
