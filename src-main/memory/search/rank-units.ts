/** Asks every arm for its best units and fuses them. */
import { wordsOf } from '../../../src-preload/contract/sentences/wording.ts';
import { ownerWords } from '../../base/stop-words.ts';
import type { Embedder, QuestionVectors } from '../../embedding/embedder.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { allowedUnits, bestText, type UnitRestriction } from '../../store/text-index.ts';
import { affordableWords, type TermCounts } from '../../store/term-counts.ts';
import { tokensOf } from '../../store/text-normal.ts';
import { anyOf, segments } from '../../store/text-query.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import { fuse, type Candidate, type RankedUnit } from './fuse.ts';
import type { Ranking } from './ranking.ts';
import type { Question } from './question.ts';
import { rerank } from './rerank.ts';

export interface RankingArms {
  readonly db: ReadableDb;
  readonly vectors: VectorIndex;
  readonly embedder: Embedder;
  readonly isMeaningReady: boolean;
  readonly termCounts: TermCounts;
  readonly ranking: Ranking;
}

export interface RankingTask {
  readonly question: Question;
  readonly restriction: UnitRestriction;
}

/** Units that each arm brings in. */
const armUnits = 400;

/**
 * Rows of the text index that a search may score, at about a microsecond each. In a store of up to some 10,000 units that
 * is all of them; in a larger one the most common words of a question are left out (they tell the least, and on the
 * benches leaving out all but the five rarest cost no recall). Filters leave fewer rows to score.
 */
const maxScoredRows = 15_000;
const maxScoredRowsFiltered = 60_000;

/**
 * The units that the arms know of, best first, and why the meaning could not be asked (null where it could).
 * `checkpoint` is awaited between the steps; what it throws ends the search.
 */
export async function rankUnits(
  { db, vectors, embedder, isMeaningReady, termCounts, ranking }: RankingArms,
  { question, restriction }: RankingTask,
  checkpoint: () => Promise<void>,
): Promise<{ readonly ranked: RankedUnit[]; readonly failure: string | null }> {
  const readable = embedder.readsEveryScript ? 1 : readableShare(question.sentence);
  let asked: QuestionVectors | null = null;
  let failure: string | null = null;
  if (readable === 0) failure = 'The model on this computer compares meanings only in the Latin script.';
  else if (isMeaningReady && ranking.meaning > 0) {
    try {
      asked = await embedder.embedQuery(question.sentence);
    } catch (error) {
      failure = wordsOf(error);
    }
  }
  await checkpoint();

  const vector = asked?.whole ?? null;
  const allowed = allowedUnits(db, restriction);
  const near = vector ? vectors.nearest(vector, armUnits, allowed && ((id) => allowed.has(id))) : [];
  await checkpoint();

  const cosines = new Map(near.map(({ id, cosine }) => [id, cosine]));
  const { expression, oldest } = scoredWords(question, termCounts, restriction, allowed?.size ?? Infinity);
  const texts =
    expression && ranking.words > 0
      ? bestText(db, expression, ranking.columns, armUnits, [...cosines.keys()], { ...restriction, oldest })
      : [];
  await checkpoint();

  const scores = new Map(texts.map(({ id, bm25 }) => [id, bm25]));
  if (vector) {
    const unknown = texts.map(({ id }) => id).filter((id) => !cosines.has(id));
    for (const [id, cosine] of vectors.cosines(vector, unknown)) cosines.set(id, cosine);
  }
  const ids = [...new Set([...scores.keys(), ...cosines.keys()])];
  const authors = ranking.author > 0 ? authorPlaces(db, question, ids) : new Map<number, 1 | 2>();
  const candidates = ids.map((id): Candidate => ({
    id,
    bm25: scores.get(id) ?? null,
    cosine: cosines.get(id) ?? null,
    authorPlace: authors.get(id) ?? 0,
  }));
  const ranked = fuse(candidates, { ...ranking, meaning: ranking.meaning * readable });
  if (!asked || !ranking.rerank) return { ranked, failure };
  await checkpoint();
  const parts = { db, embedderId: vectors.embedderId, termCounts };
  return {
    ranked: rerank(parts, { question, tokens: asked.tokens, readable }, ranked, ranking.rerank),
    failure,
  };
}

