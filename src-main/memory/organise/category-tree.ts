/**
 * Categories as a tree, and every way in which the owner changes it. Pure: the categories in, all of them as they will be out.
 * Siblings are in order, no two have one name, none is inside itself, and none is below the last level.
 */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import { mostCategoryLevels, type Category } from '../../../src-preload/contract/organise.ts';
import { foldText } from '../../store/text-normal.ts';

export type Tree = readonly Category[];

/** A new one at the end of its siblings. Throws `not-found`, `conflict` or `invalid-input`, as all of these do. */
export function addCategory(tree: Tree, added: Omit<Category, 'position'>): Category[] {
  return checked([...tree, { ...added, position: childrenOf(tree, added.parentId).length }], added.id);
}

export function changeCategory(
  tree: Tree,
  id: number,
  change: { readonly name?: string | undefined; readonly colour?: number | undefined },
): Category[] {
  const { name, colour } = requireCategory(tree, id);
  return checked(
    replaced(tree, id, { name: change.name ?? name, colour: change.colour ?? colour }),
    change.name === undefined ? null : id,
  );
}

/** `position` counts its new siblings without itself; one beyond the last is the end. */
export function moveCategory(tree: Tree, id: number, parentId: number | null, position: number): Category[] {
  const moved = requireCategory(tree, id);
  if (parentId !== null && isWithin(tree, parentId, id)) {
    throw new MnemeError(
      'invalid-input',
      say('"{name}" cannot be moved into itself or into what is in it. Choose another place.', {
        name: moved.name,
      }),
    );
  }
  const siblings = childrenOf(tree, parentId).filter((sibling) => sibling.id !== id);
  const order = [...siblings.slice(0, position), moved, ...siblings.slice(position)];
  const others = tree.filter(({ id: own }) => !order.some((one) => one.id === own));
  return checked([...others, ...order.map((one, place) => ({ ...one, parentId, position: place }))], id);
}

/** What was in `id` comes after what is in `into`; of one name on both sides one is made. Answers also who went where. */
export function mergeCategory(
  tree: Tree,
  id: number,
  into: number,
): { readonly tree: Category[]; readonly moved: ReadonlyMap<number, number> } {
  const gone = requireCategory(tree, id);
  requireCategory(tree, into);
  if (isWithin(tree, into, id)) {
    throw new MnemeError(
      'invalid-input',
      say('"{name}" cannot be merged into itself or into what is in it. Choose another category.', {
        name: gone.name,
      }),
    );
  }
  const moved = new Map([[id, into]]);
  let now: Category[] = tree.filter((category) => category.id !== id);
  for (const child of childrenOf(tree, id)) {
    const twin = childrenOf(now, into).find(({ name }) => sameName(name, child.name));
    if (twin) {
      const inner = mergeCategory(now, child.id, twin.id);
      now = inner.tree;
      for (const [from, to] of inner.moved) moved.set(from, to);
    } else {
      now = replaced(now, child.id, { parentId: into, position: childrenOf(now, into).length });
    }
  }
  return { tree: checked(now, null), moved };
}

/** What was in it moves up into its place. */
export function deleteCategory(tree: Tree, id: number): Category[] {
  const { parentId } = requireCategory(tree, id);
  const order = childrenOf(tree, parentId).flatMap((sibling) =>
    sibling.id === id ? childrenOf(tree, id) : [sibling],
  );
  const others = tree.filter(({ id: own }) => own !== id && !order.some((one) => one.id === own));
  return checked([...others, ...order.map((one, position) => ({ ...one, parentId, position }))], null);
}

/** Each before what is in it, siblings in their order. */
export function inTreeOrder(tree: Tree, parentId: number | null = null): Category[] {
  return childrenOf(tree, parentId).flatMap((category) => [category, ...inTreeOrder(tree, category.id)]);
}

/** A category and all that is in it; empty where it is gone. */
export function idsWithin(tree: Tree, id: number): number[] {
  return tree.some((category) => category.id === id)
    ? [id, ...inTreeOrder(tree, id).map((category) => category.id)]
    : [];
}

/** As in "Work › Invoices". */
export function pathOf(tree: Tree, id: number): string {
  const category = requireCategory(tree, id);
  return category.parentId === null ? category.name : `${pathOf(tree, category.parentId)} › ${category.name}`;
}

export function requireCategory(tree: Tree, id: number): Category {
  const category = tree.find((one) => one.id === id);
  if (category) return category;
  throw new MnemeError(
    'not-found',
    say('There is no category {id}. It was deleted; look at the list again.', { id }),
  );
}

function childrenOf(tree: Tree, parentId: number | null): Category[] {
  return tree
    .filter((category) => category.parentId === parentId)
    .sort((a, b) => a.position - b.position || a.id - b.id);
}

function isWithin(tree: Tree, id: number, ancestor: number): boolean {
  if (id === ancestor) return true;
  const { parentId } = requireCategory(tree, id);
  return parentId !== null && isWithin(tree, parentId, ancestor);
}

function replaced(tree: Tree, id: number, change: Partial<Category>): Category[] {
  return tree.map((category) => (category.id === id ? { ...category, ...change } : category));
}

/** With siblings numbered from 0. `named`: the one that may not have the name of a sibling; null looks at all. */
function checked(tree: Tree, named: number | null): Category[] {
  const ordered = inTreeOrder(tree);
  const result = ordered.map((category) => ({
    ...category,
    position: childrenOf(ordered, category.parentId).findIndex(({ id }) => id === category.id),
  }));
  for (const category of result) {
    if (category.parentId !== null) requireCategory(tree, category.parentId);
    if (levelOf(result, category) > mostCategoryLevels) {
      throw new MnemeError(
        'invalid-input',
        say('"{name}" would be on level {level}; there are {most} at most. Choose a place further up.', {
          name: category.name,
          level: levelOf(result, category),
          most: mostCategoryLevels,
        }),
      );
    }
    if (named !== null && category.id !== named) continue;
    const twin = result.find(
      ({ id, parentId, name }) =>
        id !== category.id && parentId === category.parentId && sameName(name, category.name),
    );
    if (twin) {
      throw new MnemeError(
        'conflict',
        say(
          'There is a category "{name}" in the same place already. Choose another name, or merge the two.',
          { name: twin.name },
        ),
      );
    }
  }
  if (result.length < tree.length) {
    const lost = tree.find(({ id }) => !result.some((category) => category.id === id))!;
    throw new MnemeError(
      'not-found',
      say('There is no category {parentId} to put "{name}" into. It was deleted; look at the list again.', {
        parentId: lost.parentId ?? '',
        name: lost.name,
      }),
    );
  }
  return result;
}

function levelOf(tree: Tree, { parentId }: Category): number {
  return parentId === null ? 1 : 1 + levelOf(tree, requireCategory(tree, parentId));
}

function sameName(a: string, b: string): boolean {
  return foldText(a).trim() === foldText(b).trim();
}
