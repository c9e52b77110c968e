import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSupported, settleCitations } from '../../../../src-main/chat/citations.ts';

const sources = [
  { number: 1, text: 'Firefox — Invoices: The invoice of ACME over 4,310 euros is due on 12 May.' },
  { number: 2, text: 'Jonas: the boat leaves from pier seven at dawn' },
  { number: 3, text: '会議は月曜日の午後です' },
];

describe('settleCitations', () => {
  it('keeps a citation that shares a name, a number or a phrase with its sentence', () => {
    const answer = 'You owe ACME money [1]. It is 4310 in all. [1] The boat leaves from pier seven [2].';
    expect(settleCitations(answer, sources)).toEqual({ text: answer, cited: [1, 2] });
  });

  it('takes a citation out whose source has nothing of its sentence', () => {
    expect(settleCitations('The weather will be fine [1]. Ask ACME [1].', sources)).toEqual({
      text: 'The weather will be fine. Ask ACME [1].',
      cited: [1],
    });
  });

  it('takes numbers out that were never given', () => {
    expect(settleCitations('ACME is due in May [9], [1, 7].', sources)).toEqual({
      text: 'ACME is due in May, [1].',
      cited: [1],
    });
  });

  it('gives a citation after the full stop to the sentence before it', () => {
    const { text } = settleCitations('The boat leaves from pier seven. [2] Bring warm clothes. [2]', sources);
    expect(text).toBe('The boat leaves from pier seven. [2] Bring warm clothes.');
  });

  it('finds phrases of scripts without spaces', () => {
    expect(settleCitations('会議は月曜日です [3]。', sources).cited).toEqual([3]);
    expect(settleCitations('天気がいい [3]。', sources).cited).toEqual([]);
  });

  it('leaves links and code as they are', () => {
    const answer = 'See [1](https://example.org) and `list[1]`.';
    expect(settleCitations(answer, sources)).toEqual({ text: answer, cited: [] });
  });

  it('is settled after once, cites only what it was given, and changes nothing but markers and spaces', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '[1]',
        '[2]',
        ' [1, 2]',
        '[8]',
        '【3】',
        '. ',
        '? ',
        '\n',
        '- ',
        '`x[1]`',
        ' ACME ',
        ' pier seven ',
      ),
      fc.string({ maxLength: 8 }).filter((text) => !/[[\]【】`]/.test(text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const answer = pieces.join('');
        const once = settleCitations(answer, sources);
        expect(settleCitations(once.text, sources)).toEqual(once);
        for (const number of once.cited) {
          expect(sources.map((source) => source.number)).toContain(number);
          expect(once.text).toContain(`[${number}]`);
        }
        const bare = (text: string): string =>
          text.replace(/`[^`\n]*`/g, '').replace(/\[\s*\d+(\s*[,;]\s*\d+)*\s*\]|【\s*\d+\s*】|\s/gu, '');
        expect(bare(once.text)).toBe(bare(answer));
      }),
    );
  });
});

it('does not take a capital letter at the start of a sentence for a name', () => {
  expect(isSupported('Tomorrow it rains', 'see you tomorrow')).toBe(false);
  expect(isSupported('You meet Tomorrow Ltd', 'the offer of tomorrow ltd')).toBe(true);
});