/**
 * The words to score, and the first unit to score them in: where even the rarest word stands in too many rows of a large
 * store, which of them it stands in tells little, and the newest are looked through. With filters all are.
 */
function scoredWords(
  question: Question,
  termCounts: TermCounts,
  { within, newest }: UnitRestriction,
  allowed: number,
): { readonly expression: string | null; readonly oldest: number } {
  const words = [...new Set([...question.words.flatMap(segments), ...question.phrases])];
  if (within.length > 0) {
    // Where the filters leave nearly everything, as much has to be scored as without them.
    const most = Math.min(maxScoredRowsFiltered, maxScoredRows * (termCounts.rows() / Math.max(1, allowed)));
    return {
      expression: anyOf(affordableWords(words, termCounts, Math.max(maxScoredRows, most))),
      oldest: 0,
    };
  }
  const affordable = affordableWords(words, termCounts, maxScoredRows);
  const rows = affordable.reduce((sum, word) => sum + termCounts.rowsWith(word), 0);
  const isLarge = termCounts.rows() > maxScoredRows && rows > 2 * maxScoredRows;
  return {
    expression: anyOf(affordable),
    oldest: isLarge ? Math.floor(newest * (1 - (2 * maxScoredRows) / rows)) : 0,
  };
}

/** Share of a question's letters that the English model knows; its vectors of other scripts say nothing. */
function readableShare(sentence: string): number {
  const letters = sentence.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return 1;
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length / letters.length;
}

/** Of the units, those written by someone whom the question names (or by the owner where it says "I"): 1 for the one named first. */
function authorPlaces(db: ReadableDb, question: Question, ids: readonly number[]): Map<number, 1 | 2> {
  const rows = db.all<{ id: number; author: string | null; byOwner: number }>(
    'SELECT id, author, by_owner AS byOwner FROM units WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  const ownerPlace = question.isAboutOwner ? firstPlace(question.stems, [...ownerWords]) : Infinity;
  const known = new Map<string, number>();
  const placeOf = (author: string): number => {
    let place = known.get(author);
    if (place === undefined) {
      place = namedPlace(question.stems, author);
      known.set(author, place);
    }
    return place;
  };
  const places = rows.map(({ id, author, byOwner }) => ({
    id,
    place: Math.min(byOwner === 1 ? ownerPlace : Infinity, author === null ? Infinity : placeOf(author)),
  }));
  const distinct = new Set(places.map(({ place }) => place).filter(Number.isFinite));
  // Of a single one nothing more is known by its being the first.
  const first = distinct.size > 1 ? Math.min(...distinct) : -1;
  return new Map(
    places
      .filter(({ place }) => Number.isFinite(place))
      .map(({ id, place }) => [id, place === first ? 1 : 2] as const),
  );
}

/** Words in the names of programs that are also said without meaning one. */
const commonNameWords: ReadonlySet<string> = new Set(
  [
    'app',
    'browser',
    'code',
    'desktop',
    'editor',
    'file',
    'manager',
    'microsoft',
    'player',
    'reader',
    'studio',
    'text',
    'viewer',
    'visual',
    'web',
    'window',
  ].map((word) => tokensOf(word)[0]!.stem),
);

/** Where a question names an author: "Chrome" names "Google Chrome"; "code" alone does not name "Visual Studio Code". */
function namedPlace(questionStems: ReadonlyMap<string, number>, author: string): number {
  const name = tokensOf(author).map((token) => token.stem);
  if (name.length === 0) return Infinity;
  if (name.every((stem) => questionStems.has(stem))) return firstPlace(questionStems, name);
  return firstPlace(
    questionStems,
    name.filter((stem) => stem.length > 3 && !commonNameWords.has(stem)),
  );
}

function firstPlace(questionStems: ReadonlyMap<string, number>, stems: readonly string[]): number {
  return Math.min(...stems.map((stem) => questionStems.get(stem) ?? Infinity));
}
