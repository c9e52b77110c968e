import { expect, it } from 'vitest';
import { wordsOfLines, type ReadLine } from '../../../../src-main/ocr/words-of-lines.ts';
import type { RecognizedPage, RecognizedWord } from '../../../../src-main/ocr/tesseract-thread.ts';

const word = (text: string, confidence = 90, x0 = 0, y0 = 0): RecognizedWord => ({
  text,
  confidence,
  bbox: { x0, y0, x1: x0 + 30, y1: y0 + 15 },
});
const pageOf = (words: RecognizedWord[]): RecognizedPage => ({
  blocks: [{ paragraphs: [{ lines: [{ words }] }] }],
});
/** Lines of which each stands below the one before. */
const read = (...lines: RecognizedWord[][]): ReadLine[] =>
  lines.map((words, i) => ({
    placement: { scaleX: 1, scaleY: 1, x: 0, y: i * 20, box: { x: 0, y: i * 20, width: 300, height: 15 } },
    page: pageOf(words),
  }));

it('puts boxes back into the frame', () => {
  const placement = {
    scaleX: 3,
    scaleY: 1.5,
    x: 100,
    y: 200,
    box: { x: 140, y: 220, width: 20, height: 10 },
  };
  const [found] = wordsOfLines([{ placement, page: pageOf([word('hi', 90, 60, 30)]) }], 0);
  expect(found).toEqual({ text: 'hi', x: 120, y: 220, width: 10, height: 10, line: 0, confidence: 0.9 });
});

it('numbers lines from the given one and shares the number within a line', () => {
  const found = wordsOfLines(read([word('a1'), word('b1')], [word('c1')]), 7);
  expect(found.map(({ line }) => line)).toEqual([7, 7, 8]);
});

it('puts lines in reading order, whichever was read first', () => {
  const found = wordsOfLines(read([word('one')], [word('two')], [word('three')]).reverse(), 0);
  expect(found.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
});

it('drops short words and signs that are not sure at the ends of a line, and lines without a letter or digit', () => {
  const found = wordsOfLines(
    read(
      [
        word('oe', 40),
        word('kept'),
        word('self-cultivation.', 20),
        word('I', 80),
        word('=>', 95),
        word('|', 50),
      ],
      [word('—'), word('©')],
    ),
    0,
  );
  expect(found.map(({ text }) => text)).toEqual(['kept', 'self-cultivation.', 'I', '=>']);
});

it('keeps what is unsure between words, but not what is hardly seen', () => {
  const found = wordsOfLines(read([word('name'), word('=', 30), word('x', 10), word('value')]), 0);
  expect(found.map(({ text }) => text)).toEqual(['name', '=', 'value']);
});

it('does not leave a hole in the line numbers where a line is dropped', () => {
  const found = wordsOfLines(read([word('one')], [word('~~')], [word('two')]), 0);
  expect(found.map(({ line }) => line)).toEqual([0, 1]);
});

it('keeps words of every script', () => {
  const found = wordsOfLines(
    read([word('会议', 60), word('привет', 60), word('مرحبا', 60), word('日', 60)]),
    0,
  );
  expect(found).toHaveLength(4);
});

it('reads nothing from a page without blocks', () => {
  const [line] = read([]);
  expect(wordsOfLines([{ ...line!, page: { blocks: null } }], 0)).toEqual([]);
});
