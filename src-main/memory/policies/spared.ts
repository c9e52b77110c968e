/** What clean-up never touches, and what the owner's policies keep for ever. */
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { Tree } from '../organise/category-tree.ts';
import { prepareConditions } from '../organise/conditions.ts';
import type { MemoryFacts } from '../organise/memory-facts.ts';
import { readPolicies } from './policies-table.ts';

/** Kinds that no policy changes, whatever it says. */
export const sparedKinds = ['core', 'vault'] as const satisfies readonly Memory['kind'][];

/** Why a memory is left alone although it fits; null where nothing is against it. */
export type Spared = 'pinned' | 'kept' | null;

export function isSparedKind({ kind }: Pick<Memory, 'kind'>): boolean {
  return (sparedKinds as readonly Memory['kind'][]).includes(kind);
}

/** With the policies that keep read once. */
export function createSparing(
  db: ReadableDb,
  parts: { readonly tree: Tree; readonly now: number },
): (facts: MemoryFacts) => Spared {
  const keepers = readPolicies(db)
    .filter(({ isOn, action }) => isOn && action.type === 'keep')
    .map(({ conditions }) => prepareConditions(conditions, parts));
  return (facts) => {
    if (facts.memory.pinned) return 'pinned';
    return keepers.some((keeps) => keeps(facts)) ? 'kept' : null;
  };
}
