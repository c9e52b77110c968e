/** Turns changed cells into the few rectangles of the full picture that are worth reading again. */
import type { Region } from '../../src-preload/contract/frames.ts';
import type { Blob } from './changed-blobs.ts';
import type { Bitmap } from './ports.ts';

/** Room around a change, in cells, so that the reader sees whole words and whole lines. */
const besides = 4;
const above = 2;
/** Each rectangle costs the reader a start; more than this many are joined. */
const mostRegions = 8;
/** With so many separate changes their common rectangle is as good as any. */
const mostBlobs = 64;
/** From this share of the picture on, all of it is read. */
const nearlyAll = 0.6;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rectangles in pixels of the full picture, apart from each other, inside it; null means all of it. */
export function toRegions(
  blobs: readonly Blob[],
  picture: { readonly width: number; readonly height: number; readonly thumbnail: Bitmap },
): readonly Region[] | null {
  const { width: columns, height: rows } = picture.thumbnail;
  const padded = blobs.map((blob) => ({
    left: Math.max(0, blob.x - besides),
    top: Math.max(0, blob.y - above),
    right: Math.min(columns, blob.x + blob.width + besides),
    bottom: Math.min(rows, blob.y + blob.height + above),
  }));
  const boxes = padded.length > mostBlobs ? [padded.reduce(join)] : joinUntilFew(padded);
  const covered = boxes.reduce((sum, box) => sum + area(box), 0);
  if (covered >= columns * rows * nearlyAll) return null;
  return boxes.map((box) => scale(box, picture.width / columns, picture.height / rows, picture));
}

/** Joins what overlaps, then whatever grows least by being joined, until few are left and none overlap. */
function joinUntilFew(boxes: readonly Box[]): Box[] {
  const left = [...boxes];
  for (;;) {
    const pair = cheapestPair(left);
    if (pair === null || (pair.cost > 0 && left.length <= mostRegions)) return left;
    const joined = join(left[pair.first]!, left[pair.second]!);
    left.splice(pair.second, 1);
    left[pair.first] = joined;
  }
}

/** The two boxes whose joining adds least; a cost of 0 or less means that they overlap or fit together exactly. */
function cheapestPair(boxes: readonly Box[]): { first: number; second: number; cost: number } | null {
  let best: { first: number; second: number; cost: number } | null = null;
  for (let first = 0; first < boxes.length; first++) {
    for (let second = first + 1; second < boxes.length; second++) {
      const [a, b] = [boxes[first]!, boxes[second]!];
      const cost = overlaps(a, b) ? 0 : Math.max(0, area(join(a, b)) - area(a) - area(b));
      if (best === null || cost < best.cost) best = { first, second, cost };
    }
  }
  return best;
}

function scale(
  box: Box,
  x: number,
  y: number,
  picture: { readonly width: number; readonly height: number },
): Region {
  const left = Math.floor(box.left * x);
  const top = Math.floor(box.top * y);
  return {
    x: left,
    y: top,
    width: Math.min(picture.width, Math.ceil(box.right * x)) - left,
    height: Math.min(picture.height, Math.ceil(box.bottom * y)) - top,
  };
}

function join(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}
