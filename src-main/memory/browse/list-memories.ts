/**
 * Pages of memories in any order. What an index can tell is read in its order; the rest is looked at row by row, so many rows a
 * page at most, so that a page costs the same among a million.
 */
import { z } from 'zod';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import {
  memoryIdSchema,
  type Memory,
  type MemoryId,
  type MemoryListQuery,
  type MemorySummary,
} from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { readMemories } from '../memories-table.ts';
import { readTree } from '../organise/categories-table.ts';
import { idsWithin } from '../organise/category-tree.ts';
import type { ListMarks } from './list-marks.ts';
import { kindsOf, placesSql, statesOf, type Place } from './list-sql.ts';
import { createLooking, isPlain } from './looking.ts';
import { readSummaries } from './memory-summaries.ts';
import { memoriesByWords } from './typed-words.ts';

interface Page<Row> {
  readonly memories: Row[];
  readonly nextCursor: string | null;
}

/** So many rows are read at once, and so many at most for one page, where each must be looked at. */
const lookedAtOnce = 250;
const lookedAtMost = 1_000;
/** Found by their words, so many passages at most are put in order; of more, most rows fit anyway. */
const mostFound = 2_000;
const inForce: readonly string[] = ['active', 'candidate'];

/** Whole memories. Throws `invalid-input` for a cursor that no page gave. */
export function listMemories(db: ReadableDb, query: MemoryListQuery): Page<Memory> {
  const { ids, nextCursor } = pageOf(db, query);
  return { memories: readMemories(db, ids), nextCursor };
}

/** Those of a page that were written until a moment. Throws as `listMemories`. */
export function idsThatFit(
  db: ReadableDb,
  query: MemoryListQuery,
  until: number,
): { ids: MemoryId[]; nextCursor: string | null } {
  const { ids, nextCursor } = pageOf(db, query);
  const later = new Set(
    db.column<MemoryId>(
      'SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND created_at > ?',
      [JSON.stringify(ids), until],
    ),
  );
  return { ids: ids.filter((id) => !later.has(id)), nextCursor };
}

/**
 * Rows of a list, and how many there are in all; marks make far rows near. Throws `invalid-input` as well for an offset in a list
 * that is not counted.
 */
export function browseMemories(
  db: ReadableDb,
  query: MemoryListQuery,
  marks: Pick<ListMarks, 'before'>,
): Page<MemorySummary> & { readonly total: number | null } {
  const total = isPlain(query) ? countOf(db, query) : null;
  if (query.offset > 0 && (total === null || query.cursor !== null)) {
    throw new MnemeError(
      'invalid-input',
      say(
        'This list cannot begin at row {offset}: it is not counted, or a cursor says where it begins. Use the nextCursor of the page before.',
        { offset: query.offset },
      ),
    );
  }
  const { ids, nextCursor } =
    total !== null && query.offset > 0 ? pageAt(db, query, total, marks) : pageOf(db, query);
  return { memories: readSummaries(db, ids), nextCursor, total };
}

/** Lays one more mark in the list, where it is long and counted; false where it needs none. */
export function markList(db: ReadableDb, query: MemoryListQuery, marks: Pick<ListMarks, 'lay'>): boolean {
  return isPlain(query) && marks.lay(query, countOf(db, query));
}

/** From the nearest mark before it or from the end, whichever is nearer: passing rows over is what a jump costs. */
function pageAt(
  db: ReadableDb,
  query: MemoryListQuery,
  total: number,
  marks: Pick<ListMarks, 'before'>,
): { ids: MemoryId[]; nextCursor: string | null } {
  const limit = Math.min(query.limit, total - query.offset);
  if (limit <= 0) return { ids: [], nextCursor: null };
  const left = total - query.offset - limit;
  // Counted in ascending order, whichever way it is shown.
  const [before, behind] = query.descending ? [left, query.offset] : [query.offset, left];
  const mark = marks.before(query, before);
  const isFromMark = before - mark.rows <= behind;
  const reading = isFromMark
    ? { after: mark.place, offset: before - mark.rows }
    : { after: null, offset: behind };
  const { sql, parameters } = placesSql(
    { ...query, descending: !isFromMark },
    { within: null, found: null, limit, ...reading },
  );
  const places = db.all<Place>(sql, parameters);
  if (isFromMark === query.descending) places.reverse();
  const last = places.at(-1);
  return { ids: places.map(({ id }) => id), nextCursor: last && left > 0 ? writeCursor(last) : null };
}

