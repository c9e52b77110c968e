/** The lines of a scope's files that share the telling words of what was said: quick, for when many conversations wait. */
import { stopWords } from '../base/stop-words.ts';
import type { Scope } from '../backends/scope.ts';
import type { ReadableDb } from '../store/statements.ts';
import { affordableWords, createTermCounts } from '../store/term-counts.ts';
import { bestText } from '../store/text-index.ts';
import { foldText } from '../store/text-normal.ts';
import { anyOf } from '../store/text-query.ts';

/** Rows that may be scored; of the words the rarest are asked, which tell the most. */
const maxRows = 1_000;
/** Long words tell more than short ones. */
const maxWords = 16;

/** Best first; their texts. */
export type SimilarFacts = (scope: Scope, said: string, limit: number) => string[];

export function createSimilarFacts(db: ReadableDb): SimilarFacts {
  const counts = createTermCounts(db);
  return (scope, said, limit) => {
    const words = said.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const telling = [...new Set(words)]
      .sort((a, b) => b.length - a.length)
      .slice(0, maxWords)
      .filter((word) => !stopWords.has(foldText(word)));
    const expression = anyOf(affordableWords(telling, counts, maxRows), ['text']);
    if (expression === null) return [];
    const found = bestText(db, expression, [1, 0, 0], limit, [], {
      newest: Number.MAX_SAFE_INTEGER,
      within: ['SELECT unit_id FROM file_entries WHERE scope = :scope'],
      without: [],
      parameters: { scope },
    });
    const texts = new Map(
      db
        .all<{ id: number; text: string }>(
          'SELECT id, text FROM units WHERE id IN (SELECT value FROM json_each(?))',
          [JSON.stringify(found.map(({ id }) => id))],
        )
        .map(({ id, text }) => [id, text]),
    );
    return found.flatMap(({ id }) => texts.get(id) ?? []);
  };
}
