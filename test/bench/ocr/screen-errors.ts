/** Compares the words read from a rendered window with those that stand there, line by line, wherever a reader puts its lines. */
import type { ReadWord } from '../../../src-main/ocr/ocr.ts';
import type { Box, ShownWord } from '../day/describe-page.ts';
import { editDistance, plainText } from './edit-distance.ts';

export interface ScreenErrors {
  readonly characters: number;
  /** Changed, lost and made up characters. */
  readonly errors: number;
  /** Lines with an error, as "true | read"; what was read where nothing stands has nothing before the bar. */
  readonly examples: readonly string[];
}

/** A word that was read belongs to a line within so many pixels of its box. */
const nearPixels = 4;

/** `shown` and `read` in pixels of the same picture. Words that an edge cuts may be read in any way. */
export function screenErrors(shown: readonly ShownWord[], read: readonly ReadWord[]): ScreenErrors {
  const lines = new Map<number, ShownWord[]>();
  for (const word of shown) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  const readOfLine = new Map<number, ReadWord[]>();
  const examples: string[] = [];
  let errors = 0;
  for (const word of read) {
    const line = [...lines].find(([, words]) => words.some((box) => isIn(word, box)));
    const near = line ?? [...lines].find(([, words]) => isIn(word, unionOf(words)));
    if (near) readOfLine.set(near[0], [...(readOfLine.get(near[0]) ?? []), word]);
    else {
      errors += word.text.length;
      examples.push(` | ${word.text}`);
    }
  }
  let characters = 0;
  for (const [number, words] of lines) {
    const whole = words.filter((word) => !word.isCut);
    const cut = words.filter((word) => word.isCut);
    const truth = plainText(whole.map((word) => word.text).join(' '));
    const text = plainText(
      (readOfLine.get(number) ?? [])
        .filter((word) => !cut.some((box) => isIn(word, box)))
        .sort((a, b) => a.x - b.x)
        .map((word) => word.text)
        .join(' '),
    );
    characters += truth.length;
    const distance = editDistance(text, truth);
    errors += distance;
    if (distance > 0) examples.push(`${truth} | ${text}`);
  }
  return { characters, errors, examples };
}

function isIn(word: ReadWord, box: Box): boolean {
  const x = word.x + word.width / 2;
  const y = word.y + word.height / 2;
  return (
    x >= box.x - nearPixels &&
    x <= box.x + box.width + nearPixels &&
    y >= box.y - nearPixels &&
    y <= box.y + box.height + nearPixels
  );
}

function unionOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
