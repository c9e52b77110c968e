/** What was recorded while the store was locked: taken in, forgotten before that, and looked over by the check-up. */
import type { CheckupFinding } from '../../src-preload/contract/doctor.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { BoxKeys } from '../base/sealed-box.ts';
import type { Intake } from '../intake/intake.ts';
import { openSealedFolder } from '../intake/sealed-folder.ts';
import { createSealedErasing, type SealedErasing } from '../intake/sealed-to-erase.ts';
import { createTakeIn } from '../intake/take-in-sealed.ts';
import type { WritableDb } from '../store/statements.ts';
import { checkSealed } from './check-sealed.ts';

export interface SealedRecordingParts {
  readonly db: WritableDb;
  readonly dataFolder: string;
  /** Null where the store cannot be locked: then nothing opens, and nothing is taken in. */
  readonly keys: BoxKeys | null;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

export interface SealedRecording {
  readonly erasing: SealedErasing;
  start(): void;
  /** Resolves when the entry in hand is done; the others wait for the next start. */
  stop(): Promise<void>;
  /** Resolves when nothing is left that can be taken in now. */
  drain(): Promise<void>;
  /** How many entries wait. */
  waiting(): number;
  check(): Promise<CheckupFinding>;
}

export function createSealedRecording(parts: SealedRecordingParts): SealedRecording {
  const { db, keys, intake, clock, log, onChange } = parts;
  const folder = openSealedFolder(parts.dataFolder);
  const takeIn = keys
    ? createTakeIn({
        db,
        folder,
        keys,
        acceptLate: intake.acceptLate,
        reading: () => intake.backlog().reading,
        clock,
        log,
        onChange,
      })
    : null;
  return {
    erasing: createSealedErasing({ db, folder, keys, between: takeIn?.between ?? ((work) => work()) }),
    start: () => takeIn?.start(),
    stop: async () => takeIn?.stop(),
    drain: async () => takeIn?.drain(),
    waiting: () => takeIn?.waiting() ?? 0,
    check: () => checkSealed({ db, folder, opens: takeIn !== null }),
  };
}
