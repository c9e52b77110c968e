/** Keeps the embedding thread alive: starts it when needed, and again with back-off after a crash or a hang. */
import { Worker } from 'node:worker_threads';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { backOffMs } from '../base/back-off.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type {
  ThreadMessage,
  ThreadRequest,
  ThreadStart,
  ThreadTaskKind,
  ThreadTasks,
} from './thread-messages.ts';

const firstDelayMs = 1_000;
const maxDelayMs = 60_000;
/** Loading and one batch each take seconds at the very most; after this the thread is taken for stuck. */
const patienceMs = 60_000;

export interface ModelThread {
  /** One call at a time. */
  run<Kind extends ThreadTaskKind>(
    kind: Kind,
    input: ThreadTasks[Kind]['input'],
  ): Promise<ThreadTasks[Kind]['output']>;
  close(): Promise<void>;
}

interface Call {
  readonly request: ThreadRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: MnemeError) => void;
  readonly cancelTimer: () => void;
}

export function createModelThread(options: {
  readonly threadFile: URL | string;
  readonly start: ThreadStart;
  readonly clock: Clock;
  readonly log: Log;
}): ModelThread {
  const { clock, log } = options;
  let worker: Worker | null = null;
  let isReady = false;
  let call: Call | null = null;
  let nextId = 1;
  let failures = 0;
  let lastFailure: { error: MnemeError; at: number } | null = null;
  let isClosed = false;

  function startWorker(): Worker {
    isReady = false;
    const started = new Worker(options.threadFile, {
      workerData: options.start,
      // transformers.js loads sharp and a JSON module, which warn on Electron; neither concerns the owner.
      execArgv: ['--disable-warning=SharpElectronLinux', '--disable-warning=ExperimentalWarning'],
    });
    started.on('message', (message: ThreadMessage) => {
      if (started === worker) hear(message);
    });
    started.on('error', (error) => {
      if (started === worker) lose('internal', `The embedding thread failed: ${String(error)}`);
    });
    started.on('exit', (code) => {
      if (started === worker) lose('internal', `The embedding thread ended by itself with code ${code}.`);
    });
    return started;
  }

  function hear(message: ThreadMessage): void {
    switch (message.type) {
      case 'ready':
        log('info', 'model loaded', { ms: Math.round(message.loadMs) });
        isReady = true;
        if (call) worker?.postMessage(call.request);
        return;
      case 'model-missing':
        return lose('model-missing', message.message);
      case 'done':
        failures = 0;
        return settle(message.id, (waiting) => waiting.resolve(message.output));
      case 'failed':
        log('error', 'a batch failed', { reason: message.message });
        return settle(message.id, (waiting) =>
          waiting.reject(
            new MnemeError(
              'internal',
              say('The embedding model failed: {message}', { message: message.message }),
            ),
          ),
        );
    }
  }

  function settle(id: number, how: (waiting: Call) => void): void {
    if (call?.request.id !== id) return;
    const waiting = call;
    call = null;
    waiting.cancelTimer();
    how(waiting);
  }

  /** The thread is of no use any more: what it had in hand fails, the next call starts another. */
  function lose(code: 'internal' | 'model-missing', message: string): void {
    const lost = worker;
    worker = null;
    void lost?.terminate();
    failures += 1;
    const error = new MnemeError(code, message);
    lastFailure = { error, at: clock.now() };
    log('error', 'the embedding thread is gone', { reason: message, failures });
    if (call) settle(call.request.id, (waiting) => waiting.reject(error));
  }

  return {
    run(kind, input) {
      if (isClosed)
        return Promise.reject(new MnemeError('engine-unavailable', say('The embedder is closed.')));
      if (!worker && lastFailure) {
        const waitMs = lastFailure.at + backOffMs(failures, firstDelayMs, maxDelayMs) - clock.now();
        if (waitMs > 0) return Promise.reject(lastFailure.error);
      }
      return new Promise((resolve, reject) => {
        const request = { id: nextId++, kind, input } as ThreadRequest;
        const cancelTimer = clock.after(patienceMs, () => {
          lose('internal', `The embedding thread did not answer for ${patienceMs / 1000} s.`);
        });
        call = { request, resolve: resolve as Call['resolve'], reject, cancelTimer };
        worker ??= startWorker();
        if (isReady) worker.postMessage(request);
      });
    },
    async close() {
      isClosed = true;
      const ending = worker;
      worker = null;
      if (call) {
        settle(call.request.id, (waiting) =>
          waiting.reject(new MnemeError('engine-unavailable', say('The embedder was closed.'))),
        );
      }
      await ending?.terminate();
    },
  };
}
