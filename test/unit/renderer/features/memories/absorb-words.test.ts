import { describe, expect, it } from 'vitest';
import type { AbsorbSummary, Batch } from '../../../../../src-preload/contract/absorb.ts';
import {
  absorbLine,
  batchLine,
  todayLine,
} from '../../../../../src-renderer/features/memories/absorb-words.ts';

const quiet: AbsorbSummary = {
  model: 'scripted-1',
  collecting: 0,
  waiting: 0,
  setAside: 0,
  failed: 0,
  today: { batches: 0, added: 0, changed: 0, calls: 0, tokens: 0 },
  lastError: null,
};

const batch: Batch = {
  id: 1,
  state: 'waiting',
  reason: 'The server did not answer.',
  openedAt: 0,
  closedAt: 1,
  endedAt: null,
  nextTryAt: 90_000,
  attempts: 2,
  items: 20,
  calls: 2,
  tokens: 1_200,
  added: 0,
  changed: 0,
  dropped: 0,
  step: null,
};

describe('what is being absorbed', () => {
  it('is said only where there is something, and else that everything is absorbed', () => {
    expect(absorbLine({ ...quiet, collecting: 1, setAside: 2 })).toBe(
      '1 moment collecting · 2 batches set aside',
    );
    expect(absorbLine(quiet)).toBe('Everything so far is absorbed');
    expect(absorbLine({ ...quiet, model: null })).toBe('Episodes and pages are made without a model');
  });

  it('tells what today brought and what it cost', () => {
    expect(todayLine(quiet)).toBe('');
    const today = { batches: 3, added: 5, changed: 0, calls: 3, tokens: 12_300 };
    expect(todayLine({ ...quiet, today })).toBe('Today 5 added from 3 batches, 3 calls and 12,300 tokens');
  });

  it('says of a batch that waits when it is tried again, and why it waits', () => {
    expect(batchLine(batch, 30_000)).toBe(
      '20 moments · 2 calls, 1,200 tokens · next try in 1 min · The server did not answer.',
    );
    expect(batchLine({ ...batch, state: 'failed' }, 30_000)).not.toContain('next try');
  });
});
