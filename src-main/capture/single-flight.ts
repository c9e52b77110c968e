/** Never two of a thing under way, even after the first was given up. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** Wraps `run` so that a call while an earlier one has not ended is refused, naming `what`. */
export function singleFlight<A extends readonly unknown[], T>(
  what: Sentence,
  run: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  let isUnderWay = false;
  return async (...args) => {
    if (isUnderWay)
      throw new MnemeError('unsupported', say('{what} still has not answered the last question.', { what }));
    isUnderWay = true;
    try {
      return await run(...args);
    } finally {
      isUnderWay = false;
    }
  };
}
