/** `npm run doctor`: waits until the engine is there or has failed, prints the check-up, and quits. Records nothing. */
import { app } from 'electron';
import type { Status } from '../../src-preload/contract/app.ts';
import type { Checkup } from '../../src-preload/contract/doctor.ts';
import type { Clock } from '../base/clock.ts';
import { describeCheckup } from './describe-checkup.ts';

/** An engine that fails is started again and again; after this it is looked at as it is. */
const limitMs = 30_000;

export interface DoctorRun {
  engineState(state: Status['engine']): void;
}

/** The process ends with 1 where something is not well. */
export function runDoctor(check: () => Promise<Checkup>, clock: Clock): DoctorRun {
  let isRunning = false;
  const run = (): void => {
    if (isRunning) return;
    isRunning = true;
    void check().then(({ findings }) => {
      if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
      process.stdout.write(describeCheckup(findings), () => app.quit());
    });
  };
  clock.after(limitMs, run);
  return {
    engineState({ state }) {
      if (state === 'ready' || state === 'failed' || state === 'damaged' || state === 'no-key') run();
    },
  };
}
