/** Runs what takes long in a thread of its own, and ends it when it is stopped. */
import { Worker } from 'node:worker_threads';
import { MnemeError, unwrap, type Result } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { PageList } from './manifest.ts';

export interface InspectTask {
  readonly what: 'inspect';
  readonly file: string;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** Makes one plain file of a copy of pages, without a log beside it. */
  readonly settle: boolean;
  /** Another key, with which it is encrypted anew. */
  readonly rekeyTo: Uint8Array | null;
}

export interface PoolTask {
  readonly what: 'pool';
  /** Of a file that does not change. */
  readonly descriptor: number;
  readonly bytes: number;
  /** The owner's, of backups. */
  readonly folder: string;
  /** What the last backup had at each place. */
  readonly before: PageList | null;
  /** Where the file is put together again from what lies in the pool. */
  readonly target: string;
}

export type CopyTask = InspectTask | PoolTask;

export type FromThread<Answer> =
  { readonly done: number; readonly total: number } | { readonly answer: Result<Answer> };

// Built, all entries lie side by side; run from its source, it is started from its source.
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './copy-thread.ts' : './copy-thread.js',
  import.meta.url,
);

/** `Answer` is what the thread answers to this task. Throws what it throws, and `cancelled`. */
export async function runInThread<Answer>(
  task: CopyTask,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Answer> {
  if (signal?.aborted) throw stopped();
  const worker = new Worker(threadFile, { workerData: task });
  let stop = (): void => {};
  try {
    const answer = await new Promise<Result<Answer>>((resolve, reject) => {
      stop = () => reject(stopped());
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: FromThread<Answer>) => {
        if ('answer' in message) resolve(message.answer);
        else onProgress(message.done, message.total);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that checks copies ended with ${code}.`)));
    });
    return unwrap(answer);
  } finally {
    signal?.removeEventListener('abort', stop);
    // A check that goes on ends where its statement ends; nobody waits for it.
    const ended = worker.terminate();
    if (task.what === 'pool') await ended;
  }
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('It was stopped.'));
}
