import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  cleanText,
  countWords,
  foldText,
  normaliseText,
  tokensOf,
} from '../../../../src-main/store/text-normal.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

it('writes the same word in one way, whatever marks, widths and joiners it came with', () => {
  expect(foldText('Ｃａｆé')).toBe('cafe');
  expect(foldText('cafe\u0301')).toBe('cafe');
  expect(foldText('مَرْحَبًا')).toBe('مرحبا');
  expect(foldText('soft\u00adhyphen')).toBe('softhyphen');
});

it('keeps the marks that change a word', () => {
  expect(foldText('がぎ')).toBe('がぎ');
  expect(foldText('हिन्दी')).toBe('हिन्दी');
  expect(foldText('ที่นี่')).toBe('ที่นี่');
});

it('sets each character of an unspaced script apart, with its marks', () => {
  expect(normaliseText('用Python写').trim().split(/\s+/)).toEqual(['用', 'python', '写']);
  expect(normaliseText('ที่นี่').trim().split(/\s+/)).toEqual(['ที่', 'นี่']);
});

it('counts two characters of an unspaced script as a word', () => {
  expect(countWords('one two three')).toBe(3);
  expect(countWords('会议记录')).toBe(2);
});

it('replaces what SQLite could not give back', () => {
  expect(cleanText('a\0b\ud800c')).toBe('a b\ufffdc');
  expect(cleanText('😀')).toBe('😀');
});

it('cuts words where the full-text index cuts them', () => {
  const { db } = openTestStore();
  db.run(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'unit_text', 'instance')`);
  const alphabet = Array.from("abcXYZ019 .,-'_@/\n\u00e9\u0301ßçñ用会ทีこガ한국अनमि");
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }), (letters) => {
      const text = letters.join('').replace(/(^|\s)\p{M}+/gu, '$1');
      db.run('DELETE FROM unit_text WHERE rowid = 1');
      db.run('INSERT INTO unit_text (rowid, text) VALUES (1, ?)', [normaliseText(text)]);
      const terms = db.column('SELECT term FROM temp.terms ORDER BY offset');
      expect(tokensOf(text).map((token) => token.stem)).toEqual(terms);
    }),
    { numRuns: 150 },
  );
});
