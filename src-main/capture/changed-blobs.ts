/** Finds the cells of a small picture that differ, gathered where they touch. */
import { differs } from './cells.ts';
import type { Bitmap } from './ports.ts';
import { isRestless } from './unrest.ts';

/** Cells that touch (also across a gap of one), in cells of the small picture. */
export interface Blob {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cells: number;
}

/** The blobs in which two pictures of one size differ; cells that `unrest` marks as restless are left out. */
export function findBlobs(before: Bitmap, after: Bitmap, unrest: Uint8Array | null): Blob[] {
  const { width, height } = after;
  const changed = changedCells(before.bytes, after.bytes, width * height);
  if (changed === null) return [];
  if (unrest) {
    for (let cell = 0; cell < changed.length; cell++) if (isRestless(unrest[cell]!)) changed[cell] = 0;
  }
  const blobs: Blob[] = [];
  const stack: number[] = [];
  for (let start = 0; start < changed.length; start++) {
    if (changed[start] === 1) blobs.push(gather(changed, width, height, start, stack));
  }
  return blobs;
}

/** One byte a cell, 1 where it differs; null where nothing does. */
function changedCells(before: Uint8Array, after: Uint8Array, cells: number): Uint8Array | null {
  let changed: Uint8Array | null = null;
  for (let cell = 0, at = 0; cell < cells; cell++, at += 4) {
    if (!differs(before, after, at)) continue;
    changed ??= new Uint8Array(cells);
    changed[cell] = 1;
  }
  return changed;
}

/** Takes one blob out of the map (its cells become 0), reaching over one unchanged cell sideways as between words. */
function gather(changed: Uint8Array, width: number, height: number, start: number, stack: number[]): Blob {
  let [left, top, right, bottom, cells] = [width, height, 0, 0, 0];
  stack.push(start);
  changed[start] = 0;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const x = cell % width;
    const y = (cell - x) / width;
    cells++;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    const lastX = Math.min(width - 1, x + 2);
    const lastY = Math.min(height - 1, y + 1);
    for (let nextY = Math.max(0, y - 1); nextY <= lastY; nextY++) {
      for (let nextX = Math.max(0, x - 2); nextX <= lastX; nextX++) {
        const next = nextY * width + nextX;
        if (changed[next] !== 1) continue;
        changed[next] = 0;
        stack.push(next);
      }
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1, cells };
}
