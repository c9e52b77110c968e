/** How many rows a slice of long work takes, so that it holds the thread for some milliseconds, whatever a row costs here and now. */

/** A slice takes about this long. */
const sliceMs = 8;

export interface SliceSize {
  /** Rows of the next slice. */
  readonly rows: number;
  /** The last one took so long (ms). */
  took(ms: number): void;
}

/** Halved after a slice that took long, doubled after a quick one; `most` for the sake of everything that grows with a slice. */
export function createSliceSize({ least = 1, most }: { least?: number; most: number }): SliceSize {
  let rows = Math.min(most, Math.max(least, 8));
  return {
    get rows() {
      return rows;
    },
    took(ms) {
      if (ms > sliceMs) rows = Math.max(least, rows >> 1);
      else if (ms < sliceMs / 2) rows = Math.min(most, rows * 2);
    },
  };
}
