import { expect, it } from 'vitest';
import { tellingTokens } from '../../../../src-main/embedding/telling-tokens.ts';

it('keeps every piece of words that tell something', () => {
  expect(tellingTokens(['[CLS]', 'the', 'em', '##bed', '##ding', 'of', 'words', '.', '[SEP]'])).toEqual([
    { place: 2, word: 'embedding' },
    { place: 3, word: 'embedding' },
    { place: 4, word: 'embedding' },
    { place: 6, word: 'words' },
  ]);
});

it('leaves out what the model does not know, signs and padding', () => {
  expect(tellingTokens(['[CLS]', '[UNK]', '—', '$', '12', '[PAD]'])).toEqual([{ place: 4, word: '12' }]);
});

it('begins where it is told to', () => {
  expect(tellingTokens(['[CLS]', 'passages', ':', 'boiler'], 3)).toEqual([{ place: 3, word: 'boiler' }]);
});

it('keeps words of every script that the model has pieces for', () => {
  expect(tellingTokens(['дом', '東']).map(({ word }) => word)).toEqual(['дом', '東']);
});
