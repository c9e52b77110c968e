/** The thread that reads a damaged store: every page is opened in plain script, which takes a minute for some gigabytes. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail, succeed } from '../../src-preload/contract/errors.ts';
import { closeNetwork } from '../base/network-guard.ts';
import { checkStore } from './check-store.ts';
import { compareStores } from './compare-stores.ts';
import type { FromRepairThread, RepairTask } from './in-repair-thread.ts';
import { salvageStore } from './salvage-store.ts';

closeNetwork();
const port = parentPort;
if (!port) throw new Error('repair-thread is started as a worker thread by in-repair-thread, not by hand.');
const send = (message: FromRepairThread<unknown>): void => port.postMessage(message);

try {
  send({ answer: succeed(run(workerData as RepairTask)) });
} catch (error) {
  send({ answer: fail(error) });
}

function run(task: RepairTask): unknown {
  if (task.what === 'check') return checkStore(task);
  if (task.what === 'compare') return compareStores(task);
  return salvageStore(task, (step, done, total) => send({ step, done, total }));
}
