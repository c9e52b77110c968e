/** Has a copy of the store checked in a thread of its own. */
import type { Holds } from '../../src-preload/contract/backup.ts';
import { inCopyThread, type InspectTask } from './in-copy-thread.ts';

interface Inspected {
  /** The version of its layout. */
  readonly layout: number;
  readonly holds: Holds;
}

/** Checks its structure, and answers what it holds. Throws as `inspectCopy`, and `cancelled`. */
export function inspectInThread(
  task: Omit<InspectTask, 'what' | 'rekeyTo'> & Partial<Pick<InspectTask, 'rekeyTo'>>,
  signal?: AbortSignal,
): Promise<Inspected> {
  return inCopyThread<Inspected>({ rekeyTo: null, ...task, what: 'inspect' }, signal);
}
