/** Selecting the words of a frame by dragging over the picture. Pure: pixels of the frame in, words and text out. */
import type { FrameWord } from '../../../src-preload/contract/frames.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Positions in the words in reading order; the focus may lie before the anchor. */
export interface WordSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** A step up or down counts for more than one to the side, so that a drag stays on its line. */
const lineWeight = 3;

/** Words without blanks between them, as Chinese, Japanese and Thai are written. */
const unspaced =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The words line by line, from left to right. */
export function inReadingOrder(words: readonly FrameWord[]): readonly FrameWord[] {
  return words.toSorted((a, b) => a.line - b.line || a.x - b.x);
}

/** The position of the word nearest to a point of the picture; null where there are no words. */
export function nearestWord(words: readonly FrameWord[], point: Point): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  words.forEach((word, index) => {
    const dx = outside(point.x, word.x, word.width);
    const dy = outside(point.y, word.y, word.height) * lineWeight;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}

/** The selected words, in reading order. */
export function selectedWords(
  words: readonly FrameWord[],
  selection: WordSelection | null,
): readonly FrameWord[] {
  if (!selection) return [];
  const first = Math.min(selection.anchor, selection.focus);
  const last = Math.max(selection.anchor, selection.focus);
  return words.slice(first, last + 1);
}

/** The words as text: a blank between words, a new line where the picture has one. */
export function textOf(words: readonly FrameWord[]): string {
  let text = '';
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before) text += before.line === word.line ? gapBetween(before, word) : '\n';
    text += word.text;
  });
  return text;
}

function gapBetween(before: FrameWord, after: FrameWord): string {
  return unspaced.test(before.text) && unspaced.test(after.text) ? '' : ' ';
}

/** How far `value` lies outside the stretch that starts at `start`; 0 inside. */
function outside(value: number, start: number, length: number): number {
  if (value < start) return start - value;
  return Math.max(0, value - (start + length));
}
