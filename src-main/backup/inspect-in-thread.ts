/** Has a copy of the store checked in a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { Holds } from '../../src-preload/contract/backup.ts';
import { MnemeError, unwrap, type Result } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

export interface CopyTask {
  readonly file: string;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** Makes one plain file of a copy of pages, without a log beside it. */
  readonly settle: boolean;
}

interface Inspected {
  readonly layout: number;
  readonly holds: Holds;
  readonly sha256: string;
}

export type ThreadAnswer = Result<Inspected>;

// Built, all entries lie side by side; run from its source, it is started from its source.
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './copy-thread.ts' : './copy-thread.js',
  import.meta.url,
);

/** Its structure, its hash and what it holds. Throws as `inspectCopy`, and `cancelled`. */
export async function inspectInThread(task: CopyTask, signal?: AbortSignal): Promise<Inspected> {
  if (signal?.aborted) throw stopped();
  const worker = new Worker(threadFile, { workerData: task });
  try {
    const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(stopped()), { once: true });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that checks copies ended with ${code}.`)));
    });
    return unwrap(answer);
  } finally {
    // A check that goes on ends where its statement ends; nobody waits for it.
    void worker.terminate();
  }
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('It was stopped.'));
}
