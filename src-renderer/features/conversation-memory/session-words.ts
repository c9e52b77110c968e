/** The state of a conversation in words. Pure. */
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import { formatDuration, formatRelative } from '../../ui/times.ts';
import { t } from '../../messages/t.ts';

export const backendWords: Readonly<Record<FlushState['backend'], string>> = {
  mem0: t('conversationMemory.asMemories'),
  file: t('conversationMemory.inFiles'),
  none: t('conversationMemory.nowhere'),
};

/** "in 1 min", "any moment"; empty where nothing makes it its turn by itself. Times in milliseconds. */
function describeDue(dueAt: number | null, now: number): string {
  if (dueAt === null) return '';
  return dueAt - now < 1000
    ? t('conversationMemory.anyMoment')
    : t('conversationMemory.inTime', { time: formatDuration(dueAt - now) });
}

/** What is going on, in one sentence without its full stop. */
export function describeState(state: FlushState, now: number): string {
  if (state.isInFlight) return t('conversationMemory.beingFlushed');
  if (state.dirtySince === null)
    return state.lastFlushedAt === null
      ? t('conversationMemory.nothingYet')
      : t('conversationMemory.everythingKept');
  const due = describeDue(state.dueAt, now);
  const waits = t('conversationMemory.notKeptYet', { when: formatRelative(state.dirtySince, now) });
  return [waits, state.waitingFor, due === '' ? '' : t('conversationMemory.nextTry', { when: due })]
    .filter((part) => part !== '')
    .join(' · ');
}

/** When it was flushed last, and what came of it; empty where it never was. */
export function describeLast({ lastFlushedAt, lastResult }: FlushState, now: number): string {
  if (lastFlushedAt === null) return lastResult;
  const when = formatRelative(lastFlushedAt, now);
  return lastResult === ''
    ? t('conversationMemory.flushedAt', { when })
    : t('conversationMemory.flushedAtWith', { when, result: lastResult });
}
