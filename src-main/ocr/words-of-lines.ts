/** From what Tesseract gives for the pieces of lines to the words of a frame. */
import type { ReadWord } from './ocr.ts';
import { inReadingOrder, type Boxed } from './reading-order.ts';
import type { RecognizedPage, RecognizedWord } from './tesseract-thread.ts';

// Icons and borders are read as words too: as signs and short ones, and not surely. Long words are real even where Tesseract is not
// sure at all, as it is with paths and with words that end in a hyphen; so are signs between words.
const lettersOfLongWord = 4;
const leastConfidenceOfShort = 50;
const leastConfidenceOfSigns = 70;
const leastConfidenceBetweenWords = 20;

/** Where a picture that was read lies in the frame. */
export interface Placement {
  /** Pixels of the picture for one of the frame. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
  /** Where its text stands in the frame. */
  readonly box: Boxed;
}

/** A line, or a piece of one, prepared for reading (dark text on light ground), as a file that Tesseract opens. */
export interface PreparedPicture extends Placement {
  readonly bytes: Uint8Array;
}

export interface ReadLine {
  readonly placement: Placement;
  readonly page: RecognizedPage;
}

/**
 * The words with boxes in pixels of the frame, in reading order; lines are numbered from `firstLine` on. Drops what is most likely no
 * text: short words and signs that are not sure, and lines in which there is no letter or digit.
 */
export function wordsOfLines(read: readonly ReadLine[], firstLine: number): ReadWord[] {
  const pieces = read
    .map(({ placement, page }) => ({ ...placement.box, words: wordsOf(page, placement) }))
    .filter(({ words }) => words.some((word) => lettersIn(word.text) > 0));
  return inReadingOrder(pieces).flatMap((line, index) =>
    line.flatMap(({ words }) => words.map((word) => ({ ...word, line: firstLine + index }))),
  );
}

function wordsOf(page: RecognizedPage, placement: Placement): Omit<ReadWord, 'line'>[] {
  const words = (page.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
    .filter((word) => word.text.trim() !== '');
  const first = words.findIndex(isSure);
  const last = words.findLastIndex(isSure);
  return words
    .filter((word, place) =>
      place > first && place < last
        ? word.confidence >= leastConfidenceBetweenWords || isSure(word)
        : isSure(word),
    )
    .map((word) => toFrame(word, placement));
}

function isSure({ text, confidence }: RecognizedWord): boolean {
  const letters = lettersIn(text);
  if (letters >= lettersOfLongWord) return true;
  return confidence >= (letters === 0 ? leastConfidenceOfSigns : leastConfidenceOfShort);
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function toFrame(word: RecognizedWord, { scaleX, scaleY, x, y }: Placement): Omit<ReadWord, 'line'> {
  const left = Math.max(0, Math.floor(x + word.bbox.x0 / scaleX));
  const top = Math.max(0, Math.floor(y + word.bbox.y0 / scaleY));
  return {
    text: word.text.trim(),
    x: left,
    y: top,
    width: Math.max(1, Math.ceil(x + word.bbox.x1 / scaleX) - left),
    height: Math.max(1, Math.ceil(y + word.bbox.y1 / scaleY) - top),
    confidence: Math.min(1, word.confidence / 100),
  };
}
