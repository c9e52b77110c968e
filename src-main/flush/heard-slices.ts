/** What was heard in stretches of one conversation and is not written yet, as `flush_sessions` keeps it. */
import type { SaidMessage } from './extractor.ts';

export interface HeardSlice {
  readonly facts: readonly string[];
  /** The messages that they were said in. */
  readonly messageIds: readonly number[];
  /** When the last of them was said, in milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

export function heardIn(slice: readonly SaidMessage[], facts: readonly string[]): HeardSlice {
  return { facts, messageIds: slice.map(({ id }) => id), at: slice.at(-1)?.at ?? 0 };
}

/** A list of facts alone is of the time when one stretch was written before the next was heard: of all those `messages`. */
export function readHeard(reply: string | null, messages: readonly SaidMessage[]): HeardSlice[] {
  const kept = JSON.parse(reply ?? '[]') as HeardSlice[] | string[];
  const isOneSlice = (all: HeardSlice[] | string[]): all is string[] => typeof all[0] === 'string';
  return isOneSlice(kept) ? [heardIn(messages, kept)] : kept;
}
