/** The thread's side of `run-in-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail, succeed } from '../../src-preload/contract/errors.ts';
import { closeNetwork } from './network-guard.ts';
import type { FromThread, ThreadData } from './run-in-thread.ts';

/**
 * Does the one task that this thread was started for, without a network, and answers. Throws outside a thread.
 * `stopIfAsked` throws once nobody wants the answer any more, and so does telling of progress: a task calls them wherever it can stop.
 */
export function answerAsThread<Task, Progress = never>(
  work: (task: Task, onProgress: (progress: Progress) => void, stopIfAsked: () => void) => unknown,
): void {
  closeNetwork();
  const port = parentPort;
  if (!port) throw new Error('This file is started as a worker thread, not by hand.');
  const { task, stop } = workerData as ThreadData<Task>;
  const send = (message: FromThread<unknown, Progress>): void => port.postMessage(message);
  const stopIfAsked = (): void => {
    if (Atomics.load(stop, 0) !== 0) throw new Error('It was stopped.');
  };
  const onProgress = (progress: Progress): void => {
    stopIfAsked();
    send({ progress });
  };
  void Promise.resolve()
    .then(stopIfAsked)
    .then(() => work(task, onProgress, stopIfAsked))
    .then(
      (value) => send({ answer: succeed(value) }),
      (error: unknown) => send({ answer: fail(error) }),
    );
}
