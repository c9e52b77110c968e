/**
 * Keeps the embedding thread alive: starts it when needed, and again with back-off after a crash or a hang. It is asked to end, never
 * torn down: the model's runtime, torn down while it is loaded, ends the whole process.
 */
import { Worker } from 'node:worker_threads';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { backOffMs } from '../base/back-off.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type {
  EndRequest,
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
/** For a thread that is asked to end: longer than loading or a batch takes on a busy machine. Then nobody waits any more. */
const endMs = 10_000;

export interface ModelThread {
  /** One call at a time. */
  run<Kind extends ThreadTaskKind>(
    kind: Kind,
    input: ThreadTasks[Kind]['input'],
  ): Promise<ThreadTasks[Kind]['output']>;
  /** Resolves once the thread is gone, or after ten seconds. */
  close(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  readonly stop: Int32Array;
  readonly exited: Promise<void>;
}

interface Call {
  readonly request: ThreadRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: MnemeError) => void;
  readonly cancelTimer: () => void;
}

export function createModelThread(options: {
  readonly threadFile: URL | string;
  readonly start: Omit<ThreadStart, 'stop'>;
  readonly clock: Clock;
  readonly log: Log;
}): ModelThread {
  const { clock, log } = options;
  let running: Running | null = null;
  let isReady = false;
  let call: Call | null = null;
  let nextId = 1;
  let failures = 0;
  let lastFailure: { error: MnemeError; at: number } | null = null;
  let isClosed = false;

  function startWorker(): Running {
    isReady = false;
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(options.threadFile, {
      workerData: { ...options.start, stop } satisfies ThreadStart,
      // transformers.js loads sharp and a JSON module, which warn on Electron; neither concerns the owner.
      execArgv: ['--disable-warning=SharpElectronLinux', '--disable-warning=ExperimentalWarning'],
    });
    const isRunning = (): boolean => running?.worker === worker;
    worker.on('message', (message: ThreadMessage) => {
      if (isRunning()) hear(message);
    });
    worker.on('error', (error) => {
      if (isRunning())
        lose('internal', say('The embedding model failed: {message}', { message: String(error) }));
    });
    worker.on('exit', (code) => {
      if (isRunning())
        lose(
          'internal',
          say(
            'The embedding model ended by itself with code {code}. It is started again when it is needed.',
            { code },
          ),
        );
    });
    const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
    return { worker, stop, exited };
  }

  function hear(message: ThreadMessage): void {
    switch (message.type) {
      case 'ready':
        log('info', 'model loaded', { ms: Math.round(message.loadMs) });
        isReady = true;
        if (call) running?.worker.postMessage(call.request);
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
  function lose(code: 'internal' | 'model-missing', said: Sentence): void {
    if (running) askToEnd(running);
    running = null;
    failures += 1;
    const error = new MnemeError(code, said);
    lastFailure = { error, at: clock.now() };
    log('error', 'the embedding thread is gone', { reason: error.message, failures });
    if (call) settle(call.request.id, (waiting) => waiting.reject(error));
  }

  return {
    run(kind, input) {
      if (isClosed)
        return Promise.reject(new MnemeError('engine-unavailable', say('The embedder is closed.')));
      if (!running && lastFailure) {
        const waitMs = lastFailure.at + backOffMs(failures, firstDelayMs, maxDelayMs) - clock.now();
        if (waitMs > 0) return Promise.reject(lastFailure.error);
      }
      return new Promise((resolve, reject) => {
        const request = { id: nextId++, kind, input } as ThreadRequest;
        const cancelTimer = clock.after(patienceMs, () => {
          lose(
            'internal',
            say(
              'The embedding model did not answer for {seconds} s. It is started again when it is needed.',
              {
                seconds: patienceMs / 1000,
              },
            ),
          );
        });
        call = { request, resolve: resolve as Call['resolve'], reject, cancelTimer };
        running ??= startWorker();
        if (isReady) running.worker.postMessage(request);
      });
    },
    async close() {
      isClosed = true;
      const ending = running;
      running = null;
      if (call) {
        settle(call.request.id, (waiting) =>
          waiting.reject(new MnemeError('engine-unavailable', say('The embedder was closed.'))),
        );
      }
      if (!ending) return;
      askToEnd(ending);
      await new Promise<void>((resolve) => {
        const giveUp = clock.after(endMs, resolve);
        void ending.exited.then(giveUp).then(resolve);
      });
    },
  };
}

function askToEnd({ worker, stop }: Running): void {
  Atomics.store(stop, 0, 1);
  worker.postMessage({ kind: 'end' } satisfies EndRequest);
}
