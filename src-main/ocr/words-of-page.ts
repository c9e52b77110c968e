/** From what Tesseract gives to the words of a frame. */
import { splitColumns } from './columns.ts';
import type { ReadWord } from './ocr.ts';
import type { RecognizedPage, RecognizedWord } from './tesseract-thread.ts';

// Icons, borders and pictures are read as words too: as signs and short ones, and not surely. Long words are real even where
// Tesseract is not sure at all, as it is with paths and with words that end in a hyphen.
const lettersOfLongWord = 4;
const leastConfidenceOfShort = 50;
const leastConfidenceOfSigns = 70;

/** Where the picture that was read lies in the frame. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The words of a page with boxes in pixels of the frame, in reading order; lines are numbered from `firstLine` on. Drops what
 * is most likely no text: short words and signs that are not sure, and lines in which there is no letter or digit.
 */
export function wordsOfPage(page: RecognizedPage, placement: Placement, firstLine: number): ReadWord[] {
  const lines = (page.blocks ?? []).flatMap((block) =>
    splitColumns(
      block.paragraphs
        .flatMap((paragraph) => paragraph.lines)
        .map((line) => line.words.filter(isText).map((word) => place(word, placement)))
        .filter((words) => words.length > 0),
    ),
  );
  return lines
    .filter((words) => words.some((word) => /[\p{L}\p{N}]/u.test(word.text)))
    .flatMap((words, index) => words.map((word) => ({ ...word, line: firstLine + index })));
}

function isText({ text, confidence }: RecognizedWord): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters >= lettersOfLongWord) return true;
  return (
    text.trim() !== '' && confidence >= (letters === 0 ? leastConfidenceOfSigns : leastConfidenceOfShort)
  );
}

function place(word: RecognizedWord, { scale, x, y }: Placement): Omit<ReadWord, 'line'> {
  const left = Math.floor(word.bbox.x0 / scale);
  const top = Math.floor(word.bbox.y0 / scale);
  return {
    text: word.text.trim(),
    x: x + left,
    y: y + top,
    width: Math.max(1, Math.ceil(word.bbox.x1 / scale) - left),
    height: Math.max(1, Math.ceil(word.bbox.y1 / scale) - top),
    confidence: Math.min(1, word.confidence / 100),
  };
}
