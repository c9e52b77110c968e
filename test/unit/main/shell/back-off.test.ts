import { describe, expect, it } from 'vitest';
import { afterFailure, rested } from '../../../../src-main/shell/back-off.ts';

describe('back-off', () => {
  it('doubles the wait up to half a minute and gives up after eight failures in a row', () => {
    const waits: (number | null)[] = [];
    let state = rested;
    for (let i = 0; i < 9; i++) {
      const { next, waitMs } = afterFailure(state, 500);
      state = next;
      waits.push(waitMs);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, null]);
  });

  it('begins again after a minute of health', () => {
    const { next, waitMs } = afterFailure({ failures: 8 }, 60_000);
    expect(next.failures).toBe(1);
    expect(waitMs).toBe(1000);
  });
});
