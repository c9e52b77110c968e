/** The thread that folds the log of changes into the store's file, once for each message, when it is its turn. */
import { parentPort, workerData } from 'node:worker_threads';
import { closeNetwork } from '../base/network-guard.ts';
import { onConnection } from './connect.ts';
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
    return { left: foldIn() };
  } catch (error) {
    return { failure: String(error) };
  } finally {
    Atomics.store(turns, 0, turn.nobody);
    Atomics.notify(turns, 0);
  }
}

/**
 * Folds from another connection than the one that writes; answers how many pages are left, because somebody wrote or reads
 * meanwhile.
 */
function foldIn(): number {
  return onConnection(store, 'existing', (connection) => {
    let left = 0;
    for (let tries = 0; tries < 3; tries += 1) {
      const [found] = connection.pragma('wal_checkpoint(PASSIVE)') as [{ log: number; checkpointed: number }];
      left = found.log - found.checkpointed;
      if (left === 0) break;
    }
    return left;
  });
}
