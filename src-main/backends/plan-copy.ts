/**
 * What copying facts from one backend to the other does: a merge of three, the source, the target, and what both said when they were
 * last alike. A side that has not changed since takes over what the other has; where both have, both texts stay. Pure.
 */

export interface CopiedFact {
  readonly id: string;
  /** Equal for facts that say the same. */
  readonly digest: string;
}

/** The same fact in both backends. */
export interface Pair {
  readonly sourceId: string;
  readonly targetId: string;
  /** Of what both said when they were last alike. */
  readonly digest: string;
}

export type CopyStep =
  | { readonly type: 'add'; readonly sourceId: string }
  | { readonly type: 'update'; readonly sourceId: string; readonly targetId: string }
  | { readonly type: 'remove'; readonly pair: Pair }
  /** Nothing is written to the target. */
  | { readonly type: 'pair'; readonly pair: Pair }
  | { readonly type: 'unpair'; readonly pair: Pair };

export interface PlannedCopy {
  /** In an order in which no pair is made before the one that it takes the place of is undone. */
  readonly steps: readonly CopyStep[];
  /** Facts that say the same in both. */
  readonly same: number;
}

/** The source keeps what it has, and what only the target has stays there. Doing the same twice does nothing the second time. */
export function planCopy(
  source: readonly CopiedFact[],
  target: readonly CopiedFact[],
  pairs: readonly Pair[],
): PlannedCopy {
  const ofSource = new Map(source.map((fact) => [fact.id, fact]));
  const ofTarget = new Map(target.map((fact) => [fact.id, fact]));
  const kept = pairs.filter(({ sourceId, targetId }) => ofSource.has(sourceId) && ofTarget.has(targetId));
  const paired = new Set(kept.map(({ sourceId }) => sourceId));
  const takenInTarget = new Set(kept.map(({ targetId }) => targetId));
  const free = groupByDigest(target.filter(({ id }) => !takenInTarget.has(id)));
  const known = new Set(target.map(({ digest }) => digest));

  const undone: CopyStep[] = [];
  const steps: CopyStep[] = [];
  let same = 0;

  /** A fact without a partner gets the one that says the same, or becomes one. */
  function settle({ id: sourceId, digest }: CopiedFact): void {
    const partner = free.get(digest)?.shift();
    if (partner) {
      same += 1;
      takenInTarget.add(partner.id);
      steps.push({ type: 'pair', pair: { sourceId, targetId: partner.id, digest } });
    } else if (known.has(digest)) {
      // It is the partner of another fact that says the same: once is enough.
      same += 1;
    } else {
      known.add(digest);
      steps.push({ type: 'add', sourceId });
    }
  }

  for (const pair of kept) {
    const [mine, theirs] = [ofSource.get(pair.sourceId)!, ofTarget.get(pair.targetId)!];
    if (mine.digest === theirs.digest) {
      same += 1;
      if (pair.digest !== mine.digest) steps.push({ type: 'pair', pair: { ...pair, digest: mine.digest } });
    } else if (theirs.digest === pair.digest) {
      steps.push({ type: 'update', sourceId: mine.id, targetId: theirs.id });
    } else if (mine.digest !== pair.digest) {
      undone.push({ type: 'unpair', pair });
      settle(mine);
    }
  }
  for (const fact of source) if (!paired.has(fact.id)) settle(fact);
  for (const pair of pairs) {
    if (ofSource.has(pair.sourceId)) {
      // Its partner is gone, so it was settled above like any other.
      if (!ofTarget.has(pair.targetId)) undone.push({ type: 'unpair', pair });
      continue;
    }
    const theirs = ofTarget.get(pair.targetId);
    const isTaken = theirs !== undefined && takenInTarget.has(theirs.id);
    if (theirs && !isTaken && theirs.digest === pair.digest) steps.push({ type: 'remove', pair });
    else undone.push({ type: 'unpair', pair });
  }
  return { steps: [...undone, ...steps], same };
}

function groupByDigest(facts: readonly CopiedFact[]): Map<string, CopiedFact[]> {
  const groups = new Map<string, CopiedFact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.digest);
    if (group) group.push(fact);
    else groups.set(fact.digest, [fact]);
  }
  return groups;
}
