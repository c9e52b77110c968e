/**
 * Finds the units whose vectors are nearest to a question's. The sign bits of all vectors stay in memory (48 bytes each
 * at 384 dimensions). Three looks, each at fewer units and with sharper eyes: the bits that differ from the question's
 * are counted for all; the nearest by that are compared with the whole question; the nearest by that are fetched from the
 * store and scored exactly. (vec0's bit vectors with rescoring were slower than scanning int8, as its cost grows with the
 * number wanted.)
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { blockOf, firstOf, keepSignBlock, readSignBlock } from './sign-blocks.ts';
import { createSignScan } from './sign-scan.ts';
import type { SqlValue, WritableDb } from './statements.ts';
import {
  bytesAsInt8,
  cosine,
  int8Bytes,
  signedDot,
  signTables,
  signWords,
  toInt8,
  writeSigns,
} from './vector-codec.ts';
import { unitTables, type VectorTables } from './vector-tables.ts';

export interface VectorIndex {
  readonly tables: VectorTables;
  readonly embedderId: number;
  /** Vectors in the index. */
  readonly size: number;
  /** Reads the stored vectors' signs, in slices between which others may run. Needed once, before the first search. */
  load(): Promise<void>;
  /** Stores a vector as a row and in memory; a rolled-back row is dropped from memory when it is next met. */
  put(unitId: number, vector: Float32Array): void;
  /** Forgets units whose rows were removed. */
  remove(unitIds: readonly number[]): void;
  /** The nearest `count` units, best first. `allowed` restricts them. */
  nearest(
    question: Float32Array,
    count: number,
    allowed: ((unitId: number) => boolean) | null,
  ): readonly ScoredUnit[];
  /** Exact cosines of the given units; those without a vector are left out. */
  cosines(question: Float32Array, unitIds: readonly number[]): Map<number, number>;
  /** The stored vectors of the given units, of any length; those without one are left out. */
  vectorsOf(unitIds: readonly number[]): Map<number, Float32Array>;
}

export interface ScoredUnit {
  readonly id: number;
  readonly cosine: number;
}

/**
 * How many units the second look takes, and the third, in an index of `size`. The more there are, the more lie between those
 * that are near and those that seem to be; `test/bench/README.md` has the recall.
 */
const shortlisted = (size: number): number => Math.max(8000, Math.ceil(size / 40));
const rescored = (size: number): number => Math.max(600, Math.ceil(2 * Math.sqrt(size)));

/** The row of an embedder, made where it is missing. */
function embedderIdOf(db: WritableDb, fingerprint: string): number {
  const known = db.value<number>('SELECT id FROM embedders WHERE fingerprint = ?', [fingerprint]);
  // No statement that could write at each start: it would keep a store on a full disk from being read.
  return known ?? db.run('INSERT INTO embedders (fingerprint) VALUES (?)', [fingerprint]).id;
}

