import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWords, unpackWords, type PlacedWord } from '../../../../src-main/intake/words-codec.ts';

const word = fc.record({
  text: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => text.replaceAll('\n', ' ')),
  x: fc.nat(8000),
  y: fc.nat(8000),
  width: fc.nat(8000),
  height: fc.nat(500),
  line: fc.nat(400),
});

describe('packWords', () => {
  it('gives back every word with its box', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(unpackWords(packWords(words))).toEqual(words);
      }),
    );
  });

  it('keeps a screen full of words in under ten bytes a word', () => {
    const words: PlacedWord[] = Array.from({ length: 600 }, (_, i) => ({
      text: `${['meeting', 'invoice', 'the', 'of', 'quarterly', 'plan', 'and', 'review'][(i * 7) % 8]}${i % 5}`,
      x: (i % 12) * 150 + ((i * 31) % 23),
      y: Math.floor(i / 12) * 20,
      width: 40 + ((i * 17) % 60),
      height: 14,
      line: Math.floor(i / 12),
    }));
    expect(packWords(words).length / words.length).toBeLessThan(10);
  });

  it('refuses bytes of an unknown format', () => {
    expect(() => unpackWords(Uint8Array.of(9, 1, 2))).toThrow(/unknown format 9/);
  });
});
