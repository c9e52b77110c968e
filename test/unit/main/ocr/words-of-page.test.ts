import { expect, it } from 'vitest';
import { wordsOfPage } from '../../../../src-main/ocr/words-of-page.ts';
import type { RecognizedPage, RecognizedWord } from '../../../../src-main/ocr/tesseract-thread.ts';

const word = (text: string, confidence = 90, x0 = 0, y0 = 0): RecognizedWord => ({
  text,
  confidence,
  bbox: { x0, y0, x1: x0 + 30, y1: y0 + 15 },
});
const pageOf = (...lines: RecognizedWord[][]): RecognizedPage => ({
  blocks: [{ paragraphs: [{ lines: lines.map((words) => ({ words })) }] }],
});
const here = { scale: 1, x: 0, y: 0 };

it('puts boxes back into the frame', () => {
  const [read] = wordsOfPage(pageOf([word('hi', 90, 60, 30)]), { scale: 1.5, x: 100, y: 200 }, 0);
  expect(read).toEqual({ text: 'hi', x: 140, y: 220, width: 20, height: 10, line: 0, confidence: 0.9 });
});

it('numbers lines from the given one and shares the number within a line', () => {
  const read = wordsOfPage(pageOf([word('a1'), word('b1')], [word('c1')]), here, 7);
  expect(read.map((found) => found.line)).toEqual([7, 7, 8]);
});

it('drops short words and signs that are not sure, and lines without a letter or digit; keeps long words', () => {
  const read = wordsOfPage(
    pageOf(
      [
        word('kept'),
        word('self-cultivation.', 20),
        word('oe', 40),
        word('I', 40),
        word('I', 80),
        word('|', 50),
        word('=>', 95),
      ],
      [word('—'), word('©')],
    ),
    here,
    0,
  );
  expect(read.map((found) => found.text)).toEqual(['kept', 'self-cultivation.', 'I', '=>']);
});

it('does not leave a hole in the line numbers where a line is dropped', () => {
  const read = wordsOfPage(pageOf([word('one')], [word('~~')], [word('two')]), here, 0);
  expect(read.map((found) => found.line)).toEqual([0, 1]);
});

it('keeps words of every script', () => {
  const read = wordsOfPage(
    pageOf([word('会议', 60), word('привет', 60), word('مرحبا', 60), word('日', 60)]),
    here,
    0,
  );
  expect(read).toHaveLength(4);
});

it('reads nothing from a page without blocks', () => {
  expect(wordsOfPage({ blocks: null }, here, 0)).toEqual([]);
});
