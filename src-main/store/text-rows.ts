/** Which rows the full-text index has, told from its own list of row sizes. For those who check it or build it anew. */
import type { ReadableDb, WritableDb } from './statements.ts';

/** Bytes that a page of the index takes on the disk: 4052 of its own, on pages of the cipher that hold a little less. */
const bytesAPage = 4640;

/** Of the units numbered `from` to `to`, how many have a row of their own, and how many rows belong to no unit. */
export function countTextRows(
  db: ReadableDb,
  from: number,
  to: number,
): { readonly rows: number; readonly missing: number; readonly orphans: number } {
  const range = [from, to];
  return {
    rows: db.value<number>('SELECT count(*) FROM unit_text_docsize WHERE id BETWEEN ? AND ?', range)!,
    missing: db.value<number>(
      `SELECT count(*) FROM units u WHERE u.id BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM unit_text_docsize d WHERE d.id = u.id)`,
      range,
    )!,
    orphans: orphansBetween(db, from, to).length,
  };
}

/** Removes the rows between two numbers that belong to no unit; answers how many there were. */
export function removeOrphanedText(db: WritableDb, from: number, to: number): number {
  const orphans = orphansBetween(db, from, to);
  for (const id of orphans) db.run('DELETE FROM unit_text WHERE rowid = ?', [id]);
  return orphans.length;
}

/** The highest number of a row; 0 where there is none. */
export function lastTextRow(db: ReadableDb): number {
  return db.value<number | null>('SELECT max(id) FROM unit_text_docsize') ?? 0;
}

/** Whether the index finds a unit by an expression of `text-query.ts` or a quoted word. */
export function isFoundBy(db: ReadableDb, unitId: number, expression: string): boolean {
  return (
    db.value<number>('SELECT 1 FROM unit_text WHERE unit_text MATCH ? AND rowid = ?', [
      expression,
      unitId,
    ]) === 1
  );
}

/**
 * About how many bytes the index takes. Its segments number their pages in a row, so the last number of each is known from
 * its list of first words, a hundredth of the whole.
 */
export function textIndexBytes(db: ReadableDb): number {
  const pages =
    db.value<number | null>(
      `SELECT sum(last) FROM (SELECT max(pgno >> 1) AS last FROM unit_text_idx GROUP BY segid)`,
    ) ?? 0;
  return pages * bytesAPage;
}

function orphansBetween(db: ReadableDb, from: number, to: number): number[] {
  return db.column<number>(
    `SELECT d.id FROM unit_text_docsize d WHERE d.id BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM units u WHERE u.id = d.id)`,
    [from, to],
  );
}