/** An index over the vectors of one embedder; those of others are invisible to it. */
export function createVectorIndex(
  db: WritableDb,
  fingerprint: string,
  dimensions: number,
  tables: VectorTables = unitTables,
): VectorIndex {
  const embedderId = embedderIdOf(db, fingerprint);
  const words = signWords(dimensions);
  const scan = createSignScan(words);
  scan.reserve(1024);
  let ids = new Float64Array(1024);
  let signs = scan.signs();
  let size = 0;
  // By unit: its place in the arrays above plus 1, or 0. Units are numbered in a row, so a Map would take ten times the room.
  let places = new Int32Array(1024);

  function keep(unitId: number, vector: Int8Array): void {
    writeSigns(vector, signs, placeFor(unitId) * words);
  }

  /** The unit's place, a new one where it has none. */
  function placeFor(unitId: number): number {
    if (unitId >= places.length) places = grown(places, unitId + 1);
    const known = places[unitId]! - 1;
    if (known >= 0) return known;
    const place = size++;
    if (place === ids.length) {
      ids = grown(ids, size);
      scan.reserve(ids.length);
      signs = scan.signs();
    }
    ids[place] = unitId;
    places[unitId] = place + 1;
    return place;
  }

  /** The last entry takes the place of the one that goes. */
  function drop(unitId: number): void {
    const place = (places[unitId] ?? 0) - 1;
    if (place < 0) return;
    places[unitId] = 0;
    const last = --size;
    if (place === last) return;
    ids[place] = ids[last]!;
    signs.copyWithin(place * words, last * words, (last + 1) * words);
    places[ids[place]] = place + 1;
  }

  function cosines(question: Float32Array, unitIds: readonly number[]): Map<number, number> {
    const found = readVectors('unit_id IN (SELECT value FROM json_each(?))', [JSON.stringify(unitIds)]);
    return new Map(found.ids.map((id, place) => [id, cosine(question, found.vectorAt(place))]));
  }

  /** In one row for all: an object and a buffer for each vector would take most of the time. */
  function readVectors(
    condition: string,
    parameters: readonly SqlValue[],
  ): { readonly ids: readonly number[]; readonly vectorAt: (place: number) => Int8Array } {
    const row = db.get<{ ids: string; vectors: Uint8Array | null }>(
      `SELECT json_group_array(id) AS ids, CAST(group_concat(vector, '') AS BLOB) AS vectors FROM (
         SELECT unit_id AS id, vector FROM ${tables.vectors} WHERE ${condition} AND embedder_id = ? ORDER BY unit_id)`,
      [...parameters, embedderId],
    )!;
    const bytes = bytesAsInt8(row.vectors ?? new Uint8Array());
    return {
      ids: JSON.parse(row.ids) as number[],
      vectorAt: (place) => bytes.subarray(place * dimensions, (place + 1) * dimensions),
    };
  }

  /** Answers whether it was kept. */
  function loadKeptBlock(block: number): boolean {
    const kept = readSignBlock(db, tables, embedderId, block);
    for (const [nth, unitId] of kept?.unitIds.entries() ?? []) {
      const place = placeFor(unitId);
      signs.set(kept!.signs.subarray(nth * words, (nth + 1) * words), place * words);
    }
    return kept !== null;
  }

  /** From the vectors themselves; kept for the next start where no further units will come to it. */
  function loadBlock(block: number, isFull: boolean): void {
    const condition = 'unit_id >= ? AND unit_id < ?';
    const { ids: unitIds, vectorAt } = readVectors(condition, [firstOf(block), firstOf(block + 1)]);
    for (const [nth, unitId] of unitIds.entries()) keep(unitId, vectorAt(nth));
    if (!isFull || unitIds.length === 0) return;
    const ofBlock = new Uint32Array(unitIds.length * words);
    for (const [nth, unitId] of unitIds.entries()) {
      const at = placeFor(unitId) * words;
      ofBlock.set(signs.subarray(at, at + words), nth * words);
    }
    try {
      keepSignBlock(db, tables, embedderId, block, { unitIds, signs: ofBlock });
    } catch (error) {
      // Kept signs only save time; a full disk is no reason not to search.
      if (!(error instanceof MnemeError && error.code === 'disk-full')) throw error;
    }
  }

  return {
    tables,
    embedderId,
    get size() {
      return size;
    },
    async load() {
      const newest = blockOf(db.value<number>(`SELECT max(unit_id) FROM ${tables.vectors}`) ?? 0);
      for (let block = 0; block <= newest; block++) {
        if (!loadKeptBlock(block)) loadBlock(block, block < newest);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    put(unitId, vector) {
      const stored = toInt8(vector);
      db.run(`INSERT OR REPLACE INTO ${tables.vectors} (unit_id, embedder_id, vector) VALUES (?, ?, ?)`, [
        unitId,
        embedderId,
        int8Bytes(stored),
      ]);
      keep(unitId, stored);
    },
    remove(unitIds) {
      for (const unitId of unitIds) drop(unitId);
    },
    nearest(question, count, allowed) {
      const candidates = nearestBySigns(question, Math.max(rescored(size), count), allowed);
      const scores = cosines(question, candidates);
      // A unit whose row is gone has no score; memory follows.
      for (const id of candidates) if (!scores.has(id)) drop(id);
      return [...scores]
        .map(([id, score]) => ({ id, cosine: score }))
        .sort((a, b) => b.cosine - a.cosine || b.id - a.id)
        .slice(0, count);
    },
    cosines,
    vectorsOf(unitIds) {
      const found = readVectors('unit_id IN (SELECT value FROM json_each(?))', [JSON.stringify(unitIds)]);
      return new Map(found.ids.map((id, place) => [id, Float32Array.from(found.vectorAt(place))]));
    },
  };

  /** The units that seem nearest by their signs: `count`, or a few more where several seem equally near. */
  function nearestBySigns(
    question: Float32Array,
    count: number,
    allowed: ((unitId: number) => boolean) | null,
  ): number[] {
    const shortlist = shortlistBySigns(question, Math.max(shortlisted(size), count), allowed);
    const tables = signTables(question);
    const dots = new Float32Array(shortlist.length);
    for (let nth = 0; nth < dots.length; nth++)
      dots[nth] = signedDot(tables, signs, shortlist[nth]! * words, words);
    const least = dots.toSorted()[Math.max(0, dots.length - count)]!;
    const nearest: number[] = [];
    for (let nth = 0; nth < dots.length; nth++) if (dots[nth]! >= least) nearest.push(ids[shortlist[nth]!]!);
    return nearest;
  }

  /** The places of the `count` units whose signs differ least from the question's, and of those that differ as little. */
  function shortlistBySigns(
    question: Float32Array,
    count: number,
    allowed: ((unitId: number) => boolean) | null,
  ): Uint32Array {
    const questionSigns = new Uint32Array(words);
    writeSigns(toInt8(question), questionSigns, 0);
    const distances = scan.distances(questionSigns, size);
    const farthest = words * 32 + 1;
    if (allowed)
      for (let place = 0; place < size; place++) if (!allowed(ids[place]!)) distances[place] = farthest;
    const histogram = new Uint32Array(farthest + 1);
    for (let place = 0; place < size; place++) histogram[distances[place]!]!++;
    let found = 0;
    let cutoff = -1;
    while (found < count && cutoff < farthest - 1) found += histogram[++cutoff]!;
    const shortlist = new Uint32Array(found);
    for (let place = 0, nth = 0; nth < found; place++)
      if (distances[place]! <= cutoff) shortlist[nth++] = place;
    return shortlist;
  }
}

/** A copy with room for `least` entries and as many again; the rest is 0. */
function grown<T extends Float64Array | Int32Array>(array: T, least: number): T {
  const more = new (array.constructor as new (length: number) => T)(least * 2);
  more.set(array);
  return more;
}
