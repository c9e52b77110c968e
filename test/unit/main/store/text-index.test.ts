import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transaction } from '../../../../src-main/store/database.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { allText, bestText, indexText } from '../../../../src-main/store/text-index.ts';
import { createForgetSlices, createMergeSlices } from '../../../../src-main/store/text-merge.ts';
import { readTextSegments } from '../../../../src-main/store/text-segments.ts';
import { allOf, anyOf } from '../../../../src-main/store/text-query.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const everything = { newest: Number.MAX_SAFE_INTEGER, within: [], without: [], parameters: {} };

function storeOf(...texts: string[]): WritableDb {
  const { db } = openTestStore();
  for (const [place, text] of texts.entries()) indexText(db, place + 1, { text, near1: '', near2: '' });
  return db;
}

function find(db: WritableDb, ...words: string[]): number[] {
  const expression = anyOf(words);
  return expression === null ? [] : allText(db, expression, [1, 0.7, 0.5], everything);
}

const segments = (db: WritableDb): number => readTextSegments(db).ids.size;

/** Of a term that shares its beginning with none before it. */
function holds(db: WritableDb, term: string): boolean {
  const sql = 'SELECT count(*) FROM unit_text_data WHERE instr(block, CAST(? AS BLOB)) > 0';
  return db.value<number>(sql, [term])! > 0;
}

describe('the text index', () => {
  it.each([
    ['Chinese', '昨天的会议记录在桌子上', '今天天气很好', '会议'],
    ['Japanese', '来週の打ち合わせは東京です', '昨日は雨でした', '東京'],
    ['Thai', 'ประชุมพรุ่งนี้ที่กรุงเทพ', 'อากาศดีมาก', 'ประชุม'],
    ['Korean', '회의 기록은 책상 위에', '날씨가 좋다', '회의'],
    ['Arabic', 'اِجْتِمَاعُ الغد في القاهرة', 'الطقس جميل', 'اجتماع'],
    ['Cyrillic', 'Встреча завтра в Москве', 'Хорошая погода', 'москве'],
    ['Greek', 'Η συνάντηση είναι αύριο', 'Καλός καιρός', 'ΣΥΝΑΝΤΗΣΗ'],
    ['Hebrew', 'הפגישה מחר בבוקר', 'מזג אוויר נעים', 'הפגישה'],
    ['Hindi', 'कल की बैठक दिल्ली में है', 'मौसम अच्छा है', 'बैठक'],
    ['Latin with accents', 'Réunion demain à Besançon', 'Il fait beau', 'besancon'],
  ])('finds a word written in %s', (_, wanted, other, word) => {
    expect(find(storeOf(other, wanted), word)).toEqual([2]);
  });

  it('finds the words of a long Chinese question, not only the whole of it', () => {
    expect(find(storeOf('今天天气很好', '会议记录在桌子上'), '昨天的会议记录在哪里')[0]).toBe(2);
  });

  it('ranks the unit above those that only stand beside it', () => {
    const { db } = openTestStore();
    indexText(db, 1, { text: 'dinner', near1: 'the heron', near2: '' });
    indexText(db, 2, { text: 'the heron', near1: 'dinner', near2: '' });
    expect(find(db, 'heron')).toEqual([2, 1]);
  });

  it('wants a phrase in the text of the unit itself, word after word', () => {
    const db = storeOf('red kite flies', 'kite red flies');
    indexText(db, 3, { text: 'empty', near1: 'red kite', near2: '' });
    expect(allText(db, allOf(['red kite'])!, [1, 1, 1], everything)).toEqual([1]);
  });

  it('gives scores of units that are asked for by id beside the best', () => {
    const db = storeOf('crane', 'crane and many other words that stand here too', 'crane crane', 'heron');
    const best = bestText(db, anyOf(['crane'])!, [1, 0.7, 0.5], 1, [2, 4], everything);
    expect(best.map(({ id }) => id).sort()).toEqual([2, 3]);
    expect(best.every(({ bm25 }) => bm25 < 0)).toBe(true);
  });

  it('keeps to the units that a search may find', () => {
    const db = storeOf('owl one', 'owl two', 'owl three', 'owl four');
    const found = allText(db, anyOf(['owl'])!, [1, 0, 0], {
      newest: 3,
      within: ['SELECT value FROM json_each(:ids)'],
      without: ['SELECT rowid FROM unit_text WHERE unit_text MATCH :excluded'],
      parameters: { ids: '[2,3,4]', excluded: anyOf(['three'], ['text'])! },
    });
    expect(found).toEqual([2]);
  });

  it('takes any text as a question without failing', () => {
    const db = storeOf('some text to look in');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 })),
        (text) => {
          find(db, ...text.split(' '));
          const phrase = allOf([text]);
          if (phrase !== null) allText(db, phrase, [1, 1, 1], everything);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is found at once where its words are merged later, a slice at a time', () => {
    const db = storeOf('common heron');
    for (let id = 2; id <= 20; id += 1)
      indexText(db, id, { text: `common egret${id}`, near1: '', near2: '' });
    expect(find(db, 'egret20')).toEqual([20]);
    expect(segments(db)).toBe(20);
    const mergeSome = createMergeSlices(db);
    while (!mergeSome());
    expect(find(db, 'common')).toHaveLength(20);
    expect(segments(db)).toBeLessThan(8);
  });

  it('holds no word of a removed unit once it has been told to forget', () => {
    const db = storeOf('common heron', 'common secretary');
    db.run('DELETE FROM unit_text WHERE rowid = 2');
    expect(holds(db, 'secretari')).toBe(true);
    const forgetSome = createForgetSlices(db);
    while (!forgetSome());
    expect(holds(db, 'secretari')).toBe(false);
    expect(find(db, 'common')).toEqual([1]);
  });

  it('comes to an end with forgetting while others go on writing', () => {
    const { db } = openTestStore();
    transaction(db, () => {
      for (let id = 1; id <= 2_000; id += 1) {
        const words = Array.from({ length: 20 }, (_, nth) => `w${id}x${nth}`);
        const own = id === 2 ? 'quagga' : id === 3 ? 'ibex' : '';
        indexText(db, id, { text: ['secretary', own, ...words].join(' '), near1: '', near2: '' });
      }
    });
    db.run('DELETE FROM unit_text WHERE rowid % 2 = 0');
    expect(holds(db, 'quagga')).toBe(true);
    const forgetSome = createForgetSlices(db);
    let slices = 0;
    while (!transaction(db, forgetSome)) {
      slices += 1;
      expect(slices).toBeLessThan(300);
      indexText(db, 10_000 + slices, { text: `heron${slices}`, near1: '', near2: '' });
    }
    expect(slices).toBeGreaterThan(0);
    expect(holds(db, 'quagga')).toBe(false);
    expect(holds(db, 'ibex')).toBe(true);
    expect(find(db, 'secretary')).toHaveLength(1_000);
    expect(find(db, 'heron1')).toEqual([10_001]);
  });
});
