import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameWord } from '../../../../../src-preload/contract/frames.ts';
import {
  inReadingOrder,
  nearestWord,
  selectedWords,
  textOf,
} from '../../../../../src-renderer/features/frame/word-selection.ts';

const word = (text: string, line: number, x: number): FrameWord => ({
  text,
  line,
  x,
  y: line * 40,
  width: 80,
  height: 20,
  matched: false,
});

const words = inReadingOrder([
  word('dear', 0, 0),
  word('second', 1, 0),
  word('gardeners', 0, 100),
  word('line', 1, 100),
]);

describe('selecting words by dragging', () => {
  it('reads line by line, from left to right', () => {
    expect(words.map(({ text }) => text)).toEqual(['dear', 'gardeners', 'second', 'line']);
  });

  it('takes the word under the pointer', () => {
    expect(nearestWord(words, { x: 150, y: 10 })).toBe(1);
  });

  it('stays on its line when the pointer has left the end of it', () => {
    expect(nearestWord(words, { x: 400, y: 16 })).toBe(1);
    expect(nearestWord(words, { x: 400, y: 44 })).toBe(3);
  });

  it('selects the same words whichever way one drags', () => {
    const down = selectedWords(words, { anchor: 1, focus: 2 });
    expect(down).toEqual(selectedWords(words, { anchor: 2, focus: 1 }));
    expect(textOf(down)).toBe('gardeners\nsecond');
  });

  it('selects nothing where nothing was read', () => {
    expect(nearestWord([], { x: 1, y: 1 })).toBeNull();
    expect(selectedWords(words, null)).toEqual([]);
  });

  it('puts no blanks between words of a script that has none', () => {
    expect(textOf([word('温室', 0, 0), word('预算', 0, 100), word('2026', 0, 200)])).toBe('温室预算 2026');
  });

  it('always finds the word whose middle is pointed at when words do not overlap', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { minLength: 1 }), (cells) => {
        const grid = inReadingOrder(
          cells.map((cell) => word(String(cell), Math.floor(cell / 20), (cell % 20) * 100)),
        );
        grid.forEach(({ x, y }, index) => expect(nearestWord(grid, { x: x + 40, y: y + 10 })).toBe(index));
      }),
    );
  });
});
