/**
 * Takes lines apart that run across columns. Tesseract joins what stands at one height unless columns are long; on screens a
 * side bar and the text beside it would become one line that changes whenever one of them does.
 */

/** A word's box; lines are lists of them from left to right. */
export interface Boxed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A gap this many line heights wide parts columns; the gaps of a sentence are a third of one, those of tabs two or three. */
const gapHeights = 4;
/** Lines of one column stand no further apart than this many line heights. */
const leadingHeights = 3;

/**
 * The lines with those across columns cut, each column read to its end before the next. Lines that were whole keep their
 * order; no word is lost.
 */
export function splitColumns<Word extends Boxed>(lines: readonly (readonly Word[])[]): Word[][] {
  const ordered: Word[][] = [];
  let columns: Column<Word>[] = [];
  for (const line of lines) {
    const pieces = cutAtGaps(line);
    const homes = pieces.map((piece) => columns.find((column) => column.continuesWith(piece)));
    // A line that fits none of the open columns, or lies across two of them, ends them all.
    const across = columns.filter((column) => pieces.some((piece) => column.overlaps(piece)));
    if (homes.every((home) => !home) || across.length > pieces.length) {
      ordered.push(...columns.flatMap((column) => column.lines));
      columns = pieces.map((piece) => createColumn(piece));
      continue;
    }
    pieces.forEach((piece, index) => {
      const home = homes[index];
      if (home) home.add(piece);
      else columns.push(createColumn(piece));
    });
  }
  return [...ordered, ...columns.flatMap((column) => column.lines)];
}

function cutAtGaps<Word extends Boxed>(line: readonly Word[]): Word[][] {
  const height = Math.max(...line.map((word) => word.height));
  const pieces: Word[][] = [];
  let right = -Infinity;
  for (const word of line) {
    if (word.x - right > gapHeights * height || pieces.length === 0) pieces.push([]);
    pieces.at(-1)!.push(word);
    right = Math.max(right, word.x + word.width);
  }
  return pieces;
}

interface Column<Word> {
  readonly lines: Word[][];
  overlaps(piece: readonly Boxed[]): boolean;
  continuesWith(piece: readonly Boxed[]): boolean;
  add(piece: Word[]): void;
}

function createColumn<Word extends Boxed>(first: Word[]): Column<Word> {
  const lines = [first];
  let bounds = boundsOf(first);
  const overlaps = (piece: readonly Boxed[]): boolean => {
    const other = boundsOf(piece);
    return other.left < bounds.right && bounds.left < other.right;
  };
  return {
    lines,
    overlaps,
    continuesWith(piece) {
      const other = boundsOf(piece);
      const height = Math.max(other.bottom - other.top, bounds.lineHeight);
      const gap = other.top - bounds.bottom;
      return overlaps(piece) && gap > -height && gap < leadingHeights * height;
    },
    add(piece) {
      lines.push(piece);
      const other = boundsOf(piece);
      bounds = {
        left: Math.min(bounds.left, other.left),
        right: Math.max(bounds.right, other.right),
        top: Math.min(bounds.top, other.top),
        bottom: Math.max(bounds.bottom, other.bottom),
        lineHeight: other.lineHeight,
      };
    },
  };
}

function boundsOf(words: readonly Boxed[]): {
  left: number;
  right: number;
  top: number;
  bottom: number;
  lineHeight: number;
} {
  const top = Math.min(...words.map((word) => word.y));
  const bottom = Math.max(...words.map((word) => word.y + word.height));
  return {
    left: Math.min(...words.map((word) => word.x)),
    right: Math.max(...words.map((word) => word.x + word.width)),
    top,
    bottom,
    lineHeight: bottom - top,
  };
}
