/** The state of a conversation in words. Pure. */
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import { formatDuration, formatRelative } from '../../ui/times.ts';

export const backendWords: Readonly<Record<FlushState['backend'], string>> = {
  mem0: 'as memories',
  file: 'in Markdown files',
  none: 'nowhere',
};

/** "in 1 min", "any moment"; empty where nothing makes it its turn by itself. Times in milliseconds. */
function describeDue(dueAt: number | null, now: number): string {
  if (dueAt === null) return '';
  return dueAt - now < 1000 ? 'any moment' : `in ${formatDuration(dueAt - now)}`;
}

/** What is going on, in one sentence without its full stop. */
export function describeState(state: FlushState, now: number): string {
  if (state.isInFlight) return 'Being flushed now …';
  if (state.dirtySince === null)
    return state.lastFlushedAt === null ? 'Nothing to keep yet' : 'Everything is kept';
  const due = describeDue(state.dueAt, now);
  const waits = `Not kept yet, said ${formatRelative(state.dirtySince, now)}`;
  return [waits, state.waitingFor, due === '' ? '' : `next try ${due}`]
    .filter((part) => part !== '')
    .join(' · ');
}

/** When it was flushed last, and what came of it; empty where it never was. */
export function describeLast({ lastFlushedAt, lastResult }: FlushState, now: number): string {
  if (lastFlushedAt === null) return lastResult;
  const when = `Flushed ${formatRelative(lastFlushedAt, now)}`;
  return lastResult === '' ? when : `${when}: ${lastResult}`;
}
