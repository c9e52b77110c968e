/**
 * Merges segments of the full-text index, as many pages at a time as take some milliseconds here. FTS5's own merging is off (migration
 * 21): at the end of a transaction it now and then takes hundreds of pages, after a deletion thousands, and everything waits.
 */
import { createSliceSize } from '../base/slice-size.ts';
import type { WritableDb } from './statements.ts';
import { readTextSegments } from './text-segments.ts';

const mostPages = 200;

/** Does a slice, and says whether nothing is left to do. */
export type TextSlice = () => boolean;

/** Merges segments of a level that has four of them, and goes on with what is half merged. */
export function createMergeSlices(db: WritableDb): TextSlice {
  return sliced((pages) => mergedNothing(db, pages));
}

/**
 * Takes the words of units that are removed now out of the index. A contentless table only marks a removed row; its words stay in the
 * (encrypted) file until the segments that are there now are merged, all of them: which hold such words nobody knows.
 */
export function createForgetSlices(db: WritableDb): TextSlice {
  const left = new Set(readTextSegments(db).ids);
  let isBegun = false;
  return sliced((pages) => {
    // Begun anew it takes in what came since, and what it has merged so far once more. So it goes on as any other merge does, which
    // also keeps those small that come; but that one stands still while as many small ones wait as it has inputs.
    const goesOn = isBegun && readTextSegments(db).isMerging && !mergedNothing(db, pages);
    if (!goesOn) isBegun = !mergedNothing(db, -pages);
    const { ids } = readTextSegments(db);
    // The number of one that is gone is given to another.
    for (const id of left) if (!ids.has(id)) left.delete(id);
    return !isBegun || left.size === 0;
  });
}

function sliced(merge: (pages: number) => boolean): TextSlice {
  const size = createSliceSize({ most: mostPages });
  return () => {
    const startedAt = performance.now();
    const isDone = merge(size.rows);
    size.took(performance.now() - startedAt);
    return isDone;
  };
}

/** FTS5's own sign that a merge did nothing: fewer than two changes. Of a negative number of pages it begins with all segments. */
function mergedNothing(db: WritableDb, pages: number): boolean {
  const before = db.value<number>('SELECT total_changes()')!;
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('merge', ?)`, [pages]);
  return db.value<number>('SELECT total_changes()')! - before < 2;
}
