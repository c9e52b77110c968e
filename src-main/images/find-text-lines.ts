/**
 * Finds where lines of text may stand in a picture whose grounds were made white. The reader's own layout analysis is made for
 * pages of books: on screens it loses tables with rulings, single words of menus, and all of a pane beside a brighter one.
 */
import type { Region } from '../../src-preload/contract/frames.ts';
import { inkOf } from './ink-of-letters.ts';

/** Smaller parts are dots, dashes and noise: they belong to a line, but begin none. */
const leastLetterHeight = 4;
const mostLetterHeight = 110;
/** Parts of at least that many pixels that are full of ink are what is left of filled areas; letters are not so full. */
const leastSolid = 8;
const solidShare = 0.8;
/** A part that much higher than what stands beside it is not in its line. */
const towering = 2.6;
/** Words of one line stand no further apart than this many line heights; cells and columns do. */
const mostGapHeights = 1.7;
/** A pause after so many rows: a tenth of a millisecond. */
const rowsAtOnce = 16;

interface Part extends Region {
  readonly ink: number;
}

/**
 * Boxes of lines, or of the pieces of lines that wide gaps part, in no order. `grey` is one byte a pixel, row by row; rulings and
 * whatever else is no letter are made white in it. Pauses after every few rows.
 */
export function* findTextLines(grey: Uint8Array, width: number, height: number): Generator<void, Region[]> {
  const ink = yield* inkOf(grey, width, height);
  const parts = yield* connectedParts(ink, width, height);
  const letters = parts.filter(isLetter).sort((a, b) => a.x - b.x);
  const lines = mergeNested(lendFirstLetters(chain(letters)));
  attach(
    lines,
    parts.filter((part) => part.height < leastLetterHeight && part.width < mostLetterHeight),
  );
  return joinRows(lines).map(({ x, y, width, height }) => ({ x, y, width, height }));
}

function isLetter({ width, height, ink }: Part): boolean {
  const isSolid = ink > solidShare * width * height;
  const [shorter, longer] = width < height ? [width, height] : [height, width];
  if (isSolid && (shorter >= leastSolid || longer > 10 * shorter)) return false;
  return height >= leastLetterHeight && height <= mostLetterHeight && width <= 6 * mostLetterHeight;
}

/** Ink that touches, also over a corner (run-length labelling with union-find). */
function* connectedParts(ink: Uint8Array, width: number, height: number): Generator<void, Part[]> {
  const parent: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const rows: number[] = [];
  const find = (run: number): number => {
    let root = run;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[run] !== root) {
      const next = parent[run]!;
      parent[run] = root;
      run = next;
    }
    return root;
  };
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y++) {
    const rowStart = parent.length;
    let candidate = above;
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] === 0) continue;
      const start = x;
      while (x < width && ink[y * width + x] === 1) x++;
      const run = parent.length;
      parent.push(run);
      left.push(start);
      right.push(x);
      rows.push(y);
      while (candidate < aboveEnd && right[candidate]! < start) candidate++;
      for (let other = candidate; other < aboveEnd && left[other]! <= x; other++) {
        parent[find(other)] = find(run);
      }
    }
    above = rowStart;
    aboveEnd = parent.length;
    if (y % rowsAtOnce === 0) yield;
  }
  const boxes = new Map<number, { left: number; right: number; top: number; bottom: number; ink: number }>();
  for (let run = 0; run < parent.length; run++) {
    const root = find(run);
    const box = boxes.get(root);
    const [from, to, y] = [left[run]!, right[run]!, rows[run]!];
    if (!box) boxes.set(root, { left: from, right: to, top: y, bottom: y + 1, ink: to - from });
    else {
      box.left = Math.min(box.left, from);
      box.right = Math.max(box.right, to);
      box.bottom = Math.max(box.bottom, y + 1);
      box.top = Math.min(box.top, y);
      box.ink += to - from;
    }
  }
  return [...boxes.values()].map((box) => ({
    x: box.left,
    y: box.top,
    width: box.right - box.left,
    height: box.bottom - box.top,
    ink: box.ink,
  }));
}

type Line = { -readonly [Side in keyof Region]: number } & {
  /** It has one part so far, or nothing but one: perhaps no letter. */
  isSingle: boolean;
};

