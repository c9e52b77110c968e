import { describe, expect, it } from 'vitest';
import { describeReasons } from '../../../../../src-renderer/features/search/why.ts';

describe('describeReasons', () => {
  it('names the words that stand in the text, then what else spoke for the hit', () => {
    const text = describeReasons([
      { arm: 'words', score: 0.7, words: ['budget', 'plan'] },
      { arm: 'meaning', score: 0.2, words: [] },
    ]);
    expect(text).toBe('words “budget”, “plan” · meaning');
  });

  it('says nothing for a hit that only the filters brought', () => {
    expect(describeReasons([])).toBe('');
  });
});
