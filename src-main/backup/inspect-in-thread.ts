/** Has the store, or a copy of it, checked in a thread of its own. */
import type { Holds } from '../../src-preload/contract/backup.ts';
import { inCopyThread, moment, type InspectHeldTask, type InspectTask } from './in-copy-thread.ts';

export interface Inspected {
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

export interface HeldInspection {
  /** The state of now is checked; it stays as it is until that has ended. Blocks for as long as a thread takes to begin a transaction. */
  begin(): void;
  readonly found: Promise<Inspected>;
}

const patienceMs = 10_000;

/** Opens a store that is in use; resolves when it is open and a moment may be chosen. Rejects, and `found` does, as `inspectInThread`. */
export async function openForInspection(
  task: Omit<InspectHeldTask, 'what' | 'moment'>,
  signal: AbortSignal,
): Promise<HeldInspection> {
  const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let isOpen = (): void => {};
  const open = new Promise<void>((resolve) => (isOpen = resolve));
  const found = inCopyThread<Inspected>({ ...task, what: 'inspect-held', moment: at }, signal, isOpen);
  found.catch(() => {});
  await Promise.race([open, found]);
  return {
    begin() {
      Atomics.store(at, 0, moment.isNow);
      Atomics.notify(at, 0);
      if (Atomics.wait(at, 0, moment.isNow, patienceMs) === 'timed-out')
        throw new Error('The check of the database for its backup did not begin.');
    },
    found,
  };
}
