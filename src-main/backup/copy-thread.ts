/** The thread that opens copies: hashing a store and checking its structure takes seconds, and the engine must go on. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../src-preload/contract/errors.ts';
import { closeNetwork } from '../base/network-guard.ts';
import { hashFile } from '../store/page-copier.ts';
import { inspectCopy } from '../store/database.ts';
import type { CopyTask, ThreadAnswer } from './inspect-in-thread.ts';
import { readHolds } from './read-holds.ts';

closeNetwork();
const port = parentPort;
if (!port) throw new Error('copy-thread is started as a worker thread by inspect-in-thread, not by hand.');

void run(workerData as CopyTask).then((answer) => port.postMessage(answer));

async function run(task: CopyTask): Promise<ThreadAnswer> {
  try {
    const found = inspectCopy(task, (db) => ({
      layout: db.value<number>('PRAGMA user_version') ?? 0,
      holds: readHolds(db),
    }));
    return { ok: true, value: { ...found, sha256: await hashFile(task.file) } };
  } catch (error) {
    return fail(error);
  }
}
