import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inReadingOrder, type Boxed } from '../../../../src-main/ocr/reading-order.ts';

interface Piece extends Boxed {
  readonly text: string;
}

/** A piece with letters of 8 pixels, 12 high. */
const piece = (x: number, y: number, text: string): Piece => ({
  text,
  x,
  y,
  width: text.length * 8,
  height: 12,
});

const textOf = (lines: readonly (readonly Piece[])[]): string[] =>
  lines.map((pieces) => pieces.map(({ text }) => text).join(' '));

it('reads a side bar to its end before the text beside it', () => {
  const pieces = [
    piece(0, 0, 'Inbox'),
    piece(300, 3, 'Dear Anna, it was good to hear from you'),
    piece(0, 27, 'Drafts'),
    piece(300, 21, 'and thank you for'),
    piece(300, 39, 'the report.'),
  ];
  expect(textOf(inReadingOrder(pieces))).toEqual([
    'Inbox',
    'Drafts',
    'Dear Anna, it was good to hear from you',
    'and thank you for',
    'the report.',
  ]);
});

it('reads what stands above columns first, and what stands below last', () => {
  const pieces = [
    piece(0, 100, 'left one'),
    piece(0, 0, 'a heading that runs all the way across both of the columns'),
    piece(300, 104, 'right one'),
    piece(0, 120, 'left two'),
    piece(300, 128, 'right two'),
    piece(0, 220, 'a last line that runs all the way across both of the columns'),
  ];
  expect(textOf(inReadingOrder(pieces))).toEqual([
    'a heading that runs all the way across both of the columns',
    'left one',
    'left two',
    'right one',
    'right two',
    'a last line that runs all the way across both of the columns',
  ]);
});

it('reads a table row by row, each row as one line', () => {
  const pieces = [0, 1, 2].flatMap((column) =>
    [0, 1, 2].map((row) => piece(column * 200, row * 26, `cell ${row}${column}`)),
  );
  expect(textOf(inReadingOrder(pieces))).toEqual([
    'cell 00 cell 01 cell 02',
    'cell 10 cell 11 cell 12',
    'cell 20 cell 21 cell 22',
  ]);
});

it('loses no piece and repeats none, whatever the boxes', () => {
  const number = fc.integer({ min: 0, max: 900 });
  const box = fc.record({
    x: number,
    y: number,
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(box, { maxLength: 40 }), (boxes) => {
      const ordered = inReadingOrder(boxes).flat();
      expect(ordered).toHaveLength(boxes.length);
      expect(new Set(ordered)).toEqual(new Set(boxes));
    }),
  );
});
