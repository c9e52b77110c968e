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
 * keeps the straight edges between panes.
 */
export function lightenGround(grey: Uint8Array, width: number, height: number, small: Uint8Array): void {
  const columns = Math.ceil(width / cellSide);
  const grounds = findGrounds(small, columns, Math.ceil(height / cellSide));
  const clamped = new Uint8ClampedArray(grey.buffer, grey.byteOffset, grey.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cellSide) * columns;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const ground = grounds[row + (x >> 2)]!;
      clamped[at] = ground < 0 ? -ground - clamped[at]! : ground + clamped[at]!;
    }
  }
}

/** For each cell: what to add to its pixels, or negated what to take them from. */
function findGrounds(small: Uint8Array, columns: number, rows: number): Int16Array {
  const wide = lookAround(small, columns, rows, reach);
  const close = lookAround(small, columns, rows, closeReach);
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

/** The median of a square window around each cell, as one of the levels, and the change that follows from it. */
function lookAround(
  small: Uint8Array,
  columns: number,
  rows: number,
  reach: number,
): { readonly medians: Uint8Array; readonly changes: Int16Array } {
  const medians = new Uint8Array(columns * rows);
  const changes = new Int16Array(columns * rows);
  const counts = new Uint16Array(levels);
  for (let y = 0; y < rows; y++) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(rows - 1, y + reach);
    counts.fill(0);
    const addColumn = (x: number, by: 1 | -1): void => {
      for (let row = top; row <= bottom; row++) {
        const level = small[row * columns + x]! >> 4;
        counts[level] = counts[level]! + by;
      }
    };
    for (let x = 0; x < Math.min(reach, columns); x++) addColumn(x, 1);
    for (let x = 0; x < columns; x++) {
      if (x + reach < columns) addColumn(x + reach, 1);
      if (x - reach - 1 >= 0) addColumn(x - reach - 1, -1);
      const spread = spreadOf(counts);
      medians[y * columns + x] = spread.median;
      changes[y * columns + x] = changeFor(spread);
    }
  }
  return { medians, changes };
}

function changeFor({ median, darkest, lightest }: Spread): number {
  const isDark =
    median < darkBelow ||
    (median < lightFrom &&
      (lightest - median > median - darkest || (lightest === darkest && median < levels / 2)));
  const lacking = isDark ? median : levels - 1 - median;
  const lift = Math.max(0, lacking - mayLack) * levelWidth;
  return isDark ? -(255 + lift) : lift;
}

interface Spread {
  readonly median: number;
  readonly darkest: number;
  readonly lightest: number;
}

function spreadOf(counts: Uint16Array): Spread {
  const cells = counts.reduce((sum, count) => sum + count, 0);
  let darkest = -1;
  let lightest = 0;
  let median = -1;
  let passed = 0;
  for (let level = 0; level < levels; level++) {
    const count = counts[level]!;
    if (count === 0) continue;
    if (darkest < 0) darkest = level;
    lightest = level;
    passed += count;
    if (median < 0 && passed * 2 >= cells) median = level;
  }
  return { median, darkest, lightest };
}
