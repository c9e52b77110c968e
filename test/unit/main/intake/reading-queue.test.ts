import { expect, it, onTestFinished } from 'vitest';
import { sleep } from '../../../../src-main/base/clock.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createReadingQueue, type ReadingQueue } from '../../../../src-main/intake/reading-queue.ts';
import { countWaiting, markRead } from '../../../../src-main/intake/waiting-frames.ts';
import { addFrames, openMemories } from '../../../helpers/memories-bed.ts';

const readMs = 100;

/** Ten frames wait, and each takes a tenth of a second. */
function fullQueue() {
  const { db, clock } = openMemories();
  addFrames(db, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  db.run(`UPDATE frames SET reading = 'waiting'`);
  const queue: ReadingQueue = createReadingQueue({
    db,
    reader: {
      async read({ id }) {
        await sleep(clock, readMs);
        markRead(db, id, new Uint8Array());
        return 'read';
      },
      skip: () => {},
    },
    clock,
    log: silentLog,
    onChange: () => {},
  });
  onTestFinished(() => queue.stop());
  return { queue, clock, waiting: () => countWaiting(db) };
}

it('reads no more of the time than its share, and all of it where that is a hundred per cent', async () => {
  const { queue, clock, waiting } = fullQueue();
  queue.setShare(25);
  queue.start();
  await clock.advance(4 * 4 * readMs);
  expect(waiting()).toBe(6);
  queue.setShare(100);
  await clock.advance(6 * readMs);
  expect(waiting()).toBe(0);
});

it('does not rest while somebody waits for its end', async () => {
  const { queue, clock, waiting } = fullQueue();
  queue.setShare(10);
  queue.start();
  const drained = queue.drain();
  await clock.advance(10 * readMs);
  await drained;
  expect(waiting()).toBe(0);
});
