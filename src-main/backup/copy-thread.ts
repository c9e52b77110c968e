/** The thread for what takes seconds of a processor: comparing a store with its backup, and checking a copy. The engine goes on. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { answerAsThread } from '../base/answer-as-thread.ts';
import { inspectCopy } from '../store/database.ts';
import type { CopyTask, InspectTask, PoolProgress } from './in-copy-thread.ts';
import { nameFault } from './name-fault.ts';
import { poolHeld } from './pool-held.ts';
import { readHolds } from './read-holds.ts';

answerAsThread(async (task: CopyTask, onProgress: (progress: PoolProgress) => void, stopIfAsked) => {
  if (task.what === 'inspect') return inspect(task, stopIfAsked);
  try {
    return await poolHeld(task, (done, total) => onProgress({ done, total }));
  } catch (error) {
    // What the file system says does not cross a thread.
    throw nameFault(error, say('the backup'), task.folder);
  }
});

function inspect(task: InspectTask, stopIfAsked: () => void): unknown {
  return inspectCopy(task, (db) => {
    stopIfAsked();
    return { layout: db.value<number>('PRAGMA user_version') ?? 0, holds: readHolds(db) };
  });
}
