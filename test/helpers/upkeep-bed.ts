/** Passages on a real store, and the jobs of upkeep over them. */
import { silentLog } from '../../src-main/base/log.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import type { Store } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { createJobRunner, type JobRunner } from '../../src-main/upkeep/job-runner.ts';
import type { UpkeepJob } from '../../src-main/upkeep/upkeep-job.ts';

/** `count` passages in streams of ten, each with a word of its own: `kettle0`, `kettle1`, … */
export function addPassages(db: WritableDb, count: number, filler = 12): number[] {
  const ids: number[] = [];
  for (let start = 0; start < count; start += 10) {
    const texts = Array.from({ length: Math.min(10, count - start) }, (_, nth) => {
      const own = Array.from({ length: filler }, (__, word) => `word${(start + nth) * filler + word}`);
      return `The kettle${start + nth} was on the stove beside ${own.join(' ')}`;
    });
    ids.push(
      ...addUnits(
        db,
        `stream ${start}`,
        texts.map((text, nth) => ({
          text,
          author: 'Notes',
          byOwner: false,
          occurredAt: start + nth,
          frameId: null,
        })),
      ),
    );
  }
  return ids;
}

export interface RunnerBed extends JobRunner {
  /** Each told state of the job. */
  readonly told: string[];
}

export function runJobs(store: Pick<Store, 'db'>, jobs: readonly UpkeepJob[]): RunnerBed {
  const told: string[] = [];
  const runner = createJobRunner({
    db: store.db,
    jobs,
    clock: systemClock,
    log: silentLog,
    onChange() {
      for (const { job, state } of runner.jobs()) told.push(`${job} ${state}`);
    },
  });
  return { ...runner, told };
}
