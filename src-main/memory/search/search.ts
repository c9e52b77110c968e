/**
 * Search: asks the words and the meaning, adds their scores, and says why each hit was found. Read `createSearch` first.
 * Every arm can bring a hit in; an arm that is missing is named in the answer.
 */
import type { z } from 'zod';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { OutputOf } from '../../../src-preload/contract/route.ts';
import type {
  MissingArm,
  SearchFilters,
  searchQuerySchema,
  searchRequests,
  Understood,
} from '../../../src-preload/contract/search.ts';
import type { Clock } from '../../base/clock.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { allText } from '../../store/text-index.ts';
import { createTermCounts } from '../../store/term-counts.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import type { EmbedBacklog } from '../embed-backlog.ts';
import { arrange, type ArrangedUnit } from './arrange.ts';
import type { RankedUnit } from './fuse.ts';
import { missingArms } from './explain.ts';
import { readFacets } from './facets.ts';
import { defaultRanking, type Ranking } from './ranking.ts';
import { readHits, type UnitSearchAnswer } from './hits.ts';
import { listByTime } from './list-by-time.ts';
import { createWordMatcher } from './passage.ts';
import { expressionsOf, readQuestion, type Question } from './question.ts';
import { rankUnits } from './rank-units.ts';
import { readCursor, writeCursor, type SearchCursor } from './search-cursor.ts';
import { restrictionOf, type HiddenUnits } from './search-filter.ts';

export type SearchQuery = z.output<typeof searchQuerySchema>;

export interface SearchOptions {
  readonly db: ReadableDb;
  readonly vectors: VectorIndex;
  readonly embedder: Embedder;
  readonly backlog: Pick<EmbedBacklog, 'state' | 'waiting'>;
  readonly clock: Clock;
  /** What is never found now; the usual is nothing. */
  readonly hidden?: () => HiddenUnits | null;
  /** The benches measure others. */
  readonly ranking?: Ranking;
}

export interface Search {
  /**
   * One page of hits, best first; newest first where nothing but filters was asked. Rejects with `MnemeError('cancelled')`
   * when the signal aborts, between two steps, and with `invalid-input` for a cursor that no page ended with.
   */
  query(input: SearchQuery, signal?: AbortSignal): Promise<UnitSearchAnswer>;
  facets(): OutputOf<typeof searchRequests, 'search.facets'>;
}

/** A ranking that is being paged through. */
interface RankedList {
  readonly key: string;
  readonly ranked: readonly ArrangedUnit[];
  /** All units that were ranked, also those that were folded into others. */
  readonly known: readonly number[];
  /** Units with any of the words that no arm had among its best; read when paging comes so far. */
  rest: readonly ArrangedUnit[] | null;
  readonly failure: string | null;
  readonly isWeak: boolean;
}

/** A page of units before it is shown. */
interface Page {
  readonly question: Question;
  readonly units: readonly ArrangedUnit[];
  readonly next: SearchCursor | null;
  readonly missing: MissingArm[];
  readonly isWeak: boolean;
}

const keptLists = 16;

