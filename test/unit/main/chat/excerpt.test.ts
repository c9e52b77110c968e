import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptFor } from '../../../../src-main/chat/excerpt.ts';
import { estimateTokens } from '../../../../src-main/chat/tokens.ts';

const filler = Array.from(
  { length: 400 },
  (_, line) => `line ${line} tells of the weather of that day and of nothing else`,
);

it('finds the part of a long file that a question is about, and keeps its beginning', () => {
  const lines = ['Minutes of the board', ...filler];
  lines.splice(300, 0, 'The cistern holds 4,000 litres and was sealed in May');
  const excerpt = excerptFor(lines.join('\n'), 'How many litres does the cistern hold?', 600);
  expect(excerpt).toContain('The cistern holds 4,000 litres');
  expect(excerpt.startsWith('Minutes of the board')).toBe(true);
  expect(excerpt).toContain('…');
});

it('never takes more room than it has, and gives a short text as it is', () => {
  expect(excerptFor('short\ntext', 'anything', 50)).toBe('short\ntext');
  expect(excerptFor('\n', 'anything', 0)).toBe('');
  const text = fc.string({ maxLength: 20_000, unit: fc.constantFrom('a', ' ', '\n', '語', 'word ') });
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 3_000 }), (long, tokens) => {
      expect(estimateTokens(excerptFor(long, 'word a', tokens))).toBeLessThanOrEqual(tokens);
    }),
    {
      numRuns: 50,
      examples: [
        ['\n', 0],
        ['   ', 1],
      ],
    },
  );
});
