/** From pairs that are alike to changes that are proposed. Pure. */
import { createHash } from 'node:crypto';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { TidyProposal } from '../../../src-preload/contract/tidy.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { mergeTwo } from '../merge-memories.ts';
import type { Judgement } from './judge-pairs.ts';
import type { NearPair } from './near-pairs.ts';

export interface LikePair extends NearPair {
  readonly kind: 'merge' | 'contradiction';
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
 * Proposals one after the other, each memory in one at most: first groups that say the same, then pairs. A null is a pause.
 * `prefers` tells which of two stays (below 0: the first).
 */
export function* proposalsOf(
  { duplicates, pairs }: { readonly duplicates: readonly Memory[][]; readonly pairs: readonly LikePair[] },
  prefers: (a: Memory, b: Memory) => number,
): Generator<TidyProposal | null, void> {
  const taken = new Set<MemoryId>();
  for (const group of duplicates) {
    const reason = tell('They say the same ({count} memories).', { count: group.length });
    yield* propose('duplicate', group.toSorted(prefers), reason);
  }
  for (const { kind, a, b, reason } of pairs) {
    if (taken.has(a.id) || taken.has(b.id)) continue;
    // Of a contradiction what was learned later is what holds.
    const order = kind === 'merge' ? prefers : (x: Memory, y: Memory) => y.occurredAt - x.occurredAt;
    yield* propose(kind, [a, b].toSorted(order), reason);
  }

  function* propose(
    kind: TidyProposal['kind'],
    group: readonly Memory[],
    reason: string,
  ): Generator<TidyProposal | null, void> {
    for (const { id } of group) taken.add(id);
    const [first, ...others] = group as [Memory, ...Memory[]];
    let after = first;
    for (const other of kind === 'contradiction' ? [] : others) {
      after = mergeTwo(after, other);
      yield null;
    }
    yield { fingerprint: fingerprintOf(kind, group), kind, reason, before: [...group], after };
  }
}

/** The same change of the same memories is refused once and for all, whatever they say by then. */
function fingerprintOf(kind: string, memories: readonly Memory[]): string {
  const ids = memories.map(({ id }) => id).sort();
  return createHash('sha256')
    .update(JSON.stringify([kind, ids]))
    .digest('hex')
    .slice(0, 32);
}
