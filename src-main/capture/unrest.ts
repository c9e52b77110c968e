/** Remembers which cells of a display change in nearly every look: video, animations, a clock with seconds. */
import { differs } from './cells.ts';
import type { Bitmap } from './ports.ts';

/** Side of a tile in cells. Unrest is counted by tile: a moving picture does not change every cell each time. */
const tileSide = 4;
/** A score at which a cell counts as restless: eight changes in a row, or nearly so. */
const restlessFrom = 16;
const highest = 22;
const rise = 2;
/** One quiet look in four is forgiven; two or three in a row bring a tile back. */
const fall = 4;

/** Whether a cell of the map never rests. */
export function isRestless(score: number): boolean {
  return score >= restlessFrom;
}

/** A display's map of unrest, all at rest: one byte a cell. */
export function unrestCells(picture: Bitmap): Uint8Array {
  return new Uint8Array(picture.width * picture.height);
}

/** The map after one more look: tiles that changed since the last look rise, the others fall. */
export function updateUnrest(unrest: Uint8Array, last: Bitmap, now: Bitmap): Uint8Array {
  const after = new Uint8Array(unrest.length);
  const sameSize = last.width === now.width && last.height === now.height;
  for (let top = 0; top < now.height; top += tileSide) {
    for (let left = 0; left < now.width; left += tileSide) {
      const score = unrest[top * now.width + left]!;
      const next =
        sameSize && hasChanged(last, now, left, top)
          ? Math.min(highest, score + rise)
          : Math.max(0, score - fall);
      if (next > 0) fill(after, now, left, top, next);
    }
  }
  return after;
}

function hasChanged(last: Bitmap, now: Bitmap, left: number, top: number): boolean {
  const right = Math.min(now.width, left + tileSide);
  const bottom = Math.min(now.height, top + tileSide);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (differs(last.bytes, now.bytes, (y * now.width + x) * 4)) return true;
    }
  }
  return false;
}

function fill(cells: Uint8Array, size: Bitmap, left: number, top: number, value: number): void {
  const right = Math.min(size.width, left + tileSide);
  const bottom = Math.min(size.height, top + tileSide);
  for (let y = top; y < bottom; y++) cells.fill(value, y * size.width + left, y * size.width + right);
}
