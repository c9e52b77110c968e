/** Where a category goes when it is moved by a key or dropped. Pure; what is allowed besides is decided by the engine. */
import type { Category } from '../../../src-preload/contract/organise.ts';

export interface Place {
  readonly parentId: number | null;
  /** Among the siblings there, without itself. */
  readonly position: number;
}

export type Direction = 'up' | 'down' | 'in' | 'out';
export type Zone = 'before' | 'inside' | 'after';

type Tree = readonly Category[];

/** Null where there is no such place. */
export function placeByKey(tree: Tree, id: number, direction: Direction): Place | null {
  const category = tree.find((one) => one.id === id);
  if (!category) return null;
  const { parentId, position } = category;
  const siblings = childrenOf(tree, parentId);
  if (direction === 'up') return position > 0 ? { parentId, position: position - 1 } : null;
  if (direction === 'down')
    return position < siblings.length - 1 ? { parentId, position: position + 1 } : null;
  if (direction === 'in') {
    const before = siblings[position - 1];
    return before ? { parentId: before.id, position: childrenOf(tree, before.id).length } : null;
  }
  const parent = tree.find((one) => one.id === parentId);
  return parent ? { parentId: parent.parentId, position: parent.position + 1 } : null;
}

/** Null where it would come to lie inside itself, or where it lies already. */
export function placeOfDrop(tree: Tree, dragged: number, target: number, zone: Zone): Place | null {
  const [moved, onto] = [dragged, target].map((id) => tree.find((category) => category.id === id));
  if (!moved || !onto || isInside(tree, target, dragged)) return null;
  const parentId = zone === 'inside' ? onto.id : onto.parentId;
  const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== dragged);
  const at = siblings.findIndex(({ id }) => id === target);
  const position = zone === 'inside' ? siblings.length : zone === 'before' ? at : at + 1;
  const isThere = moved.parentId === parentId && moved.position === position;
  return isThere ? null : { parentId, position };
}

/** Which part of a row the pointer is in, from 0 at its top to 1 at its foot. */
export function zoneAt(share: number): Zone {
  if (share < 0.28) return 'before';
  return share > 0.72 ? 'after' : 'inside';
}

/** From 1. */
export function levelOf(tree: Tree, { parentId }: Category): number {
  const parent = tree.find(({ id }) => id === parentId);
  return parent ? 1 + levelOf(tree, parent) : 1;
}

/** Memories of a category and of all that is in it. */
export function countWithin(
  tree: readonly (Category & { readonly memories: number })[],
  { id, memories }: Category & { readonly memories: number },
): number {
  const inside = tree.filter(({ parentId }) => parentId === id);
  return inside.reduce((sum, category) => sum + countWithin(tree, category), memories);
}

function childrenOf(tree: Tree, parentId: number | null): Category[] {
  return tree
    .filter((category) => category.parentId === parentId)
    .toSorted((a, b) => a.position - b.position);
}

function isInside(tree: Tree, id: number, ancestor: number): boolean {
  if (id === ancestor) return true;
  const parentId = tree.find((category) => category.id === id)?.parentId ?? null;
  return parentId !== null && isInside(tree, parentId, ancestor);
}
