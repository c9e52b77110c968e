/**
 * The second look at the best candidates: what a comparison word by word and the form of a unit tell is added to what its
 * words and its meaning gave. Weights as measured: `test/bench/README.md`.
 */
import type { QuestionToken } from '../../embedding/embedder.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { TermCounts } from '../../store/term-counts.ts';
import type { RankedUnit } from './fuse.ts';
import { compareTokens, type ComparedUnit } from './late-interaction.ts';
import type { Question } from './question.ts';
import type { RerankWeights } from './ranking.ts';
import { isQuestion } from '../units.ts';

/** How many of the first look are looked at again. */
const looked = 100;
const maxWordsCounted = 80;
const dayMs = 86_400_000;

interface Row extends ComparedUnit {
  readonly text: string;
  readonly occurredAt: number;
}

/** Answers all of `ranked`, its first hundred in their new order. `readable`: share of the question that the model knows. */
export function rerank(
  parts: { readonly db: ReadableDb; readonly embedderId: number; readonly termCounts: TermCounts },
  { question, tokens, readable }: { question: Question; tokens: readonly QuestionToken[]; readable: number },
  ranked: readonly RankedUnit[],
  weights: RerankWeights,
): RankedUnit[] {
  const first = ranked.slice(0, looked);
  const rows = new Map(
    parts.db
      .all<Row>(
        `SELECT id, stream, position, word_count AS wordCount, author, text, occurred_at AS occurredAt
         FROM units WHERE id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(first.map(({ id }) => id))],
      )
      .map((row) => [row.id, row]),
  );
  const matches = compareTokens(parts, tokens, [...rows.values()]);
  if (matches.size === 0) return [...ranked];
  const known = [...matches.values()].map(({ match }) => match);
  const leastMatch = Math.min(...known);
  // A unit that waits for its vectors counts as an average one, as in the first look.
  const averageMatch = known.reduce((sum, match) => sum + match, 0) / known.length;
  const leastCosine = Math.min(...first.map(({ cosine }) => cosine));
  const asksWhen = /^\s*when\b/i.test(question.sentence);

  const second = first
    .map((unit): RankedUnit => {
      const row = rows.get(unit.id);
      const found = matches.get(unit.id);
      const { match, asked } = found ?? { match: averageMatch, asked: 0 };
      const words = weights.words * unit.textScore;
      const meaning =
        readable *
        (weights.tokens * (match - leastMatch) +
          weights.meaning * (unit.cosine - leastCosine) +
          weights.answer * asked);
      const author =
        (unit.authorPlace > 0 ? weights.author : 0) + (unit.authorPlace === 1 ? weights.firstAuthor : 0);
      const form = row ? formOf(row, question, asksWhen, weights) : 0;
      return {
        ...unit,
        score: words + meaning + author + form,
        words,
        meaning,
        author,
        match: found?.match ?? null,
      };
    })
    .sort((a, b) => b.score - a.score || b.id - a.id);
  // The rest keeps its order and stays behind.
  const step = second.at(-1)!.score - first.at(-1)!.score;
  return [...second, ...ranked.slice(looked).map((unit) => ({ ...unit, score: unit.score + step }))];
}

/** What the form of a unit adds, whatever it is about. */
function formOf(row: Row, question: Question, asksWhen: boolean, weights: RerankWeights): number {
  return (
    weights.length * Math.log(Math.max(1, Math.min(maxWordsCounted, row.wordCount))) +
    (asksWhen && timeWords.test(row.text) ? weights.timeSpoken : 0) +
    (question.hints.some(({ from, to }) => row.occurredAt >= from - dayMs && row.occurredAt < to + 3 * dayMs)
      ? weights.date
      : 0) -
    (isQuestion(row.text) ? weights.question : 0)
  );
}

const timeWords =
  /\b(yesterday|today|tomorrow|tonight|last|next|ago|week|weekend|month|year|day|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|\d+(st|nd|rd|th))\b/i;
