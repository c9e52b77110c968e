/** Lines of text out of placed words, with the breaks between paragraphs. */
import { boxOf, splitIntoLines } from './carry-words.ts';
import type { PlacedWord } from './words-codec.ts';

export interface TextLine {
  readonly text: string;
  /** A gap stands above it, or it starts at another left edge: it does not continue the line before. */
  readonly startsParagraph: boolean;
}

export interface PlacedLine extends TextLine {
  /** The top left corner in pixels of the frame. */
  readonly x: number;
  readonly y: number;
}

/** The lines in reading order; a gap of more than 0.8 line heights, or another column, starts a paragraph. */
export function toTextLines(words: readonly PlacedWord[]): PlacedLine[] {
  const lines = splitIntoLines(words).map((line) => ({
    text: line.map((word) => word.text).join(' '),
    box: boxOf(line),
  }));
  return lines.map(({ text, box }, i) => {
    const before = lines[i - 1]?.box;
    const { x, y } = box;
    if (!before) return { text, x, y, startsParagraph: true };
    const gap = box.y - (before.y + before.height);
    const height = Math.min(box.height, before.height);
    const isElsewhere = gap < -height || Math.abs(box.x - before.x) > 12 * height;
    return { text, x, y, startsParagraph: gap > 0.8 * height || isElsewhere };
  });
}