export function createSearch(options: SearchOptions): Search {
  const { db, vectors, embedder, backlog, clock, ranking = defaultRanking } = options;
  const hidden = options.hidden ?? (() => null);
  const termCounts = createTermCounts(db);
  const lists = new Map<number, RankedList>();
  let lastList = 0;

  return {
    async query(input, signal) {
      const startedAt = performance.now();
      const before = input.cursor === null ? null : readCursor(input.cursor);
      const cursor: SearchCursor = before ?? {
        list: 0,
        now: clock.now(),
        newest: db.value<number>('SELECT coalesce(max(id), 0) FROM units')!,
        offset: 0,
        anyTime: false,
        last: null,
      };
      const dated = readQuestion(input.text, cursor.now, input.literal);
      const page = await readPage(input, dated, cursor, signal);
      stopIfCancelled(signal);
      const { question } = page;
      return {
        hits: readHits(db, page.units, createWordMatcher(question.words, question.phrases)),
        nextCursor: page.next && writeCursor(page.next),
        understood: [...question.understood],
        leftOut: question === dated ? [] : [...dated.understood],
        weak: page.isWeak,
        missing: page.missing,
        tookMs: performance.now() - startedAt,
      };
    },
    facets: () => readFacets(db),
  };

  /** A date in the words may as well be a part of what is looked for ("the meeting in May"): where it leaves nothing, it goes. */
  async function readPage(
    input: SearchQuery,
    dated: Question,
    cursor: SearchCursor,
    signal: AbortSignal | undefined,
  ): Promise<Page> {
    const anyTime = async (): Promise<Page> => {
      const texts = dated.understood.map(({ text }) => text);
      const undated = readQuestion(input.text, cursor.now, [...input.literal, ...texts]);
      return pageOf(input, undated, { ...cursor, anyTime: true }, signal);
    };
    if (cursor.anyTime) return anyTime();
    const within = await pageOf(input, dated, cursor, signal);
    const isEnough = within.units.length > 0 && !within.isWeak;
    const isDated = dated.understood.length > 0 && dated.sentence !== '';
    if (isEnough || !isDated || input.cursor !== null) return within;
    const beyond = await anyTime();
    return beyond.units.length > 0 && (within.units.length === 0 || !beyond.isWeak) ? beyond : within;
  }

  async function pageOf(
    input: SearchQuery,
    question: Question,
    cursor: SearchCursor,
    signal: AbortSignal | undefined,
  ): Promise<Page> {
    const filters = withDates(input.filters, question.understood);
    const page =
      question.sentence === ''
        ? pageByTime(question, filters, cursor, input.limit)
        : await pageByRank(input, question, filters, cursor, signal);
    return { question, ...page };
  }

  function pageByTime(
    question: Question,
    filters: SearchFilters,
    cursor: SearchCursor,
    limit: number,
  ): Omit<Page, 'question'> {
    const { excluded } = expressionsOf(question);
    const rows = listByTime(db, {
      filters,
      excluded,
      newest: cursor.newest,
      hidden: hidden(),
      last: cursor.last,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      units: shown.map(({ id }) => unranked(id)),
      next:
        rows.length > limit && last
          ? { ...cursor, last: [last.occurredAt, last.id] as [number, number] }
          : null,
      missing: [],
      isWeak: false,
    };
  }

  async function pageByRank(
    input: SearchQuery,
    question: Question,
    filters: SearchFilters,
    cursor: SearchCursor,
    signal: AbortSignal | undefined,
  ): Promise<Omit<Page, 'question'>> {
    const expressions = expressionsOf(question);
    const without = hidden();
    const restriction = restrictionOf(filters, expressions, cursor.newest, without);
    const key = JSON.stringify([
      input.text,
      input.literal,
      cursor.anyTime,
      filters,
      cursor.newest,
      without?.parameters,
    ]);
    let id = cursor.list;
    let list = lists.get(id);
    if (list?.key !== key) {
      const checkpoint = (): Promise<void> => breathe(signal);
      const { ranked, failure } = await rankUnits(
        { db, vectors, embedder, isMeaningReady: backlog.state().state === 'ready', termCounts, ranking },
        { question, restriction },
        checkpoint,
      );
      await checkpoint();
      list = {
        key,
        ranked: arrange(db, ranked),
        known: ranked.map(({ id }) => id),
        rest: null,
        failure,
        isWeak: isWeak(ranked[0]),
      };
      id = ++lastList;
      remember(id, list);
    }
    const end = cursor.offset + input.limit;
    if (end >= list.ranked.length && list.rest === null) {
      const known = new Set(list.known);
      const all = expressions.any ? allText(db, expressions.any, ranking.columns, restriction) : [];
      list.rest = all.filter((unitId) => !known.has(unitId)).map(unranked);
    }
    const units = list.ranked.slice(cursor.offset, end);
    const missing = input.limit - units.length;
    if (missing > 0 && list.rest) {
      const start = Math.max(0, cursor.offset - list.ranked.length);
      units.push(...list.rest.slice(start, start + missing));
    }
    const total = list.ranked.length + (list.rest?.length ?? 0);
    return {
      units,
      next: end < total ? { ...cursor, list: id, offset: end } : null,
      missing: missingArms(backlog.state(), backlog.waiting(), list.failure),
      isWeak: list.isWeak,
    };
  }

  function isWeak(best: RankedUnit | undefined): boolean {
    return best !== undefined && best.match !== null && best.match + best.cosine < ranking.weakBelow;
  }

  function remember(id: number, list: RankedList): void {
    lists.set(id, list);
    if (lists.size > keptLists) lists.delete(lists.keys().next().value!);
  }
}

/**
 * The dates of the question narrow the filters that were set by hand. Several dates narrow each other ("last week, on
 * Tuesday"); where they have nothing in common, the whole stretch from the first to the last counts.
 */
function withDates(filters: SearchFilters, understood: readonly Understood[]): SearchFilters {
  if (understood.length === 0) return filters;
  const starts = understood.map((date) => date.from);
  const ends = understood.map((date) => date.to);
  const haveCommon = Math.max(...starts) < Math.min(...ends);
  const from = haveCommon ? Math.max(...starts) : Math.min(...starts);
  const to = haveCommon ? Math.min(...ends) : Math.max(...ends);
  return { ...filters, from: Math.max(filters.from ?? 0, from), to: Math.min(filters.to ?? Infinity, to) };
}

function unranked(id: number): ArrangedUnit {
  return {
    id,
    alike: 0,
    score: 0,
    words: 0,
    meaning: 0,
    author: 0,
    textScore: 0,
    cosine: 0,
    authorPlace: 0,
    match: null,
  };
}

/** Lets a newer request in, so that it can cancel this one. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  stopIfCancelled(signal);
  await new Promise((resolve) => setImmediate(resolve));
  stopIfCancelled(signal);
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MnemeError('cancelled', say('A newer question replaced this one.'));
}
