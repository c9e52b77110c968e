/** The thread for what takes seconds of a processor: comparing a store with its backup, and checking a copy. The engine goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { closeNetwork } from '../base/network-guard.ts';
import { inspectCopy } from '../store/database.ts';
import type { CopyTask, FromThread, InspectTask } from './in-thread.ts';
import { nameFault } from './name-fault.ts';
import { poolHeld } from './pool-held.ts';
import { readHolds } from './read-holds.ts';

closeNetwork();
const port = parentPort;
if (!port) throw new Error('copy-thread is started as a worker thread by in-thread, not by hand.');
const send = (message: FromThread<unknown>): void => port.postMessage(message);

void run(workerData as CopyTask).then(
  (value) => send({ answer: { ok: true, value } }),
  (error: unknown) => send({ answer: fail(error) }),
);

async function run(task: CopyTask): Promise<unknown> {
  if (task.what === 'inspect') return inspect(task);
  try {
    return await poolHeld(task, (done, total) => send({ done, total }));
  } catch (error) {
    // What the file system says does not cross a thread.
    throw nameFault(error, say('the backup'), task.folder);
  }
}

function inspect(task: InspectTask): unknown {
  return inspectCopy(task, (db) => ({
    layout: db.value<number>('PRAGMA user_version') ?? 0,
    holds: readHolds(db),
  }));
}
