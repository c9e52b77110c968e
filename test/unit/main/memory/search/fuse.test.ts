import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, type Candidate } from '../../../../../src-main/memory/search/fuse.ts';
import { defaultRanking } from '../../../../../src-main/memory/search/ranking.ts';

function candidate(
  id: number,
  bm25: number | null,
  cosine: number | null,
  authorPlace: Candidate['authorPlace'] = 0,
): Candidate {
  return { id, bm25, cosine, authorPlace };
}

function order(...candidates: Candidate[]): number[] {
  return fuse(candidates, defaultRanking).map(({ id }) => id);
}

describe('fuse', () => {
  it('lets a unit in that only its words or only its meaning found', () => {
    expect(order(candidate(1, -8, 0.5), candidate(2, null, 0.95), candidate(3, -1, 0.4)).sort()).toEqual([
      1, 2, 3,
    ]);
  });

  it('puts the best words first where the meaning is the same', () => {
    expect(order(candidate(1, -2, 0.5), candidate(2, -8, 0.5))).toEqual([2, 1]);
  });

  it('lets much better meaning outweigh better words', () => {
    expect(order(candidate(1, -8, 0.4), candidate(2, -2, 0.8))).toEqual([2, 1]);
  });

  it('lifts what the named author wrote', () => {
    expect(order(candidate(1, -8, 0.5), candidate(2, -7, 0.5, 2))).toEqual([2, 1]);
  });

  it('does not bury a unit that waits for its vector', () => {
    expect(order(candidate(1, null, 0.6), candidate(2, -8, null), candidate(3, -1, 0.55))).toEqual([2, 1, 3]);
  });

  it('puts the newest first of what is equal', () => {
    expect(order(candidate(1, -1, 0.5), candidate(2, -1, 0.5))).toEqual([2, 1]);
  });

  it('orders as the plain sum of the weighted scores does, and its shares add up to its score', () => {
    const some = fc.record({
      bm25: fc.double({ min: -20, max: -0.1, noNaN: true }),
      cosine: fc.double({ min: -1, max: 1, noNaN: true }),
      authorPlace: fc.constantFrom(0, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 20 }), (parts) => {
        const candidates = parts.map((part, id) => ({ id, ...part }));
        const best = Math.min(...candidates.map(({ bm25 }) => bm25));
        const plain = new Map(
          candidates.map(({ id, bm25, cosine, authorPlace }) => [
            id,
            bm25 / best + 4 * cosine + (authorPlace > 0 ? 0.7 : 0),
          ]),
        );
        const ranked = fuse(candidates, defaultRanking);
        for (const [place, unit] of ranked.entries()) {
          expect(unit.words + unit.meaning + unit.author).toBeCloseTo(unit.score, 9);
          const next = ranked[place + 1];
          if (next) expect(plain.get(unit.id)!).toBeGreaterThanOrEqual(plain.get(next.id)! - 1e-9);
        }
      }),
    );
  });
});
