/** The thread's side of `run-in-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail, succeed } from '../../src-preload/contract/errors.ts';
import { closeNetwork } from './network-guard.ts';
import type { FromThread } from './run-in-thread.ts';

/** Does the one task that this thread was started for, without a network, and answers. Throws outside a thread. */
export function answerAsThread<Task, Progress = never>(
  work: (task: Task, onProgress: (progress: Progress) => void) => unknown,
): void {
  closeNetwork();
  const port = parentPort;
  if (!port) throw new Error('This file is started as a worker thread, not by hand.');
  const send = (message: FromThread<unknown, Progress>): void => port.postMessage(message);
  void Promise.resolve(workerData as Task)
    .then((task) => work(task, (progress) => send({ progress })))
    .then(
      (value) => send({ answer: succeed(value) }),
      (error: unknown) => send({ answer: fail(error) }),
    );
}
