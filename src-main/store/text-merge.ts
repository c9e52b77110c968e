/**
 * When segments of the full-text index are merged. Left to FTS5, the end of a transaction now and then merges hundreds of pages; so
 * work that changes many rows merges afterwards, a few pages at a time, as many as take some milliseconds here.
 */
import type { WritableDb } from './statements.ts';

/** How many segments of a level FTS5 lets come together before it merges: its own default. */
const segmentsOfLevel = 4;
const mostPages = 200;
const sliceMs = 8;

/** Part of the caller's transaction. What `change` writes into the index is not merged at its end. */
export function mergeLater<T>(db: WritableDb, change: () => T): T {
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('automerge', 0)`);
  const result = change();
  // Before it sets anything FTS5 writes what it holds.
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('automerge', ${segmentsOfLevel})`);
  return result;
}

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

/**
 * Lets `mergeTextSegments` take up three segments of a level: one before FTS5 would do so itself at the end of a transaction,
 * and then hundreds of pages at a time. Stays in the store, where it concerns nobody else.
 */
export function mergeTextEarly(db: WritableDb): void {
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('usermerge', 3)`);
}

/** Merges segments of the index, about so many pages of them; true when nothing is left to merge. */
export function mergeTextSegments(db: WritableDb, pages: number): boolean {
  return mergedNothing(db, pages);
}

/** FTS5's own sign that a merge did nothing: fewer than two changes. */
function mergedNothing(db: WritableDb, pages: number): boolean {
  const before = db.value<number>('SELECT total_changes()')!;
  db.run(`INSERT INTO unit_text (unit_text, rank) VALUES ('merge', ?)`, [pages]);
  return db.value<number>('SELECT total_changes()')! - before < 2;
}
