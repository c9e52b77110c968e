/**
 * Slows down who guesses: the first wrong ones cost nothing, as fingers slip; then each doubles the wait, up to a minute. A try is
 * noted on disk before it is looked at, so neither a restart nor an end in the middle of it gives a guess for nothing. Whoever
 * may change that file may copy the key file as well; against them there is the cost of a guess.
 */
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { writeFileWhole } from './write-file-whole.ts';

const freeTries = 3;
const longestWaitMs = 60_000;

const notedSchema = z.strictObject({ wrongInARow: z.int().min(1).max(1_000_000), at: z.number() });
type Noted = z.infer<typeof notedSchema>;

export interface Tries {
  /** Before each try. Throws `passphrase` while there is still to wait. */
  begin(): void;
  /** Notes a wrong one and answers the failure that says so. */
  wrong(said: Sentence): MnemeError;
  right(): void;
  /** Whole seconds until the next try, 60 at most whatever the clock does; 0 where it may come at once. */
  waitSeconds(): number;
}

export interface TriesParts {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createTries({ file, clock, log }: TriesParts): Tries {
  let { wrongInARow, at } = readNoted(file, clock.now());

  function waitSeconds(): number {
    const now = clock.now();
    // The clock was set back: the wait begins anew and is no longer than it was.
    if (at > now) at = now;
    return Math.max(0, Math.ceil((at + waitAfter(wrongInARow) - now) / 1000));
  }

  /** On a full disk the owner has to get in as well, so a failure is only told. */
  function note(): void {
    try {
      writeFileWhole(file, `${JSON.stringify({ wrongInARow, at } satisfies Noted)}\n`);
    } catch (error) {
      log('warn', 'A try could not be noted.', { reason: String(error) });
    }
  }

  return {
    begin() {
      const seconds = waitSeconds();
      if (seconds > 0)
        throw new MnemeError('passphrase', say('Wait {seconds} s before the next try.', { seconds }));
      wrongInARow++;
      at = clock.now();
      note();
    },
    wrong(said) {
      // It waits from the answer on, which takes most of a second.
      at = clock.now();
      return new MnemeError('passphrase', said);
    },
    right() {
      wrongInARow = 0;
      rmSync(file, { force: true });
    },
    waitSeconds,
  };
}

function waitAfter(wrongInARow: number): number {
  return wrongInARow < freeTries ? 0 : Math.min(longestWaitMs, 2000 * 2 ** (wrongInARow - freeTries));
}

/** What cannot be read counts as many tries: to spoil the file shortens no wait. */
function readNoted(file: string, now: number): Noted {
  try {
    return notedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing ? { wrongInARow: 0, at: 0 } : { wrongInARow: 100, at: now };
  }
}
