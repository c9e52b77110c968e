import { describe, expect, it } from 'vitest';
import { createLatestOnly } from '../../../../src-main/engine/latest-only.ts';

describe('createLatestOnly', () => {
  it('aborts the request before with the same key, and no other', async () => {
    const latestOnly = createLatestOnly();
    const signals: AbortSignal[] = [];
    const ask = (signal: AbortSignal) => {
      signals.push(signal);
      return Promise.resolve(signals.length);
    };
    const answers = [latestOnly('a', ask), latestOnly('b', ask), latestOnly(null, ask), latestOnly('a', ask)];
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4]);
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false, false, false]);
  });

  it('aborts nothing that has ended', async () => {
    const latestOnly = createLatestOnly();
    let first: AbortSignal | undefined;
    await latestOnly('a', async (signal) => void (first = signal));
    await latestOnly('a', async () => {});
    expect(first?.aborted).toBe(false);
  });
});
