/**
 * What stays where it is when a window of the same application shows something else: menus, side bars, tab strips. Stored with
 * every page and file, it would fill the memory with copies.
 */
import { isSameLine, keyOf } from './line-likeness.ts';
import type { PlacedLine } from './text-lines.ts';

/** A place counts as the same within so many pixels. */
const withinPixels = 6;
/** Where more of the lines have stayed, the page itself has: only its title changed, and the text belongs to it. */
const mostThatMayStay = 0.7;
const noClock: ReadonlySet<string> = new Set();

/** The lines that stand at the same place with the same text on a frame that shows another window of the application. */
export function furnitureOf(
  lines: readonly PlacedLine[],
  other: readonly PlacedLine[],
): readonly PlacedLine[] {
  const furniture = lines.filter((line) => isAmong(line, other));
  return furniture.length > mostThatMayStay * lines.length ? [] : furniture;
}

export function withoutFurniture(
  lines: readonly PlacedLine[],
  furniture: readonly PlacedLine[],
): readonly PlacedLine[] {
  return lines.filter((line) => !isAmong(line, furniture));
}

function isAmong(line: PlacedLine, others: readonly PlacedLine[]): boolean {
  const near = others.filter(
    (other) => Math.abs(other.x - line.x) <= withinPixels && Math.abs(other.y - line.y) <= withinPixels,
  );
  const key = near.length > 0 ? keyOf(line.text, noClock) : null;
  return key !== null && near.some((other) => isSame(key, keyOf(other.text, noClock)));
}

function isSame(a: Parameters<typeof isSameLine>[0], b: ReturnType<typeof keyOf>): boolean {
  return b !== null && isSameLine(a, b);
}
