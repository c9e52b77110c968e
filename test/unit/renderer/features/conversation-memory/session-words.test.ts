import { describe, expect, it } from 'vitest';
import type { FlushState } from '../../../../../src-preload/contract/conversation-memory.ts';
import {
  describeLast,
  describeState,
} from '../../../../../src-renderer/features/conversation-memory/session-words.ts';

const now = new Date(2026, 5, 1, 12).getTime();
const clean: FlushState = {
  sessionId: 1,
  title: 'Seeds',
  agents: ['ada'],
  scope: 'agent_ada',
  backend: 'file',
  dirtySince: null,
  waitingFor: '',
  dueAt: null,
  attempts: 0,
  isInFlight: false,
  lastFlushedAt: null,
  lastResult: '',
  lastError: '',
};

describe('the state of a conversation', () => {
  it('says since when it waits, for what, and counts down to the next try', () => {
    const dirty = {
      ...clean,
      dirtySince: now - 300_000,
      waitingFor: 'Nobody must speak',
      dueAt: now + 45_000,
    };
    expect(describeState(dirty, now)).toBe(
      'Not kept yet, said 5 min ago · Nobody must speak · next try in 45 s',
    );
    expect(describeState(dirty, now + 44_500)).toContain('next try any moment');
    expect(describeState({ ...dirty, dueAt: null }, now)).toBe(
      'Not kept yet, said 5 min ago · Nobody must speak',
    );
  });

  it('tells a conversation with nothing in it from one that is kept, and one that is in hand from both', () => {
    expect(describeState(clean, now)).toBe('Nothing to keep yet');
    expect(describeState({ ...clean, lastFlushedAt: now }, now)).toBe('Everything is kept');
    expect(describeState({ ...clean, dirtySince: now, isInFlight: true }, now)).toContain('now');
  });

  it('names the last result with its time', () => {
    expect(describeLast(clean, now)).toBe('');
    expect(describeLast({ ...clean, lastFlushedAt: now - 120_000, lastResult: '2 facts' }, now)).toBe(
      'Flushed 2 min ago: 2 facts',
    );
  });
});
