/**
 * Decides on the small picture of a display whether anything worth keeping has changed since the last kept one.
 * An average over the picture loses a line of text and keeps every video, so changed cells are gathered into blobs:
 * a blob's shape tells a caret or a clock's digit from a word, a word from a line; cells that never rest are video.
 */
import type { Region } from '../../src-preload/contract/frames.ts';
import { findBlobs, type Blob } from './changed-blobs.ts';
import type { Bitmap } from './ports.ts';
import { toRegions } from './changed-regions.ts';
import { isRestless, unrestCells, updateUnrest } from './unrest.ts';

/** One look at one display. `width` and `height` are those of the full picture, in pixels. */
export interface Shot {
  readonly thumbnail: Bitmap;
  readonly width: number;
  readonly height: number;
  /** Application and title in one string; another window is compared more strictly and read as a whole. */
  readonly windowKey: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
}

/** What is remembered of a display: the last kept shot, the last seen one, and which cells never rest. */
export interface DisplayMemory {
  readonly kept: Shot;
  readonly seen: Bitmap;
  readonly unrest: Uint8Array;
}

export type Judgement =
  | { readonly verdict: 'same'; readonly exact: boolean }
  /** `regions` in pixels of the full picture; null means all of it. */
  | { readonly verdict: 'changed'; readonly regions: readonly Region[] | null };

/** A change of whatever size is kept after so long. */
export const floorMs = 30_000;
/** A change of a word's size waits so long, so that typing does not keep a frame for each word. */
const wordDelayMs = 10_000;

/**
 * Compares a shot with the display's memory (null: never seen). Give the answer's `memory` back next time; when the
 * frame was kept, `keepShot` of it.
 */
export function judgeShot(
  memory: DisplayMemory | null,
  shot: Shot,
): { readonly judgement: Judgement; readonly memory: DisplayMemory | null } {
  if (memory === null || !isComparable(memory.kept, shot)) {
    return { judgement: { verdict: 'changed', regions: null }, memory: null };
  }
  const unrest = updateUnrest(memory.unrest, memory.seen, shot.thumbnail);
  const after: DisplayMemory = { kept: memory.kept, seen: shot.thumbnail, unrest };
  return { judgement: judge(memory.kept, shot, unrest), memory: after };
}

/** The memory of a display whose shot was handed over. */
export function keepShot(memory: DisplayMemory | null, shot: Shot): DisplayMemory {
  return { kept: shot, seen: shot.thumbnail, unrest: memory?.unrest ?? unrestCells(shot.thumbnail) };
}

function judge(kept: Shot, shot: Shot, unrest: Uint8Array): Judgement {
  const all = findBlobs(kept.thumbnail, shot.thumbnail, null);
  if (all.length === 0) return { verdict: 'same', exact: true };
  const elapsed = shot.takenAt - kept.takenAt;
  const otherWindow = kept.windowKey !== shot.windowKey;
  const size = sizeOfChange(
    unrest.some(isRestless) ? findBlobs(kept.thumbnail, shot.thumbnail, unrest) : all,
  );
  const keep =
    elapsed >= floorMs ||
    elapsed < 0 ||
    size === 'line' ||
    (size === 'word' && (otherWindow || elapsed >= wordDelayMs));
  if (!keep) return { verdict: 'same', exact: false };
  return { verdict: 'changed', regions: otherWindow ? null : toRegions(all, shot) };
}

/**
 * Sizes in cells of the small picture; at 1920 pixels a cell is 10 × 10. A caret or a digit covers up to 2 × 4; five
 * letters of 12-pixel text 3 × 1; a short line at least 10 × 1.
 */
function sizeOfChange(blobs: readonly Blob[]): 'speck' | 'word' | 'line' {
  let words = 0;
  let cells = 0;
  for (const blob of blobs) {
    cells += blob.cells;
    if (blob.width >= 10 || blob.cells >= 12) return 'line';
    if ((blob.width >= 3 && blob.cells >= 3) || blob.cells > 8) words++;
  }
  if (words >= 3 || cells >= 24) return 'line';
  return words > 0 || cells >= 12 ? 'word' : 'speck';
}

function isComparable(kept: Shot, shot: Shot): boolean {
  return (
    kept.width === shot.width &&
    kept.height === shot.height &&
    kept.thumbnail.width === shot.thumbnail.width &&
    kept.thumbnail.height === shot.thumbnail.height
  );
}
