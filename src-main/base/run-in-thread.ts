/** Runs one task in a thread of its own and answers what it answered. `answer-as-thread.ts` is the other side. */
import { Worker } from 'node:worker_threads';
import { unwrap, type Result } from '../../src-preload/contract/errors.ts';

export type FromThread<Answer, Progress> =
  { readonly progress: Progress } | { readonly answer: Result<Answer> };

/** What such a thread is started with. */
export interface ThreadData<Task> {
  readonly task: Task;
  /** Shared; no longer 0 as soon as the thread is to stop. */
  readonly stop: Int32Array;
}

export interface ThreadOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  /** What it is rejected with when the signal stops it. */
  readonly stopped?: () => Error;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** One that is stopped ends where its statement ends; nobody waits for it. */
  readonly leavesAtOnce?: boolean;
}

/**
 * The file beside `here` in which a thread starts. Built, all entries lie side by side; run from its source, it is started from its source.
 */
export function threadFileBeside(here: string, name: string): URL {
  return new URL(here.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, here);
}

/**
 * Throws what the task throws, and `stopped` once the thread is gone. Every thread ends by itself, which is waited for: its files may
 * be taken away afterwards. None is torn down: native code that meets that while it is loaded or called (better-sqlite3, any of
 * node-addon-api) ends the whole process. So a thread that is to stop is told by a flag, which its task asks for.
 */
export async function runInThread<Answer, Progress = never>(
  threadFile: URL,
  task: unknown,
  { signal, stopped, onProgress, leavesAtOnce = false }: ThreadOptions<Progress> = {},
): Promise<Answer> {
  const reasonToStop = (): Error => stopped?.() ?? new Error('The thread was stopped.');
  if (signal?.aborted) throw reasonToStop();
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(threadFile, { workerData: { task, stop: flag } satisfies ThreadData<unknown> });
  let stop = (): void => {};
  let answer: Result<Answer> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => {
        Atomics.store(flag, 0, 1);
        if (leavesAtOnce) reject(reasonToStop());
      };
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: FromThread<Answer, Progress>) => {
        if ('answer' in message) answer = message.answer;
        else onProgress?.(message.progress);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        if (signal?.aborted) reject(reasonToStop());
        else if (answer) resolve();
        else reject(new Error(`A thread ended with ${code} and no answer.`));
      });
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  return unwrap(answer!);
}