/** Letters from left to right, each put to the line that it goes on best. */
function chain(letters: readonly Part[]): Line[] {
  const done: Line[] = [];
  let open: Line[] = [];
  for (const letter of letters) {
    let best: Line | null = null;
    let bestOverlap = 0;
    let anyClosed = false;
    for (const line of open) {
      const gap = letter.x - (line.x + line.width);
      if (gap > mostGapHeights * mostLetterHeight) anyClosed = true;
      if (gap > mostGapHeights * Math.max(line.height, letter.height, 8)) continue;
      if (line.isSingle && line.height > towering * letter.height) continue;
      const overlap = Math.min(line.y + line.height, letter.y + letter.height) - Math.max(line.y, letter.y);
      if (overlap < 0.45 * Math.min(line.height, letter.height)) continue;
      const together = Math.max(line.y + line.height, letter.y + letter.height) - Math.min(line.y, letter.y);
      if (together > 1.9 * Math.max(line.height, 6) && letter.height > 1.5 * line.height) continue;
      if (together > 1.7 * Math.max(line.height, letter.height)) continue;
      if (overlap > bestOverlap) {
        best = line;
        bestOverlap = overlap;
      }
    }
    if (best) grow(best, letter);
    else {
      const { x, y, width, height } = letter;
      open.push({ x, y, width, height, isSingle: true });
    }
    if (anyClosed) {
      const isOpen = (line: Line): boolean =>
        letter.x - (line.x + line.width) <= mostGapHeights * mostLetterHeight;
      done.push(...open.filter((line) => !isOpen(line)));
      open = open.filter(isOpen);
    }
  }
  return [...done, ...open];
}

/**
 * A first letter that touches something below or above it (a block cursor, a border) is a part that towers over its line: the
 * line takes its own height of it.
 */
function lendFirstLetters(lines: readonly Line[]): Line[] {
  const lent = new Set<Line>();
  for (const line of lines) {
    const first = lines.find(
      (other) =>
        other.isSingle &&
        other.height > towering * line.height &&
        other.width < 1.5 * line.height &&
        other.x < line.x &&
        line.x - (other.x + other.width) < line.height &&
        Math.min(line.y + line.height, other.y + other.height) - Math.max(line.y, other.y) >
          0.7 * line.height,
    );
    if (!first) continue;
    line.width += line.x - first.x;
    line.x = first.x;
    lent.add(first);
  }
  return lines.filter((line) => !lent.has(line));
}

/** A line that lies for the most part in another one is a part of it: an accent, the lower half of an `i`. */
function mergeNested(lines: Line[]): Line[] {
  const sorted = lines.sort((a, b) => b.width * b.height - a.width * a.height);
  const merged: Line[] = [];
  for (const line of sorted) {
    const host = merged.find((other) => sharedArea(line, other) > 0.5 * line.width * line.height);
    if (host) grow(host, line);
    else merged.push(line);
  }
  return merged;
}

/** Dots, dashes and underscores go to the line that they stand in or beside. */
function attach(lines: readonly Line[], specks: readonly Part[]): void {
  // By the height that its letters give it: one speck after the other would make it reach the next line.
  const letters = lines.map(({ y, height }) => ({ y, height }));
  for (const speck of [...specks].sort((a, b) => a.x - b.x)) {
    const middle = speck.y + speck.height / 2;
    const host = lines.find((line, index) => {
      const { y, height } = letters[index]!;
      return (
        speck.x + speck.width > line.x - height &&
        speck.x < line.x + line.width + height &&
        middle > y - 0.15 * height &&
        middle < y + 1.25 * height
      );
    });
    if (host) grow(host, speck);
  }
}

/** Pieces that dots, dashes or signs of equality between them have brought together. */
function joinRows(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.x - b.x)) {
    const before = joined.find((other) => {
      const gap = line.x - (other.x + other.width);
      const lower = Math.min(line.height, other.height);
      const higher = Math.max(line.height, other.height);
      const overlap = Math.min(line.y + line.height, other.y + other.height) - Math.max(line.y, other.y);
      return overlap > 0.6 * lower && higher < 2 * lower && gap <= mostGapHeights * higher;
    });
    if (before) grow(before, line);
    else joined.push({ ...line });
  }
  return joined;
}

function grow(line: Line, by: Region): void {
  const right = Math.max(line.x + line.width, by.x + by.width);
  const bottom = Math.max(line.y + line.height, by.y + by.height);
  line.x = Math.min(line.x, by.x);
  line.y = Math.min(line.y, by.y);
  line.width = right - line.x;
  line.height = bottom - line.y;
  line.isSingle = false;
}

function sharedArea(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
