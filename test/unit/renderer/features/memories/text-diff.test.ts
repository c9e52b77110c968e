import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textDiff } from '../../../../../src-renderer/features/memories/text-diff.ts';

it('tells the words that went and those that came', () => {
  expect(textDiff('I am a baker in Bern.', 'I am a gardener in Bern.')).toEqual([
    { kind: 'same', text: 'I am a ' },
    { kind: 'removed', text: 'baker ' },
    { kind: 'added', text: 'gardener ' },
    { kind: 'same', text: 'in Bern.' },
  ]);
});

it('holds both texts whole, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'ä') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = textDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});
