/** The thread that folds the log of changes into the store's file, once for each message, when it is its turn. */
import { parentPort, workerData } from 'node:worker_threads';
import { closeNetwork } from '../base/network-guard.ts';
import { foldLog } from './database.ts';
import { turn, type Folded, type FoldThreadData } from './log-folding.ts';

closeNetwork();

const port = parentPort;
if (!port) throw new Error('This file is started as a worker thread, not by hand.');
const { turn: turns, ...store } = workerData as FoldThreadData;

port.on('message', (message: 'fold' | 'end') => {
  if (message === 'end') port.close();
  else port.postMessage(fold());
});

function fold(): Folded {
  if (Atomics.compareExchange(turns, 0, turn.nobody, turn.thread) !== turn.nobody) return { left: -1 };
  try {
    return { left: foldLog(store) };
  } catch (error) {
    return { failure: String(error) };
  } finally {
    Atomics.store(turns, 0, turn.nobody);
    Atomics.notify(turns, 0);
  }
}
