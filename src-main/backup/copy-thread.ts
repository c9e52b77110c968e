/** The thread for what takes seconds of a processor: comparing a store with its backup, and checking a copy. The engine goes on. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { answerAsThread } from '../base/answer-as-thread.ts';
import { inspectCopy, inspectHeld } from '../store/inspect-store.ts';
import type { ReadableDb } from '../store/statements.ts';
import { moment, type CopyTask, type PoolProgress } from './in-copy-thread.ts';
import type { Inspected } from './inspect-in-thread.ts';
import { nameFault } from './name-fault.ts';
import { poolHeld } from './pool-held.ts';
import { readHolds } from './read-holds.ts';

answerAsThread(async (task: CopyTask, onProgress: (progress: PoolProgress) => void, stopIfAsked) => {
  const read = (db: ReadableDb): Inspected => {
    stopIfAsked();
    return { layout: db.value<number>('PRAGMA user_version') ?? 0, holds: readHolds(db) };
  };
  if (task.what === 'inspect') return inspectCopy(task, read);
  if (task.what === 'inspect-held') {
    const waitForMoment = (begin: () => void): void => {
      onProgress({ done: 0, total: 1 });
      while (Atomics.wait(task.moment, 0, moment.open, 100) === 'timed-out') stopIfAsked();
      begin();
      Atomics.store(task.moment, 0, moment.begun);
      Atomics.notify(task.moment, 0);
    };
    return inspectHeld(task, waitForMoment, read);
  }
  try {
    return await poolHeld(task, (done, total) => onProgress({ done, total }));
  } catch (error) {
    // What the file system says does not cross a thread.
    throw nameFault(error, say('the backup'), task.folder);
  }
});
