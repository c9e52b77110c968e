/** Jobs of upkeep in a process of its own, so that a test can kill it at any moment. Begins none: it goes on with what was asked for. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { writeMessageUnits } from '../../src-main/chat/message-units-anew.ts';
import { writeFrameUnits } from '../../src-main/intake/frame-units-anew.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { createCompactJob } from '../../src-main/upkeep/compact-job.ts';
import { createJobRunner } from '../../src-main/upkeep/job-runner.ts';
import { createRebuildWordsJob } from '../../src-main/upkeep/rebuild-words-job.ts';
import type { UpkeepJob } from '../../src-main/upkeep/upkeep-job.ts';
import { createWritePassagesJob } from '../../src-main/upkeep/write-passages-job.ts';

/** How far the job in hand is, after each slice. */
export interface UpkeepChildMessage {
  readonly job: string;
  readonly done: number;
}

const [file, key = '07'.repeat(32)] = process.argv.slice(2);
const store = openDatabase({
  file: file!,
  key: Buffer.from(key, 'hex'),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  log: silentLog,
});
const { db } = store;
const writers = {
  message: (id: number) => writeMessageUnits(db, id),
  frame: (id: FrameId) => writeFrameUnits(db, id),
};
const jobs = [
  createWritePassagesJob(db, writers, () => {}),
  createRebuildWordsJob(store.db, () => {}),
  createCompactJob({ store, freeBytes: () => Promise.resolve(null) }),
];
const runner = createJobRunner({
  db: store.db,
  jobs: jobs.map(telling),
  clock: systemClock,
  log: silentLog,
  onChange: () => {},
});
// The clock's timers alone do not keep the process alive.
process.on('message', () => {});
runner.start();
await runner.drain();
await runner.stop();
store.close();
process.disconnect();

function telling(job: UpkeepJob): UpkeepJob {
  return {
    ...job,
    step: (place, keep) =>
      job.step(place, (next) => {
        // In the middle of the transaction that keeps the place.
        process.send!({ job: job.name, done: next.done } satisfies UpkeepChildMessage);
        keep(next);
      }),
  };
}
