import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutIntoBatches } from '../../../../src-main/embedding/batches.ts';

it('puts every text in exactly one batch of at most 16, and never pads much more than a forward pass should hold', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 })), (lengths) => {
      const texts = lengths.map((length) => 'x'.repeat(length));
      const batches = cutIntoBatches(texts);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(texts.map((_, index) => index));
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(16);
        const longest = Math.max(...batch.map((index) => lengths[index]!));
        expect(batch.length === 1 || batch.length * longest <= 10_000).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it('puts texts of similar length together', () => {
  const texts = Array.from({ length: 32 }, (_, i) => 'x'.repeat(i % 2 ? 10 : 500));
  const [long, short] = cutIntoBatches(texts);
  expect(long!.every((index) => texts[index]!.length === 500)).toBe(true);
  expect(short!.every((index) => texts[index]!.length === 10)).toBe(true);
});
