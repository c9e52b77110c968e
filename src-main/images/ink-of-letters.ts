/** Which pixels of a picture may belong to letters: what is dark, without rulings, borders and what a picture is made of. */

/** Greys below it are ink; grounds are lifted to at least 223. */
const inkBelow = 176;
/** Ink that goes on for so many pixels in one direction is a ruling, a border or a picture. */
const longestStroke = 64;
/** So does an upright stroke this many times as high as it is wide: the border of a window at its first letters, not an `l`. */
const slender = 20;
/** A pause after so many rows: a tenth of a millisecond. */
const rowsAtOnce = 16;

/**
 * One byte a pixel, 1 for ink. `grey` is one byte a pixel, row by row, on white grounds; long strokes are left out, and made white in
 * it. Pauses after every few rows.
 */
export function* inkOf(grey: Uint8Array, width: number, height: number): Generator<void, Uint8Array> {
  const ink = new Uint8Array(width * height);
  const isRuling = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [start, end] = [y * width, (y + 1) * width];
    for (let at = start; at < end; at++) if (grey[at]! < inkBelow) ink[at] = 1;
    markLevelStrokes(ink, isRuling, start, end);
    if (y % rowsAtOnce === 0) yield;
  }
  yield* markUprightStrokes(ink, isRuling, width, height, longestStroke);
  yield* erase(grey, ink, isRuling, width);
  // What is left of a border where letters touch it.
  yield* markUprightStrokes(ink, isRuling, width, height, slender, (end, run) =>
    isSlender(ink, width, end, run),
  );
  yield* erase(grey, ink, isRuling, width);
  return ink;
}

function* erase(
  grey: Uint8Array,
  ink: Uint8Array,
  isRuling: Uint8Array,
  width: number,
): Generator<void, void> {
  const piece = rowsAtOnce * width;
  for (let start = 0; start < ink.length; start += piece) {
    for (let at = start, end = Math.min(ink.length, start + piece); at < end; at++) {
      if (isRuling[at] === 0) continue;
      ink[at] = 0;
      grey[at] = 255;
    }
    yield;
  }
}

/** Marks runs of ink in a row that are longer than the longest stroke. */
function markLevelStrokes(ink: Uint8Array, isRuling: Uint8Array, start: number, end: number): void {
  let run = 0;
  for (let at = start; at <= end; at++) {
    if (at < end && ink[at] === 1) run++;
    else {
      if (run > longestStroke) isRuling.fill(1, at - run, at);
      run = 0;
    }
  }
}

/**
 * Marks upright runs of ink longer than `least` for which `isMeant` holds, given the place below the run and its length. Row by row,
 * with a count for each column: following each column down its rows takes four times as long.
 */
function* markUprightStrokes(
  ink: Uint8Array,
  isRuling: Uint8Array,
  width: number,
  height: number,
  least: number,
  isMeant: (end: number, run: number) => boolean = () => true,
): Generator<void, void> {
  const runs = new Uint16Array(width);
  const mark = (end: number, run: number): void => {
    if (!isMeant(end, run)) return;
    for (let back = 1; back <= run; back++) isRuling[end - back * width] = 1;
  };
  for (let y = 0; y <= height; y++) {
    endRuns(ink, y * width, y === height, runs, least, mark);
    if (y % rowsAtOnce === 0) yield;
  }
}

function endRuns(
  ink: Uint8Array,
  start: number,
  isBelow: boolean,
  runs: Uint16Array,
  least: number,
  mark: (end: number, run: number) => void,
): void {
  for (let x = 0; x < runs.length; x++) {
    if (!isBelow && ink[start + x] === 1) runs[x] = runs[x]! + 1;
    else if (runs[x] !== 0) {
      if (runs[x]! > least) mark(start + x, runs[x]!);
      runs[x] = 0;
    }
  }
}

/** Whether an upright run that ends above `end` is slender at much of its height; letters may touch the rest. */
function isSlender(ink: Uint8Array, rowWidth: number, end: number, run: number): boolean {
  const widest = Math.floor(run / slender);
  let slenderRows = 0;
  for (let back = 1; back <= run; back++) {
    const at = end - back * rowWidth;
    let width = 1;
    for (let left = at - 1; width <= widest && ink[left] === 1; left--) width++;
    for (let right = at + 1; width <= widest && ink[right] === 1; right++) width++;
    if (width <= widest) slenderRows++;
  }
  return slenderRows > 0.4 * run;
}
