/** Has a damaged store read, and stores compared, in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { MnemeError, unwrap, type Result } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { CopyOptions } from '../store/database.ts';
import type { StoreCheck } from './check-store.ts';
import type { Comparison, CompareTask } from './compare-stores.ts';
import type { SalvageAnswer, SalvageTask } from './salvage-store.ts';

export type RepairTask =
  | ({ readonly what: 'salvage' } & SalvageTask)
  | ({ readonly what: 'compare' } & CompareTask)
  | ({ readonly what: 'check' } & CopyOptions);

export type FromRepairThread<T> =
  | { readonly answer: Result<T> }
  | { readonly step: 'look' | 'rows'; readonly done: number; readonly total: number };

export type OnStep = (step: 'look' | 'rows', done: number, total: number) => void;

// Built, all entries lie side by side; run from its source, it is started from its source.
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './repair-thread.ts' : './repair-thread.js',
  import.meta.url,
);

/** Throws as `salvageStore`, and `cancelled`. */
export function salvageInThread(
  task: SalvageTask,
  signal: AbortSignal,
  onStep: OnStep,
): Promise<SalvageAnswer> {
  return inThread<SalvageAnswer>({ what: 'salvage', ...task }, signal, onStep);
}

/** Throws as `inspectCopy`, and `cancelled`. */
export function compareInThread(task: CompareTask, signal: AbortSignal): Promise<Comparison> {
  return inThread<Comparison>({ what: 'compare', ...task }, signal, () => {});
}

/** Throws as `checkStore`, and `cancelled`. */
export function checkInThread(task: CopyOptions, signal: AbortSignal): Promise<StoreCheck> {
  return inThread<StoreCheck>({ what: 'check', ...task }, signal, () => {});
}

async function inThread<T>(task: RepairTask, signal: AbortSignal, onStep: OnStep): Promise<T> {
  if (signal.aborted) throw stopped();
  const worker = new Worker(threadFile, { workerData: task });
  try {
    const answer = await new Promise<Result<T>>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(stopped()), { once: true });
      worker.on('message', (message: FromRepairThread<T>) => {
        if ('step' in message) onStep(message.step, message.done, message.total);
        else resolve(message.answer);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that repairs ended with ${code}.`)));
    });
    return unwrap(answer);
  } finally {
    // Its files are taken away next.
    await worker.terminate();
  }
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('The repair was stopped. Nothing was changed.'));
}
