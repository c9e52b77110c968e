import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitColumns, type Boxed } from '../../../../src-main/ocr/columns.ts';

interface Word extends Boxed {
  readonly text: string;
}

/** Words of 8 pixels a letter, 12 high, from `x` on. */
function line(x: number, y: number, text: string): Word[] {
  let at = x;
  return text.split(' ').map((part) => {
    const word = { text: part, x: at, y, width: part.length * 8, height: 12 };
    at += word.width + 5;
    return word;
  });
}

const textOf = (lines: readonly (readonly Word[])[]): string[] =>
  lines.map((words) => words.map((word) => word.text).join(' '));

describe('splitColumns', () => {
  it('reads a side bar to its end before the text beside it', () => {
    const lines = [
      [...line(0, 0, 'Inbox'), ...line(300, 0, 'Dear Anna,')],
      [...line(0, 20, 'Drafts'), ...line(300, 20, 'thank you for')],
      line(300, 40, 'the report.'),
    ];
    expect(textOf(splitColumns(lines))).toEqual([
      'Inbox',
      'Drafts',
      'Dear Anna,',
      'thank you for',
      'the report.',
    ]);
  });

  it('leaves a sentence and a row of tabs whole', () => {
    const lines = [
      line(0, 0, 'one sentence of words'),
      [...line(0, 20, 'File'), ...line(60, 20, 'Edit'), ...line(120, 20, 'View')],
    ];
    expect(textOf(splitColumns(lines))).toEqual(['one sentence of words', 'File Edit View']);
  });

  it('ends the columns at a line that lies across them', () => {
    const lines = [
      [...line(0, 0, 'left one'), ...line(300, 0, 'right one')],
      [...line(0, 20, 'left two'), ...line(300, 20, 'right two')],
      line(0, 40, 'a heading that runs all the way across both of the columns'),
      [...line(0, 60, 'left three'), ...line(300, 60, 'right three')],
    ];
    expect(textOf(splitColumns(lines))).toEqual([
      'left one',
      'left two',
      'right one',
      'right two',
      'a heading that runs all the way across both of the columns',
      'left three',
      'right three',
    ]);
  });

  it('loses no word and repeats none, whatever the boxes', () => {
    const number = fc.integer({ min: 0, max: 900 });
    const word = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 12 }), (boxes) => {
        const lines = boxes.map((row) => [...row].sort((a, b) => a.x - b.x));
        const words = splitColumns(lines).flat();
        expect(words).toHaveLength(lines.flat().length);
        expect(new Set(words)).toEqual(new Set(lines.flat()));
      }),
    );
  });
});
