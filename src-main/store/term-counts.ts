/** How many units a word stands in (its neighbours counted), to leave common words out of the scoring of a large store. */
import type { ReadableDb } from './statements.ts';
import { tokensOf } from './text-normal.ts';

export interface TermCounts {
  /** Rows of the index, about. Ask it before a question's words: what is known of them is as old as this. */
  rows(): number;
  /** Rows that a word or phrase can match at most. */
  rowsWith(word: string): number;
}

/** Counts are kept until the store has grown by a twentieth: they only choose between words. */
export function createTermCounts(db: ReadableDb): TermCounts {
  const known = new Map<string, number>();
  let countedAt = 0;

  function rowsWithTerm(stem: string): number {
    let rows = known.get(stem);
    if (rows === undefined) {
      rows = db.value<number>('SELECT doc FROM unit_terms WHERE term = ?', [stem]) ?? 0;
      known.set(stem, rows);
    }
    return rows;
  }

  return {
    rows() {
      const now = db.value<number>('SELECT max(id) FROM units') ?? 0;
      if (now > countedAt * 1.05 || known.size > 20_000) {
        known.clear();
        countedAt = now;
      }
      return now;
    },
    rowsWith(word) {
      const counts = tokensOf(word).map(({ stem }) => rowsWithTerm(stem));
      return counts.length === 0 ? 0 : Math.min(...counts);
    },
  };
}

/** The rarest words whose rows together stay within `maxRows`; the rarest that occurs at all always stays. */
export function affordableWords(words: readonly string[], counts: TermCounts, maxRows: number): string[] {
  if (counts.rows() <= maxRows) return [...words];
  const counted = words
    .map((word) => ({ word, rows: counts.rowsWith(word) }))
    .sort((a, b) => a.rows - b.rows);
  const chosen: string[] = [];
  let total = 0;
  for (const { word, rows } of counted) {
    if (total > 0 && total + rows > maxRows) break;
    chosen.push(word);
    total += rows;
  }
  return chosen;
}
