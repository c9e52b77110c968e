/** The way through the secrets that wait to be classified: what each key means, and what was done with each so far. Pure. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';

type Fields = FieldsOf<'vault'>;

export type QueueCommand =
  | { readonly do: 'type'; readonly entryType: Fields['entryType'] }
  | { readonly do: 'keep'; readonly sensitivity: Fields['sensitivity'] }
  | { readonly do: 'skip' | 'erase' | 'undo' | 'caption' };

export const typeKeys = {
  p: 'credential',
  k: 'api_key',
  b: 'bookmark',
  c: 'card',
  i: 'identity',
  o: 'other',
} as const satisfies Record<string, Fields['entryType']>;

export const sensitivityKeys = {
  1: 'low',
  2: 'medium',
  3: 'high',
} as const satisfies Record<string, Fields['sensitivity']>;

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function queueCommand({ key, ctrlKey, metaKey, altKey }: KeyPress): QueueCommand | null {
  const letter = key.toLowerCase();
  if (altKey) return null;
  if (ctrlKey || metaKey) return letter === 'z' ? { do: 'undo' } : null;
  if (Object.hasOwn(typeKeys, letter))
    return { do: 'type', entryType: typeKeys[letter as keyof typeof typeKeys] };
  if (Object.hasOwn(sensitivityKeys, key))
    return { do: 'keep', sensitivity: sensitivityKeys[key as unknown as keyof typeof sensitivityKeys] };
  return others[letter] ?? others[key] ?? null;
}

const others: Readonly<Record<string, QueueCommand>> = {
  s: { do: 'skip' },
  x: { do: 'erase' },
  Delete: { do: 'erase' },
  z: { do: 'undo' },
  e: { do: 'caption' },
};

/** What was done with one. Erasing waits until the queue is left, so that it can be taken back like all else. */
export type Done =
  | { readonly id: MemoryId; readonly how: 'kept'; readonly step: number }
  | { readonly id: MemoryId; readonly how: 'skipped' | 'erased' };

export interface Queue {
  readonly ids: readonly MemoryId[];
  /** The first of them, in their order; the last can be taken back. */
  readonly done: readonly Done[];
}

/** The one that waits; null at the end. */
export function current({ ids, done }: Queue): MemoryId | null {
  return ids[done.length] ?? null;
}

export function doneWith(queue: Queue, done: Done): Queue {
  return current(queue) === done.id ? { ...queue, done: [...queue.done, done] } : queue;
}

export function takenBack(queue: Queue): Queue {
  return { ...queue, done: queue.done.slice(0, -1) };
}

/** Those that are to be erased when the queue is left. */
export function toErase({ done }: Queue): readonly MemoryId[] {
  return done.filter(({ how }) => how === 'erased').map(({ id }) => id);
}
