/**
 * Finds the units whose vectors are nearest to a question's. The sign bits of all vectors stay in memory (48 bytes each
 * at 384 dimensions) and are scanned; the few nearest by bits are fetched and scored exactly.
 * (vec0's bit vectors with rescoring were slower than scanning int8, as its cost grows with the number wanted.)
 */
import type { WritableDb } from './statements.ts';
import { bytesAsInt8, cosine, hamming, int8Bytes, signWords, toInt8, writeSigns } from './vector-codec.ts';

export interface VectorIndex {
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
}

export interface ScoredUnit {
  readonly id: number;
  readonly cosine: number;
}

/** How many of the nearest by bits are scored exactly: they hold 97.6 % of the exact first twenty. */
const rescored = 400;
const sliceRows = 1000;

/** The row of an embedder, made where it is missing. */
function embedderIdOf(db: WritableDb, fingerprint: string): number {
  const known = db.value<number>('SELECT id FROM embedders WHERE fingerprint = ?', [fingerprint]);
  // No statement that could write at each start: it would keep a store on a full disk from being read.
  return known ?? db.run('INSERT INTO embedders (fingerprint) VALUES (?)', [fingerprint]).id;
}

/** An index over the vectors of one embedder; those of others are invisible to it. */
export function createVectorIndex(db: WritableDb, fingerprint: string, dimensions: number): VectorIndex {
  const embedderId = embedderIdOf(db, fingerprint);
  const words = signWords(dimensions);
  let ids = new Float64Array(1024);
  let signs = new Uint32Array(1024 * words);
  let size = 0;
  const places = new Map<number, number>();

  function keep(unitId: number, vector: ArrayLike<number>): void {
    let place = places.get(unitId);
    if (place === undefined) {
      place = size++;
      if (place === ids.length) grow();
      ids[place] = unitId;
      places.set(unitId, place);
    }
    writeSigns(vector, signs, place * words);
  }

  function grow(): void {
    const more = new Float64Array(ids.length * 2);
    more.set(ids);
    ids = more;
    const moreSigns = new Uint32Array(signs.length * 2);
    moreSigns.set(signs);
    signs = moreSigns;
  }

  /** The last entry takes the place of the one that goes. */
  function drop(unitId: number): void {
    const place = places.get(unitId);
    if (place === undefined) return;
    places.delete(unitId);
    const last = --size;
    if (place === last) return;
    ids[place] = ids[last]!;
    signs.copyWithin(place * words, last * words, (last + 1) * words);
    places.set(ids[place], place);
  }

  function cosines(question: Float32Array, unitIds: readonly number[]): Map<number, number> {
    const rows = db.all<{ id: number; vector: Uint8Array }>(
      `SELECT unit_id AS id, vector FROM unit_vectors
       WHERE unit_id IN (SELECT value FROM json_each(?)) AND embedder_id = ?`,
      [JSON.stringify(unitIds), embedderId],
    );
    return new Map(rows.map((row) => [row.id, cosine(question, bytesAsInt8(row.vector))]));
  }

  return {
    embedderId,
    get size() {
      return size;
    },
    async load() {
      for (let after = 0; ;) {
        const rows = db.all<{ id: number; vector: Uint8Array }>(
          'SELECT unit_id AS id, vector FROM unit_vectors WHERE unit_id > ? AND embedder_id = ? ORDER BY unit_id LIMIT ?',
          [after, embedderId, sliceRows],
        );
        for (const row of rows) keep(row.id, bytesAsInt8(row.vector));
        if (rows.length < sliceRows) return;
        after = rows.at(-1)!.id;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    put(unitId, vector) {
      const stored = toInt8(vector);
      db.run('INSERT OR REPLACE INTO unit_vectors (unit_id, embedder_id, vector) VALUES (?, ?, ?)', [
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
      const candidates = nearestBySigns(question, Math.max(rescored, count), allowed);
      const scores = cosines(question, candidates);
      // A unit whose row is gone has no score; memory follows.
      for (const id of candidates) if (!scores.has(id)) drop(id);
      return [...scores]
        .map(([id, score]) => ({ id, cosine: score }))
        .sort((a, b) => b.cosine - a.cosine || b.id - a.id)
        .slice(0, count);
    },
    cosines,
  };

  function nearestBySigns(
    question: Float32Array,
    count: number,
    allowed: ((unitId: number) => boolean) | null,
  ): number[] {
    const questionSigns = new Uint32Array(words);
    writeSigns(question, questionSigns, 0);
    const farthest = words * 32 + 1;
    const distances = new Uint16Array(size);
    const histogram = new Uint32Array(farthest + 1);
    for (let place = 0; place < size; place++) {
      const distance =
        allowed && !allowed(ids[place]!) ? farthest : hamming(questionSigns, signs, place * words);
      distances[place] = distance;
      histogram[distance]!++;
    }
    let cutoff = 0;
    for (let found = 0; cutoff < farthest; cutoff++) {
      found += histogram[cutoff]!;
      if (found >= count) break;
    }
    const nearer: number[] = [];
    const atCutoff: number[] = [];
    for (let place = 0; place < size; place++) {
      const distance = distances[place]!;
      if (distance === farthest) continue;
      if (distance < cutoff) nearer.push(ids[place]!);
      else if (distance === cutoff) atCutoff.push(ids[place]!);
    }
    // Of the units at the last distance the newest come in, so that the choice does not depend on the order in memory.
    atCutoff.sort((a, b) => b - a);
    return nearer.concat(atCutoff.slice(0, Math.max(0, count - nearer.length)));
  }
}
