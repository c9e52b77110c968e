/** What was read of a frame: the words of the regions read now, and outside them the words of the frame before. */
import type { Region } from '../../src-preload/contract/frames.ts';
import type { PlacedWord } from './words-codec.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Above this share of the picture, one reading of the whole is cheaper and reads better than its parts. */
const wholeFrom = 0.6;
const paddingPixels = 4;

/**
 * The regions to read, given those that changed: each is grown to whole text lines of the frame before, since half a word
 * cannot be read and a line that was typed on belongs together. Null means: read the whole picture.
 */
export function regionsToRead(
  changed: readonly Region[],
  before: readonly PlacedWord[],
  size: Size,
): readonly Region[] | null {
  const lines = splitIntoLines(before).map(boxOf);
  let regions = changed.map((region) => clip(region, size));
  for (const line of lines) {
    // Text typed at the end of a line stands beside its box, not in it.
    const reach = { ...line, x: line.x - 2 * line.height, width: line.width + 4 * line.height };
    regions = regions.map((region) => (intersects(region, reach) ? union(region, line) : region));
  }
  regions = joinOverlapping(regions.map((region) => clip(pad(region), size)));
  const area = regions.reduce((sum, region) => sum + region.width * region.height, 0);
  return area > wholeFrom * size.width * size.height ? null : regions;
}

/**
 * The words of the whole frame in reading order, lines numbered anew. `before` are the words of the preceding frame of the
 * same display and window; those that stand in a region of `readRegions` are gone, the others still stand where they stood.
 * What a region holds now comes where its lines came before, so that columns are not mixed up.
 */
export function carryWords(
  before: readonly PlacedWord[],
  readRegions: readonly Region[],
  readNow: readonly PlacedWord[],
): PlacedWord[] {
  const regionOf = (word: PlacedWord): number => readRegions.findIndex((region) => hasMiddleIn(word, region));
  const added = new Map<number, PlacedWord[][]>();
  for (const line of splitIntoLines(readNow)) {
    const region = regionOf(line[0]!);
    added.set(region, [...(added.get(region) ?? []), line]);
  }
  const replaced = new Set(before.map(regionOf));
  const isNewText = (region: number): boolean => region >= 0 && !replaced.has(region);
  const lines: PlacedWord[][] = [];
  const put = (region: number): void => {
    lines.push(...(added.get(region) ?? []));
    added.delete(region);
  };
  for (const line of splitIntoLines(before)) {
    for (const region of new Set(line.map(regionOf))) if (region >= 0) put(region);
    for (const region of added.keys())
      if (isNewText(region) && isBelow(line, readRegions[region]!)) put(region);
    const kept = line.filter((word) => regionOf(word) < 0);
    if (kept.length > 0) lines.push(kept);
  }
  for (const region of [...added.keys()]) put(region);
  return lines.flatMap((words, line) => words.map((word) => ({ ...word, line })));
}

/** The words grouped by their line, in the order of the lines. */
export function splitIntoLines(words: readonly PlacedWord[]): PlacedWord[][] {
  const byLine = new Map<number, PlacedWord[]>();
  for (const word of words) {
    const line = byLine.get(word.line);
    if (line) line.push(word);
    else byLine.set(word.line, [word]);
  }
  return [...byLine.entries()].sort(([a], [b]) => a - b).map(([, line]) => line);
}

/** The smallest rectangle that holds all of the words; at least one is needed. */
export function boxOf(words: readonly PlacedWord[]): Region {
  return words.map(({ x, y, width, height }) => ({ x, y, width, height })).reduce(union);
}

function joinOverlapping(regions: readonly Region[]): Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    let current = region;
    for (let i = joined.length - 1; i >= 0; i--) {
      if (!intersects(current, joined[i]!)) continue;
      current = union(current, joined[i]!);
      joined.splice(i, 1);
      i = joined.length;
    }
    joined.push(current);
  }
  return joined;
}

function union(a: Region, b: Region): Region {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function intersects(a: Region, b: Region): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function pad(region: Region): Region {
  return {
    x: region.x - paddingPixels,
    y: region.y - paddingPixels,
    width: region.width + 2 * paddingPixels,
    height: region.height + 2 * paddingPixels,
  };
}

/** The part of the region inside the picture; at least one pixel, as a region may not be empty. */
function clip(region: Region, size: Size): Region {
  const x = Math.min(Math.max(0, Math.floor(region.x)), size.width - 1);
  const y = Math.min(Math.max(0, Math.floor(region.y)), size.height - 1);
  return {
    x,
    y,
    width: Math.max(1, Math.min(size.width, Math.ceil(region.x + region.width)) - x),
    height: Math.max(1, Math.min(size.height, Math.ceil(region.y + region.height)) - y),
  };
}

/** By the middle, as OCR boxes reach over an edge by a pixel or two. */
function hasMiddleIn(word: PlacedWord, region: Region): boolean {
  const x = word.x + word.width / 2;
  const y = middle(word);
  return x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height;
}

/** The line comes after a region in which there was no text before. */
function isBelow(line: readonly PlacedWord[], region: Region): boolean {
  const first = line[0]!;
  return first.y >= region.y + region.height && first.x < region.x + region.width;
}

function middle(word: PlacedWord): number {
  return word.y + word.height / 2;
}
