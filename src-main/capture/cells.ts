/** When a cell (a pixel of the small picture) counts as changed. */

/**
 * The least difference of one colour, of 255. Pale 12-pixel text moves a cell by 6 and more; the pictures themselves
 * are without noise.
 */
const leastDifference = 4;

/** Whether the cell at byte `at` differs between two pictures in BGRA. */
export function differs(before: Uint8Array, after: Uint8Array, at: number): boolean {
  return (
    Math.abs(before[at]! - after[at]!) >= leastDifference ||
    Math.abs(before[at + 1]! - after[at + 1]!) >= leastDifference ||
    Math.abs(before[at + 2]! - after[at + 2]!) >= leastDifference
  );
}
