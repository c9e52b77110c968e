import { describe, expect, it } from 'vitest';
import type { MemoryChange } from '../../../../../src-preload/contract/memory.ts';
import { earlierTexts, meterOf } from '../../../../../src-renderer/features/memories/core-meter.ts';
import { core } from './written-memories.ts';

describe('the meter of a block', () => {
  it.each([
    [3_749, 74, 'ok'],
    [3_750, 75, 'warn'],
    [4_499, 89, 'warn'],
    [4_500, 90, 'full'],
    [5_000, 100, 'full'],
    [5_001, 101, 'over'],
  ])('shows %i characters as %i %%: %s', (chars, percent, level) => {
    expect(meterOf('x'.repeat(chars))).toEqual({ chars, percent, level });
  });
});

describe('earlier versions of a block', () => {
  function change(id: number, before: string | null, changedAt: number): MemoryChange {
    const event = before === null ? 'ADD' : 'UPDATE';
    const rest = { step: id, actor: 'owner', reason: '', undone: false, canUndo: false } as const;
    return {
      id,
      memoryId: core('').id,
      event,
      before: before === null ? null : core(before),
      after: core(''),
      changedAt,
      ...rest,
    };
  }

  it('are the texts that it had, newest first, each once and without the present one', () => {
    const history = [
      change(1, null, 10),
      change(2, 'one', 20),
      change(3, 'two', 30),
      change(4, 'one', 40),
      change(5, 'now', 50),
    ];
    expect(earlierTexts(history, 'now')).toEqual([
      { changeId: 4, text: 'one', until: 40 },
      { changeId: 3, text: 'two', until: 30 },
    ]);
  });
});
