/**
 * Builds the text index anew in its place, passage by passage: rows that were missing come, rows of passages that are gone
 * go, and the search finds all the others meanwhile. (A second index beside it would need its room twice, and dropping the
 * old one would hold everything up.)
 */
import { noteChore } from '../store/chores.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { createMergeSlices } from '../store/text-merge.ts';
import { lastTextRow, removeOrphanedText } from '../store/text-rows.ts';
import { indexAgain } from '../memory/units.ts';
import { sliceMs, type UpkeepJob } from './upkeep-job.ts';

/** Orphans are looked for in so many numbers at a time. */
const mostNumbers = 200;

/** `onRemoved`: words of the old rows stand in the index's segments until they are forgotten. */
export function createRebuildWordsJob(db: WritableDb, onRemoved: () => void): UpkeepJob {
  const lastNumber = (): number =>
    Math.max(db.value<number | null>('SELECT max(id) FROM units') ?? 0, lastTextRow(db));

  const mergeSome = createMergeSlices(db);
  let isMerged = true;
  return {
    name: 'rebuild-words',
    begin() {
      return { cursor: 0, done: 0, total: lastNumber() };
    },
    step({ cursor }, keep) {
      // As fast as they come, so that not too many wait to be merged.
      if (!isMerged) {
        isMerged = transaction(db, mergeSome);
        return 'more';
      }
      // Grows while passages come in; those have their rows already, but a row more does no harm.
      const total = lastNumber();
      if (cursor >= total) {
        onRemoved();
        return 'done';
      }
      transaction(db, () => {
        const until = performance.now() + sliceMs;
        const ids = db.column<number>('SELECT id FROM units WHERE id > ? AND id <= ? ORDER BY id', [
          cursor,
          cursor + mostNumbers,
        ]);
        let through = Math.min(total, cursor + mostNumbers);
        for (const [nth, id] of ids.entries()) {
          indexAgain(db, id);
          if (performance.now() < until || nth === ids.length - 1) continue;
          through = id;
          break;
        }
        removeOrphanedText(db, cursor + 1, through);
        noteChore(db, 'forget-text');
        keep({ cursor: through, done: through, total });
      });
      isMerged = false;
      return 'more';
    },
  };
}