function pageOf(db: ReadableDb, given: MemoryListQuery): { ids: MemoryId[]; nextCursor: string | null } {
  const narrow = categoriesOf(db, given);
  const typed = given.text.trim();
  const areInForce = given.states.length > 0 && given.states.every((state) => inForce.includes(state));
  const found =
    (typed !== '' && areInForce ? memoriesByWords(db, typed, mostFound) : memoriesByTime(db, given)) ??
    memoriesOfFew(db, given, narrow);
  // Too many to be put in order: read in that order, and each looked at.
  const isWide = found === null && given.order !== 'happened' && isOfSome(given, narrow);
  const query = isWide ? { ...given, tag: null, unconfirmed: false } : given;
  const within = isWide ? null : narrow;
  const looking = createLooking(db, given, isWide ? { within: narrow } : null);
  const ids: MemoryId[] = [];
  let after = query.cursor === null ? null : readCursor(query.cursor);
  for (let looked = 0; looked < lookedAtMost;) {
    const atOnce = !looking ? query.limit + 1 : found ? mostFound + 1 : lookedAtOnce;
    const { sql, parameters } = placesSql(query, { within, found, after, limit: atOnce });
    const places = db.all<Place>(sql, parameters);
    const kept = looking ? new Set(looking(places.map(({ id }) => id))) : null;
    for (const [at, place] of places.entries()) {
      if (kept && !kept.has(place.id)) continue;
      if (ids.length === query.limit) return { ids, nextCursor: after && writeCursor(after) };
      ids.push(place.id);
      after = place;
      if (ids.length === query.limit && at === places.length - 1 && places.length === atOnce)
        return { ids, nextCursor: writeCursor(place) };
    }
    if (places.length < atOnce) return { ids, nextCursor: null };
    after = places.at(-1)!;
    looked += places.length;
  }
  return { ids, nextCursor: after && writeCursor(after) };
}

/** Whether it keeps to what has an index of its own, in the order of time. */
function isOfSome({ tag, unconfirmed }: MemoryListQuery, narrow: readonly number[] | null): boolean {
  return narrow !== null || tag !== null || unconfirmed;
}

/** Those of a category or a tag, where another order is wanted than that of their index; null where they are many. */
function memoriesOfFew(
  db: ReadableDb,
  query: MemoryListQuery,
  within: readonly number[] | null,
): MemoryId[] | null {
  if (query.order === 'happened' || !isOfSome(query, within)) return null;
  const few = { within, found: null, after: null, limit: mostFound + 1 };
  const { sql, parameters } = placesSql({ ...query, order: 'happened' }, few);
  const places = db.all<Place>(sql, parameters);
  return places.length > mostFound ? null : places.map(({ id }) => id);
}

function categoriesOf(db: ReadableDb, { categoryId, directly }: MemoryListQuery): readonly number[] | null {
  if (categoryId === null) return null;
  return directly ? [categoryId] : idsWithin(readTree(db), categoryId);
}

/** In another order than that of time the memories of a stretch lie far apart; null where there are many, or no stretch. */
function memoriesByTime(db: ReadableDb, query: MemoryListQuery): MemoryId[] | null {
  if (query.order === 'happened' || (query.from === null && query.to === null)) return null;
  const all = { within: null, found: null, after: null, limit: mostFound + 1 };
  const { sql, parameters } = placesSql({ ...query, order: 'happened' }, all);
  const places = db.all<Place>(sql, parameters);
  return places.length > mostFound ? null : places.map(({ id }) => id);
}

function countOf(db: ReadableDb, query: MemoryListQuery): number {
  return db.value<number>(
    `SELECT coalesce(sum(memories), 0) FROM memory_counts WHERE scope = :scope
       AND kind IN (SELECT value FROM json_each(:kinds)) AND state IN (SELECT value FROM json_each(:states))`,
    {
      scope: query.scope ?? '',
      kinds: JSON.stringify(kindsOf(query)),
      states: JSON.stringify(statesOf(query)),
    },
  )!;
}

const placeSchema = z.tuple([z.union([z.number(), z.string()]), memoryIdSchema]);

function writeCursor({ place, id }: Place): string {
  return JSON.stringify([place, id]);
}

function readCursor(cursor: string): Place {
  try {
    const [place, id] = placeSchema.parse(JSON.parse(cursor));
    return { place, id };
  } catch (cause) {
    throw new MnemeError(
      'invalid-input',
      say(
        '"{cursor}" is no place in the list of memories. Give the nextCursor of the page before, or null for the first.',
        { cursor },
      ),
      { cause },
    );
  }
}
