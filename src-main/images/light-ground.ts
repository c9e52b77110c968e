/**
 * Makes all text of a grey picture dark on white ground. The reader then needs half the time, for it need not try each line
 * the other way round, and it finds the text of panes and buttons that it took for pictures.
 */

/** Side of the cells for which the ground is looked up, in pixels. */
export const cellSide = 4;
/** Half the side of the window that decides about a cell, in cells: large enough to see past the strokes of a heading. */
const reach = 5;
/** The same for the corners of panes, of which a wide window sees a quarter: as small as text allows. */
const closeReach = 1;
/** Levels by which two grounds differ at least, and one ground at most. */
const otherGround = 5;
const sameGround = 2;
/** Grey values are counted in 16 steps: exact enough for a ground, and quick. */
const levels = 16;
const levelWidth = 256 / levels;
// On a ground of middle grey the text decides: it is what stands out further from the ground.
const darkBelow = 5;
const lightFrom = 11;
/** Steps that a ground may lack to white: lifting it all the way blurs the edges of its letters. */
const mayLack = 2;

/**
 * Changes `grey` (one byte a pixel, row by row) in place: dark grounds are turned over, then every ground is lifted to
 * white. `small` is the same picture at one pixel a cell. The ground of a cell is the median of a window around it, which
 * keeps the straight edges between panes. Pauses after every few rows.
 */
export function* lightenGround(
  grey: Uint8Array,
  width: number,
  height: number,
  small: Uint8Array,
): Generator<void, void> {
  const columns = Math.ceil(width / cellSide);
  const rows = Math.ceil(height / cellSide);
  const grounds = yield* findGrounds(small, columns, rows);
  const clamped = new Uint8ClampedArray(grey.buffer, grey.byteOffset, grey.length);
  for (let row = 0; row < rows; row++) {
    const end = Math.min(height, (row + 1) * cellSide);
    for (let y = row * cellSide; y < end; y++) lightenRow(clamped, y * width, width, grounds, row * columns);
    yield;
  }
}

function lightenRow(
  grey: Uint8ClampedArray,
  start: number,
  width: number,
  grounds: Int16Array,
  row: number,
): void {
  for (let x = 0, at = start; x < width; x++, at++) {
    const ground = grounds[row + (x >> 2)]!;
    grey[at] = ground < 0 ? -ground - grey[at]! : ground + grey[at]!;
  }
}

/** For each cell: what to add to its pixels, or negated what to take them from. */
function* findGrounds(small: Uint8Array, columns: number, rows: number): Generator<void, Int16Array> {
  const wide = yield* lookAround(small, columns, rows, reach);
  const close = yield* lookAround(small, columns, rows, closeReach);
  const isClose = cellsNearCorners(wide.medians, close.medians, columns);
  for (let cell = 0; cell < isClose.length; cell++) {
    if (isClose[cell] === 1) wide.changes[cell] = close.changes[cell]!;
  }
  return wide.changes;
}

/**
 * Cells whose wide window sees mostly the pane beside: the median cuts corners. They belong to the ground that the close
 * window sees if it goes on from them to cells where both windows agree; a thick stroke of a heading goes on to none.
 */
function cellsNearCorners(wide: Uint8Array, close: Uint8Array, columns: number): Uint8Array {
  const isNear = new Uint8Array(wide.length);
  const doubtful = (cell: number): boolean => Math.abs(wide[cell]! - close[cell]!) > otherGround;
  const queue: number[] = [];
  const visit = (cell: number, from: number): void => {
    if (isNear[cell] === 1 || !doubtful(cell) || Math.abs(close[cell]! - close[from]!) > sameGround) return;
    isNear[cell] = 1;
    queue.push(cell);
  };
  const visitAround = (cell: number): void => {
    const column = cell % columns;
    if (column > 0) visit(cell - 1, cell);
    if (column < columns - 1) visit(cell + 1, cell);
    if (cell >= columns) visit(cell - columns, cell);
    if (cell + columns < wide.length) visit(cell + columns, cell);
  };
  for (let cell = 0; cell < wide.length; cell++) {
    if (Math.abs(wide[cell]! - close[cell]!) <= sameGround) visitAround(cell);
  }
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) visitAround(cell);
  return isNear;
}

interface Grounds {
  readonly medians: Uint8Array;
  readonly changes: Int16Array;
}

/** The median of a square window around each cell, as one of the levels, and the change that follows from it. */
function* lookAround(
  small: Uint8Array,
  columns: number,
  rows: number,
  reach: number,
): Generator<void, Grounds> {
  const grounds: Grounds = {
    medians: new Uint8Array(columns * rows),
    changes: new Int16Array(columns * rows),
  };
  const counts = new Uint16Array(levels);
  for (let y = 0; y < rows; y++) {
    lookAlongRow(small, columns, rows, reach, y, counts, grounds);
    yield;
  }
  return grounds;
}

/** The window moves along the row: a column of cells comes in, another goes. */
function lookAlongRow(
  small: Uint8Array,
  columns: number,
  rows: number,
  reach: number,
  y: number,
  counts: Uint16Array,
  { medians, changes }: Grounds,
): void {
  const top = Math.max(0, y - reach) * columns;
  const bottom = Math.min(rows - 1, y + reach) * columns;
  const height = (bottom - top) / columns + 1;
  const last = columns - 1;
  counts.fill(0);
  for (let x = 0; x < Math.min(reach, columns); x++) addCells(counts, small, top + x, bottom + x, columns, 1);
  for (let x = 0; x < columns; x++) {
    if (x + reach < columns) addCells(counts, small, top + x + reach, bottom + x + reach, columns, 1);
    const gone = x - reach - 1;
    if (gone >= 0) addCells(counts, small, top + gone, bottom + gone, columns, -1);
    const cells = (Math.min(last, x + reach) - Math.max(0, x - reach) + 1) * height;
    const cell = y * columns + x;
    const median = medianOf(counts, cells);
    medians[cell] = median;
    changes[cell] = changeFor(counts, median);
  }
}

function addCells(
  counts: Uint16Array,
  small: Uint8Array,
  from: number,
  to: number,
  step: number,
  by: 1 | -1,
): void {
  for (let cell = from; cell <= to; cell += step) {
    const level = small[cell]! >> 4;
    counts[level] = counts[level]! + by;
  }
}

/** The lowest level at which half of the cells are passed. */
function medianOf(counts: Uint16Array, cells: number): number {
  let passed = 0;
  for (let level = 0; level < levels; level++) {
    passed += counts[level]!;
    if (passed * 2 >= cells) return level;
  }
  return levels - 1;
}

function changeFor(counts: Uint16Array, median: number): number {
  const isDark = median < darkBelow || (median < lightFrom && isTextLighter(counts, median));
  const lacking = isDark ? median : levels - 1 - median;
  const lift = Math.max(0, lacking - mayLack) * levelWidth;
  return isDark ? -(255 + lift) : lift;
}

function isTextLighter(counts: Uint16Array, median: number): boolean {
  let darkest = 0;
  while (counts[darkest] === 0) darkest++;
  let lightest = levels - 1;
  while (counts[lightest] === 0) lightest--;
  return lightest - median > median - darkest || (lightest === darkest && median < levels / 2);
}
