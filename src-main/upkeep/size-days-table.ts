/** The SQL of `size_days`: a row a day and part, the last look of the day. */
import type { SizePart, Sizes } from '../../src-preload/contract/performance.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

const mostDays = 366;
const outside: readonly SizePart[] = ['pictures', 'notes', 'copies', 'logs'];

export function noteSizes(db: WritableDb, day: string, parts: Sizes['parts']): void {
  transaction(db, () => {
    for (const { part, bytes } of parts)
      db.run('INSERT OR REPLACE INTO size_days (day, part, bytes) VALUES (?, ?, ?)', [
        day,
        part,
        Math.round(bytes),
      ]);
  });
}

/** Oldest first. */
export function readSizeDays(db: ReadableDb): Sizes['history'] {
  return db
    .all<Sizes['history'][number]>(
      `SELECT day, sum(bytes) FILTER (WHERE part NOT IN (SELECT value FROM json_each(:outside))) AS databaseBytes,
         coalesce(sum(bytes) FILTER (WHERE part = 'pictures'), 0) AS pictureBytes,
         coalesce(sum(bytes) FILTER (WHERE part IN ('notes', 'copies', 'logs')), 0) AS otherBytes
       FROM size_days GROUP BY day ORDER BY day DESC LIMIT :mostDays`,
      { outside: JSON.stringify(outside), mostDays },
    )
    .reverse();
}
