/**
 * Where a picture shows light text on a dark ground. The reader wants dark text on light: with dark panes turned over it
 * needs half the time and finds half of the words that it missed on mixed screens.
 */

/** Half the side of the window that decides about a cell, in cells: large enough to see past the strokes of a heading. */
const reach = 5;
const levels = 16;
// On a ground of middle grey the text decides: it is what stands out further from the ground.
const darkBelow = 5;
const lightFrom = 11;

/**
 * For each cell of a small grey picture 255 where its surroundings are to be turned over, else 0. The ground of a cell is
 * the median of a window around it, which keeps the straight edges between panes.
 */
export function findDarkGround(grey: Uint8Array, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  const counts = new Uint16Array(levels);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(height - 1, y + reach);
    counts.fill(0);
    let cells = 0;
    const addColumn = (x: number, by: 1 | -1): void => {
      for (let row = top; row <= bottom; row++) {
        const level = grey[row * width + x]! >> 4;
        counts[level] = counts[level]! + by;
        cells += by;
      }
    };
    for (let x = 0; x < Math.min(reach, width); x++) addColumn(x, 1);
    for (let x = 0; x < width; x++) {
      if (x + reach < width) addColumn(x + reach, 1);
      if (x - reach - 1 >= 0) addColumn(x - reach - 1, -1);
      if (isDark(counts, cells)) mask[y * width + x] = 255;
    }
  }
  return mask;
}

function isDark(counts: Uint16Array, cells: number): boolean {
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
  if (median < darkBelow) return true;
  if (median >= lightFrom) return false;
  return lightest - median > median - darkest || (lightest === darkest && median < levels / 2);
}
