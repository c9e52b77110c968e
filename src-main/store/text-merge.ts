/**
 * Merges segments of the full-text index, as many pages at a time as take some milliseconds here. FTS5's own merging is off (migration
 * 21): at the end of a transaction it now and then takes hundreds of pages, after a deletion thousands, and everything waits.
 */
import type { WritableDb } from './statements.ts';

const mostPages = 200;
const sliceMs = 8;

/** `merge` is one of those below; the answer does a slice of it, and says whether nothing is left to merge. */
export function createMergeSlices(
  db: WritableDb,
  merge: (db: WritableDb, pages: number) => boolean,
): () => boolean {
  let pages = 8;
  return () => {
    const startedAt = performance.now();
    const isDone = merge(db, pages);
    const ms = performance.now() - startedAt;
    if (ms > sliceMs) pages = Math.max(1, pages >> 1);
    else if (ms < sliceMs / 2) pages = Math.min(mostPages, pages * 2);
    return isDone;
  };
}

/**
 * Takes the words of removed units out of the index's segments; true when nothing is left to do. A contentless table only marks a
 * removed row; its words would stay in the (encrypted) file until segments merge.
 */
export function forgetRemovedText(db: WritableDb, pages = mostPages): boolean {
  return mergedNothing(db, -pages);
}

/** Merges segments of a level that has four of them, about so many pages; true when nothing is left to merge. */
export function mergeTextSegments(db: WritableDb, pages: number): boolean {
  return mergedNothing(db, pages);
}

/** FTS5's own sign that a merge did nothing: fewer than two changes. */
function mergedNothing(db: WritableDb, pages: number): boolean {
  const before = db.value<number>('SELECT total_changes()')!;
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('merge', ?)`, [pages]);
  return db.value<number>('SELECT total_changes()')! - before < 2;
}
