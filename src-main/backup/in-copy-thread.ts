/** What the thread for copies is asked. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { runInThread, threadFileBeside } from '../base/run-in-thread.ts';
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

export interface InspectHeldTask {
  readonly what: 'inspect-held';
  /** Of a store that is in use. */
  readonly file: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** Shared; one of `moment`. Told of as progress when it is open. */
  readonly moment: Int32Array;
}

/** How far the one that waits for a moment of the store is. */
export const moment = { open: 0, isNow: 1, begun: 2 } as const;

export interface PoolTask {
  readonly what: 'pool';
  /** Of a file that does not change. */
  readonly descriptor: number;
  readonly bytes: number;
  /** The owner's, of backups. */
  readonly folder: string;
  /** What the last backup had at each place. */
  readonly before: PageList | null;
}

export type CopyTask = InspectTask | InspectHeldTask | PoolTask;

export interface PoolProgress {
  readonly done: number;
  readonly total: number;
}

const threadFile = threadFileBeside(import.meta.url, 'copy-thread');

/** `Answer` is what the thread answers to this task. Throws what it throws, and `cancelled`. */
export function inCopyThread<Answer>(
  task: CopyTask,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Answer> {
  return runInThread<Answer, PoolProgress>(threadFile, task, {
    signal,
    stopped,
    onProgress: ({ done, total }) => onProgress(done, total),
    leavesAtOnce: task.what !== 'pool',
  });
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('It was stopped.'));
}
