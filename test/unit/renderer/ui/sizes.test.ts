import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../../src-renderer/ui/sizes.ts';

describe('formatBytes', () => {
  it('keeps at most three digits and one decimal', () => {
    expect([0, 999, 1000, 412e6, 1.2e9, 9.96e9, 84e9].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1 KB',
      '412 MB',
      '1.2 GB',
      '10 GB',
      '84 GB',
    ]);
  });

  it('steps to the next unit instead of showing a thousand of one', () => {
    expect(formatBytes(999_600)).toBe('1.0 MB');
  });
});
