import { describe, expect, it } from 'vitest';
import { tellingWord } from '../../../../../src-renderer/features/onboarding/use-seen-word.ts';

describe('the word for a first search', () => {
  it.each([
    [['The', 'committee', 'meets', 'on', 'Monday.'], 'committee'],
    [['“Überschwemmung”', 'heute'], 'Überschwemmung'],
    [['https://example.org/a/very/long/address', 'ok'], null],
    [['x9f8a7b6c5', '12:45', ''], null],
    [['pneumonoultramicroscopicsilicovolcanoconiosis', 'summer'], 'summer'],
    [[], null],
  ])('of %j is %j', (words, word) => {
    expect(tellingWord(words)).toBe(word);
  });
});
