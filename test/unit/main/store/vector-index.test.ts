import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnits, removeUnits } from '../../../../src-main/memory/units.ts';
import {
  cosine,
  signedDot,
  signTables,
  signWords,
  toInt8,
  writeSigns,
} from '../../../../src-main/store/vector-codec.ts';
import { createSignScan } from '../../../../src-main/store/sign-scan.ts';
import { createVectorIndex } from '../../../../src-main/store/vector-index.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const dimensions = 64;

/** Repeatable vectors: the same number gives the same vector. */
function vector(seed: number): Float32Array {
  let state = seed * 2654435761 + 1;
  return Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return state / 2 ** 31;
  });
}

function unitsOf(count: number) {
  const store = openTestStore();
  const ids = addUnits(
    store.db,
    's',
    Array.from({ length: count }, (_, n) => ({
      text: `unit ${n}`,
      author: null,
      byOwner: false,
      occurredAt: n,
      frameId: null,
    })),
  );
  return { ...store, ids };
}

describe('the vector index', () => {
  it('finds the nearest of a thousand vectors, with its cosine', () => {
    const { db, ids } = unitsOf(1000);
    const index = createVectorIndex(db, 'test', dimensions);
    for (const id of ids) index.put(id, vector(id));
    const [best] = index.nearest(vector(ids[500]!), 5, null);
    expect(best?.id).toBe(ids[500]);
    expect(best?.cosine).toBeCloseTo(1, 3);
  });

  it('answers the same after a restart, from what is stored', async () => {
    const { db, ids } = unitsOf(50);
    const index = createVectorIndex(db, 'test', dimensions);
    for (const id of ids) index.put(id, vector(id));
    const again = createVectorIndex(db, 'test', dimensions);
    await again.load();
    expect(again.size).toBe(50);
    expect(again.nearest(vector(3), 10, null)).toEqual(index.nearest(vector(3), 10, null));
  });

  it('answers the same from kept signs, and after a change of what they were made of', async () => {
    const { db, ids } = unitsOf(4200);
    const first = createVectorIndex(db, 'test', dimensions);
    for (const id of ids) first.put(id, vector(id));
    const restarted = async () => {
      const index = createVectorIndex(db, 'test', dimensions);
      await index.load();
      return index;
    };
    const kept = (): number => db.value<number>('SELECT count(*) FROM vector_signs')!;
    expect(kept()).toBe(0);
    expect((await restarted()).size).toBe(4200);
    expect(kept()).toBe(1);
    const fromKept = await restarted();
    for (const id of [ids[0]!, ids[4094]!, ids[4095]!, ids[4199]!])
      expect(fromKept.nearest(vector(id), 3, null)).toEqual(first.nearest(vector(id), 3, null));

    fromKept.put(ids[3]!, vector(99_999));
    removeUnits(db, [ids[7]!]);
    expect(kept()).toBe(0);
    const changed = await restarted();
    expect(changed.size).toBe(4199);
    expect(changed.nearest(vector(99_999), 1, null)[0]?.id).toBe(ids[3]);
    expect(kept()).toBe(1);
  });

  it('looks only among the units that are allowed', () => {
    const { db, ids } = unitsOf(20);
    const index = createVectorIndex(db, 'test', dimensions);
    for (const id of ids) index.put(id, vector(id));
    const found = index.nearest(vector(ids[4]!), 20, (id) => id % 2 === 0).map(({ id }) => id);
    expect(found.sort((a, b) => a - b)).toEqual(ids.filter((id) => id % 2 === 0));
  });

  it('does not see the vectors of another embedder', async () => {
    const { db, ids } = unitsOf(2);
    createVectorIndex(db, 'old', dimensions).put(ids[0]!, vector(1));
    const index = createVectorIndex(db, 'new', dimensions);
    await index.load();
    index.put(ids[1]!, vector(1));
    expect(index.nearest(vector(1), 5, null).map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('never finds a unit whose row is gone, even when nobody told it', () => {
    const { db, ids } = unitsOf(3);
    const index = createVectorIndex(db, 'test', dimensions);
    for (const id of ids) index.put(id, vector(id));
    removeUnits(db, [ids[1]!]);
    expect(index.nearest(vector(ids[1]!), 3, null).map(({ id }) => id)).not.toContain(ids[1]);
    expect(index.size).toBe(2);
  });

  it('stays in step through any order of putting and removing', () => {
    const { db, ids } = unitsOf(12);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.boolean()), { maxLength: 40 }), (steps) => {
        const index = createVectorIndex(db, 'test', dimensions);
        const kept = new Set<number>();
        for (const [place, isPut] of steps) {
          const id = ids[place]!;
          if (isPut) index.put(id, vector(id));
          else index.remove([id]);
          if (isPut) kept.add(id);
          else kept.delete(id);
        }
        expect(index.size).toBe(kept.size);
        const found = index.nearest(vector(1), 12, null);
        expect(new Set(found.map(({ id }) => id))).toEqual(kept);
        for (const { id } of found) expect(index.nearest(vector(id), 1, null)[0]?.id).toBe(id);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the codec', () => {
  it('keeps the cosine of two vectors to two decimals in eight bits', () => {
    const a = vector(1);
    const b = vector(2).map((part, place) => part * 0.3 + a[place]!);
    const exact = cosine(a, Int8Array.from(b.map((part) => part * 100)));
    expect(cosine(a, toInt8(b))).toBeCloseTo(exact, 2);
    expect(cosine(a, toInt8(a))).toBeCloseTo(1, 3);
  });

  it('counts the signs that differ, of as many vectors as there are', () => {
    const vectors = fc.array(fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(vectors, (flags) => {
        const words = signWords(200);
        const scan = createSignScan(words);
        // More than a page of WebAssembly's memory, so that it has to grow.
        scan.reserve(3000);
        const signs = scan.signs();
        for (const [place, each] of flags.entries())
          writeSigns(
            Int8Array.from(each, (flag) => (flag ? 1 : -1)),
            signs,
            place * words,
          );
        const expected = flags.map((each) => each.filter((flag, place) => flag !== flags[0]![place]).length);
        expect([...scan.distances(signs.slice(0, words), flags.length)]).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('compares a question with signs as if each part of the vector were 1 or -1', () => {
    const question = vector(4);
    const other = toInt8(vector(5));
    const words = signWords(dimensions);
    const signs = new Uint32Array(words);
    writeSigns(other, signs, 0);
    const expected = question.reduce((sum, part, place) => sum + (other[place]! < 0 ? -part : part), 0);
    expect(signedDot(signTables(question), signs, 0, words)).toBeCloseTo(expected, 4);
  });
});
