/** From pairs that are alike to changes that are proposed. Pure. */
import { createHash } from 'node:crypto';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { TidyProposal } from '../../../src-preload/contract/tidy.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { mergeTwo } from '../merge-memories.ts';
import type { Judgement } from './judge-pairs.ts';
import type { NearPair } from './near-pairs.ts';

export interface LikePair extends NearPair {
  readonly kind: 'duplicate' | 'merge' | 'contradiction';
  readonly reason: string;
}

/** What a model said of a pair, or null where it said nothing; `isSameName`: both are called alike. */
export function pairOf(pair: NearPair, judgement: Judgement | null, isSameName: boolean): LikePair | null {
  if (judgement?.verdict === 'different') return null;
  if (judgement?.verdict === 'contradiction')
    return { ...pair, kind: 'contradiction', reason: judgement.reason };
  if (judgement?.verdict === 'same') return { ...pair, kind: 'merge', reason: judgement.reason };
  return isSameName
    ? { ...pair, kind: 'merge', reason: tell('Both are called "{title}".', { title: pair.a.title }) }
    : null;
}

/**
 * Proposals, each memory in one at most: duplicates first, whole groups of them as one. `prefers` tells which of two stays
 * (below 0: the first).
 */
export function proposalsOf(
  pairs: readonly LikePair[],
  prefers: (a: Memory, b: Memory) => number,
): TidyProposal[] {
  const taken = new Set<MemoryId>();
  const proposals: TidyProposal[] = [];
  const propose = (kind: LikePair['kind'], group: readonly Memory[], reason: string): void => {
    if (group.some(({ id }) => taken.has(id))) return;
    for (const { id } of group) taken.add(id);
    const [first, ...others] = group as [Memory, ...Memory[]];
    const after = kind === 'contradiction' ? first : others.reduce(mergeTwo, first);
    proposals.push({ fingerprint: fingerprintOf(kind, group), kind, reason, before: [...group], after });
  };
  for (const group of groupsOf(pairs.filter(({ kind }) => kind === 'duplicate')))
    propose(
      'duplicate',
      group.toSorted(prefers),
      tell('They say the same ({count} memories).', { count: group.length }),
    );
  for (const { kind, a, b, reason } of pairs) {
    if (kind === 'merge') propose(kind, [a, b].toSorted(prefers), reason);
    // What was learned later is what holds.
    if (kind === 'contradiction')
      propose(
        kind,
        [a, b].toSorted((x, y) => y.occurredAt - x.occurredAt),
        reason,
      );
  }
  return proposals;
}

/** Memories that are connected by pairs. */
function groupsOf(pairs: readonly NearPair[]): Memory[][] {
  const groups = new Map<MemoryId, Map<MemoryId, Memory>>();
  for (const { a, b } of pairs) {
    const joined = new Map([...(groups.get(a.id) ?? [[a.id, a]]), ...(groups.get(b.id) ?? [[b.id, b]])]);
    for (const id of joined.keys()) groups.set(id, joined);
  }
  return [...new Set(groups.values())].map((group) => [...group.values()]);
}

/** The same change of the same memories is refused once and for all, whatever they say by then. */
function fingerprintOf(kind: string, memories: readonly Memory[]): string {
  const ids = memories.map(({ id }) => id).sort();
  return createHash('sha256')
    .update(JSON.stringify([kind, ids]))
    .digest('hex')
    .slice(0, 32);
}
