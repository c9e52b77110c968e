import { expect, it } from 'vitest';
import type { ConceptMap } from '../../../../../src-preload/contract/memory-relations.ts';
import { layOut, readable } from '../../../../../src-renderer/features/memories/concept-layout.ts';

type Parts = Pick<ConceptMap, 'concepts' | 'links'>;

const idOf = (place: number) =>
  `m_20260102030405_${String(place).padStart(8, '0')}` as ConceptMap['concepts'][number]['id'];

/** So many concepts in groups of five, each linked within its group. */
function grouped(count: number): Parts {
  const concepts = Array.from({ length: count }, (_, place) => ({
    ...{ id: idOf(place), name: `Concept ${place}`, summary: '', pinned: false, sources: 1 },
  }));
  const links = concepts.flatMap((_, a) =>
    concepts
      .map((_, b) => b)
      .filter((b) => b > a && Math.floor(a / 5) === Math.floor(b / 5))
      .map((b) => ({ from: idOf(a), to: idOf(b), why: 'named' as const })),
  );
  return { concepts, links };
}

it('lays the same concepts out the same way, inside the picture, none upon another', () => {
  const placed = layOut(grouped(200));
  expect(layOut(grouped(200))).toEqual(placed);
  expect(placed.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
  expect(new Set(placed.map(({ x, y }) => `${x.toFixed(4)} ${y.toFixed(4)}`)).size).toBe(200);
});

it('lets what is linked lie nearer than what is not', () => {
  const placed = layOut(grouped(60));
  const mean = (isLinked: boolean) => {
    const distances = placed.flatMap((a, i) =>
      placed
        .filter((_, j) => j > i && (Math.floor(i / 5) === Math.floor(j / 5)) === isLinked)
        .map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    );
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  };
  expect(mean(true)).toBeLessThan(mean(false) / 3);
});

it('puts a single concept in the middle, and none nowhere', () => {
  expect(layOut(grouped(1))).toEqual([{ x: 0.5, y: 0.5 }]);
  expect(layOut(grouped(0))).toEqual([]);
});

it('shows the names that can be read beside each other, and of two that cannot the first', () => {
  const label = (place: number, x: number, y: number) => ({ id: idOf(place), x, y, width: 60 });
  const shown = readable([label(1, 100, 50), label(2, 130, 60), label(3, 130, 64), label(4, 160, 50)], 14);
  expect([...shown]).toEqual([idOf(1), idOf(3), idOf(4)]);
});
