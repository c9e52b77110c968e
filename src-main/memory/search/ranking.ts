/** The weights of the ranking, all in one place, so that a bench can measure others. */
import type { ColumnWeights } from '../../store/text-index.ts';

export interface RerankWeights {
  /** Of the words of the first look, whose best score in a question is 1. */
  readonly words: number;
  /** Of the comparison word by word. */
  readonly tokens: number;
  /** Of the cosine between question and unit. */
  readonly meaning: number;
  /** Of the question naming who wrote the unit, and more where it names that author first of several. */
  readonly author: number;
  readonly firstAuthor: number;
  /** Of a time that the unit speaks of, where the question asks when. */
  readonly timeSpoken: number;
  /** Of a date in the question that is no filter and in which the unit was written, or soon after. */
  readonly date: number;
  /** Of answering what somebody else asked just before, by how well that question matches. */
  readonly answer: number;
  /** Taken off a unit that is itself a question. */
  readonly question: number;
  /** Of the logarithm of the number of words, up to 80: greetings tell little. */
  readonly length: number;
}

export const defaultRerank: RerankWeights = {
  words: 0.6,
  tokens: 6,
  meaning: 2,
  author: 0.6,
  firstAuthor: 0.3,
  timeSpoken: 0.2,
  date: 0.5,
  answer: 0.35,
  question: 0.2,
  length: 0.05,
};

export interface Ranking {
  /** Weight of the words, whose best score in a question is 1. */
  readonly words: number;
  /** Of the columns: the unit's own words, its direct neighbours', the next ones'. */
  readonly columns: ColumnWeights;
  /** Weight of the cosine between question and unit. */
  readonly meaning: number;
  /** Weight of the question naming who wrote the unit. */
  readonly author: number;
  /** The second look at the best; null for none. */
  readonly rerank: RerankWeights | null;
  /**
   * Below it the best hit does not match well: how well the question's words are met one by one, and its cosine, added. Not the score,
   * which counts from the least of the candidates up.
   */
  readonly weakBelow: number;
}

export const defaultRanking: Ranking = {
  words: 1,
  columns: [1, 0.7, 0.5],
  meaning: 4,
  author: 0.7,
  rerank: defaultRerank,
  // On the windows of the bench `day` it names half of the questions without an answer, and one in twenty of the others.
  weakBelow: 0.96,
};
