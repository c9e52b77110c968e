import { describe, expect, it } from 'vitest';
import type { Category } from '../../../../../src-preload/contract/organise.ts';
import { moveCategory } from '../../../../../src-main/memory/organise/category-tree.ts';
import {
  countWithin,
  placeByKey,
  placeOfDrop,
  zoneAt,
  type Place,
} from '../../../../../src-renderer/features/organise/tree-moves.ts';

/** A: B, C; D; each by its letter. */
const tree: readonly Category[] = [
  { id: 1, parentId: null, name: 'A', colour: 0, position: 0 },
  { id: 2, parentId: 1, name: 'B', colour: 0, position: 0 },
  { id: 3, parentId: 1, name: 'C', colour: 0, position: 1 },
  { id: 4, parentId: null, name: 'D', colour: 0, position: 1 },
];

/** The tree after a move, as in "A(B C) D". */
function after(id: number, place: Place | null, categories = tree): string | null {
  if (!place) return null;
  const moved = moveCategory(categories, id, place.parentId, place.position);
  const told = (parentId: number | null): string =>
    moved
      .filter((category) => category.parentId === parentId)
      .map(({ id: own, name }) => {
        const inside = told(own);
        return inside === '' ? name : `${name}(${inside})`;
      })
      .join(' ');
  return told(null);
}

describe('moving by a key', () => {
  it('goes up and down among siblings, into the one above, and out behind its parent', () => {
    expect(after(3, placeByKey(tree, 3, 'up'))).toBe('A(C B) D');
    expect(after(1, placeByKey(tree, 1, 'down'))).toBe('D A(B C)');
    expect(after(4, placeByKey(tree, 4, 'in'))).toBe('A(B C D)');
    expect(after(2, placeByKey(tree, 2, 'out'))).toBe('A(C) B D');
  });

  it('has no place beyond the ends, above the first, or outside of the tree', () => {
    expect(placeByKey(tree, 2, 'up')).toBeNull();
    expect(placeByKey(tree, 4, 'down')).toBeNull();
    expect(placeByKey(tree, 1, 'in')).toBeNull();
    expect(placeByKey(tree, 4, 'out')).toBeNull();
  });
});

describe('dropping', () => {
  it('comes before, into or behind the row under the pointer', () => {
    expect(after(4, placeOfDrop(tree, 4, 3, 'before'))).toBe('A(B D C)');
    expect(after(4, placeOfDrop(tree, 4, 2, 'inside'))).toBe('A(B(D) C)');
    expect(after(2, placeOfDrop(tree, 2, 4, 'after'))).toBe('A(C) D B');
    expect([0.1, 0.5, 0.9].map(zoneAt)).toEqual(['before', 'inside', 'after']);
  });

  it('does nothing inside of itself, or where it lies already', () => {
    expect(placeOfDrop(tree, 1, 3, 'after')).toBeNull();
    expect(placeOfDrop(tree, 1, 1, 'inside')).toBeNull();
    expect(placeOfDrop(tree, 3, 2, 'after')).toBeNull();
    expect(placeOfDrop(tree, 3, 1, 'inside')).toBeNull();
  });
});

it('counts the memories of a category with those of all that is in it', () => {
  const counted = tree.map((category) => ({ ...category, memories: category.id }));
  expect(countWithin(counted, counted[0]!)).toBe(6);
});
