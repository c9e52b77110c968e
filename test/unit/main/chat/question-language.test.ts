import { expect, it } from 'vitest';
import { languageOf } from '../../../../src-main/chat/question-language.ts';

it.each([
  ['What did I read about boats yesterday?', 'English'],
  ['Was habe ich gestern über Boote gelesen?', 'German'],
  ["Qu'est-ce que j'ai lu sur les bateaux avec Marie ?", 'French'],
  ['¿Qué leí ayer sobre los barcos?', 'Spanish'],
  ['昨日は何を読みましたか', 'Japanese'],
  ['我昨天读了什么', 'Chinese'],
  ['Что я читал вчера?', 'Russian'],
  ['ماذا قرأت أمس؟', 'Arabic'],
])('knows the language of “%s”', (question, language) => {
  expect(languageOf(question)).toBe(language);
});

it('says nothing of a question that is only a name or a number', () => {
  expect(languageOf('ACME 4711')).toBeNull();
  expect(languageOf('42')).toBeNull();
});
