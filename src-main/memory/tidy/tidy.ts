/**
 * Tidying up: looks for what is in memory twice or contradicts itself, proposes, and changes what the owner chose, in one step
 * that can be undone. Duplicates are found without a model; one call of a model, where there is one, finds contradictions.
 */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import {
  memoryListSchema,
  type Memory,
  type MemoryId,
  type MemoryPatch,
} from '../../../src-preload/contract/memory.ts';
import type { OutputOf } from '../../../src-preload/contract/route.ts';
import type { tidyRequests, TidyProposal } from '../../../src-preload/contract/tidy.ts';
import { tell, wordsOf } from '../../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../../base/clock.ts';
import { inTurns } from '../../base/in-turns.ts';
import { LlmError, type Llm } from '../../llm/llm.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import { isAbsorbed, promptOf, type AbsorbedKind, type AbsorbedMemory } from '../absorb/absorbed-kinds.ts';
import { describeEvidence, plainWords } from '../absorb/check-operation.ts';
import { sameCosine } from '../absorb/find-repeats.ts';
import type { Evidence } from '../absorb/evidence.ts';
import { groundClaimed, takeApart, type Claimed } from '../absorb/grounding.ts';
import type { Memories } from '../memories.ts';
import { touchedByOwner } from '../owners-hand.ts';
import { judgePairs, type Judgement } from './judge-pairs.ts';
import { createGroups } from './groups.ts';
import { nearPairs, type NearPair } from './near-pairs.ts';
import { pairOf, proposalsOf, type LikePair } from './proposals.ts';

type Output<Name extends keyof typeof tidyRequests> = OutputOf<typeof tidyRequests, Name>;

/** What the one that stays is to say besides. */
export interface TidyEdit {
  readonly fingerprint: string;
  readonly patch: MemoryPatch;
}

export interface Tidy {
  /** `onShare`: how far looking has come (0..1). Throws `cancelled` when the signal aborts. */
  preview(signal: AbortSignal, onShare?: (share: number) => void): Promise<Output<'tidy.preview'>>;
  /** Throws `not-found` for a proposal that the last preview had not. */
  apply(fingerprints: readonly string[], edits?: readonly TidyEdit[]): Output<'tidy.apply'>;
  refuse(fingerprints: readonly string[]): void;
  /** How many proposals there would be without asking a model. */
  count(): Promise<number>;
  /** What says the same, without asking a model and without what the owner refused; the first of each group is to stay. */
  duplicates(): Promise<Memory[][]>;
}

export interface TidyParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly vectors: VectorIndex;
  readonly llm: Llm;
  readonly clock: Clock;
}

const tidiedKinds: readonly AbsorbedKind[] = ['episodic', 'semantic', 'procedural', 'resource'];
const comparedOfKind = 1_500;
/** From here on a model is asked whether two facts are about the same. */
const alikeCosine = 0.8;
const judgedPairs = 30;
const readAtOnce = 50;
const never = new AbortController().signal;
const mostProposals = 200;
/** What happened twice, hours apart, is no duplicate. */
const sameEventMs = 2 * 60 * 60_000;

export function createTidy({ db, memories, vectors, llm, clock }: TidyParts): Tidy {
  let last = new Map<string, TidyProposal>();

  return {
    async preview(signal, onShare) {
      const { duplicates, alike } = await inTurns(look(signal, onShare));
      const { judgements, modelTrouble } = await judge(alike, signal);
      const pairs = alike.flatMap(
        (pair) => pairOf(pair, judgements.get(pair) ?? null, isSameName(pair)) ?? [],
      );
      const proposals = await inTurns(propose(duplicates, pairs));
      last = new Map(proposals.map((proposal) => [proposal.fingerprint, proposal]));
      return { proposals, askedModel: judgements.size > 0, modelTrouble };
    },
    apply(fingerprints, edits = []) {
      const chosen = fingerprints.map((fingerprint) => {
        const proposal = last.get(fingerprint);
        if (proposal) return proposal;
        throw new MnemeError(
          'not-found',
          say('This proposal is not among those of the last look. Look again.'),
        );
      });
      const result = transaction(db, () => applyAll(chosen, edits));
      for (const fingerprint of fingerprints) last.delete(fingerprint);
      return result;
    },
    refuse(fingerprints) {
      transaction(db, () => {
        for (const fingerprint of fingerprints) {
          db.run('INSERT OR IGNORE INTO refused_proposals (fingerprint, refused_at) VALUES (?, ?)', [
            fingerprint,
            clock.now(),
          ]);
          last.delete(fingerprint);
        }
      });
    },
    async count() {
      const { duplicates, alike } = await inTurns(look(never));
      const named = alike.flatMap((pair) => pairOf(pair, null, isSameName(pair)) ?? []);
      return (await inTurns(propose(duplicates, named))).length;
    },
    async duplicates() {
      const { duplicates } = await inTurns(look(never));
      return (await inTurns(propose(duplicates, []))).map(({ before }) => before);
    },
  };

  /** Those that say the same, in groups, and pairs that may be about one thing. */
  function* look(
    signal: AbortSignal,
    onShare: (share: number) => void = () => {},
  ): Generator<void, { readonly duplicates: Memory[][]; readonly alike: NearPair[] }> {
    const groups = createGroups();
    const alike: NearPair[] = [];
    for (const [nth, kind] of tidiedKinds.entries()) {
      const describe = createDescriber();
      const some = yield* newest(kind);
      const compare = nearPairs(
        { db, vectors },
        some,
        kind === 'semantic' ? alikeCosine : sameCosine,
        (pair) => {
          if (groups.areJoined(pair.a, pair.b)) return;
          if (isDuplicate(pair, describe)) groups.join(pair.a, pair.b);
          else if (kind === 'semantic') alike.push(pair);
        },
      );
      for (const share of compare) {
        if (signal.aborted)
          throw new MnemeError('cancelled', say('Looking for what can be tidied up was ended.'));
        if (alike.length > 10 * mostProposals) keepLikeliest(alike);
        onShare((nth + share) / tidiedKinds.length);
        yield;
      }
    }
    keepLikeliest(alike);
    return { duplicates: groups.all(), alike };
  }

  function* newest(kind: AbsorbedKind): Generator<void, Memory[]> {
    const found: Memory[] = [];
    let cursor: string | null = null;
    do {
      const page = memories.list(
        memoryListSchema.parse({ kinds: [kind], states: ['active'], cursor, limit: readAtOnce }),
      );
      found.push(...page.memories);
      cursor = page.nextCursor;
      yield;
    } while (cursor !== null && found.length < comparedOfKind);
    return found;
  }

  async function judge(
    alike: readonly NearPair[],
    signal: AbortSignal,
  ): Promise<{ readonly judgements: Map<NearPair, Judgement>; readonly modelTrouble: string }> {
    const none = new Map<NearPair, Judgement>();
    if (llm.inUse('memory') === null)
      return {
        judgements: none,
        modelTrouble: tell('No model is chosen, so contradictions were not looked for.'),
      };
    if (alike.length === 0) return { judgements: none, modelTrouble: '' };
    try {
      return { judgements: await judgePairs(llm, alike.slice(0, judgedPairs), signal), modelTrouble: '' };
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      return { judgements: none, modelTrouble: wordsOf(error) };
    }
  }

  /** Those of the owner's own hand stay, then the surer, then the older: more may point to it. */
  function* propose(
    duplicates: readonly Memory[][],
    pairs: readonly LikePair[],
  ): Generator<void, TidyProposal[]> {
    const concerned = [...duplicates.flat(), ...pairs.flatMap(({ a, b }) => [a, b])].map(({ id }) => id);
    const owners = new Set<MemoryId>();
    for (let from = 0; from < concerned.length; from += readAtOnce) {
      for (const id of touchedByOwner(db, concerned.slice(from, from + readAtOnce))) owners.add(id);
      yield;
    }
    const refused = new Set(db.column<string>('SELECT fingerprint FROM refused_proposals'));
    const proposals: TidyProposal[] = [];
    for (const proposal of proposalsOf(
      { duplicates, pairs },
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        Number(owners.has(b.id)) - Number(owners.has(a.id)) ||
        b.confidence - a.confidence ||
        a.createdAt - b.createdAt,
    )) {
      if (proposal !== null && !refused.has(proposal.fingerprint)) proposals.push(proposal);
      if (proposals.length === mostProposals) break;
      yield;
    }
    return proposals;
  }

  function applyAll(proposals: readonly TidyProposal[], edits: readonly TidyEdit[]): Output<'tidy.apply'> {
    const step = memories.beginStep();
    const skipped: MemoryId[] = [];
    let applied = 0;
    let changed = 0;
    for (const { fingerprint, kind, before, reason } of proposals) {
      const ids = before.map(({ id }) => id);
      const now = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
      if (
        before.some(({ id, version }) => now.get(id)?.version !== version || now.get(id)?.state !== 'active')
      ) {
        skipped.push(...ids);
        continue;
      }
      const change = { actor: 'owner', step, reason: tell('Tidied up: {reason}', { reason }) } as const;
      if (kind === 'contradiction') for (const id of ids.slice(1)) memories.replaceBy(id, ids[0]!, change);
      else memories.merge(ids, change);
      const edit = edits.find((one) => one.fingerprint === fingerprint);
      if (edit) memories.update(ids[0]!, edit.patch, [{ kind: 'owner' }], change);
      applied++;
      changed += ids.length;
    }
    return { step, memories: changed, applied, skipped };
  }
}

function isSameName({ a, b }: NearPair): boolean {
  return plainWords(a.title) !== '' && plainWords(a.title) === plainWords(b.title);
}

/** Those of one name first: they are the likeliest to be one thing. Leaves so many as can be proposed. */
function keepLikeliest(alike: NearPair[]): void {
  const ranked = alike.map((pair) => ({ pair, isSameName: isSameName(pair) }));
  ranked.sort((a, b) => Number(b.isSameName) - Number(a.isSameName) || b.pair.cosine - a.pair.cosine);
  alike.splice(0, alike.length, ...ranked.slice(0, mostProposals).map(({ pair }) => pair));
}

/** What a memory says, taken apart; of each it is done once. */
interface Described {
  readonly plain: string;
  readonly claimed: Claimed;
  readonly evidence: Evidence;
}

function createDescriber(): (memory: AbsorbedMemory) => Described {
  const known = new Map<MemoryId, Described>();
  return (memory) => {
    let described = known.get(memory.id);
    if (!described) {
      const text = promptOf(memory.kind).describe(memory);
      described = { plain: plainWords(text), claimed: takeApart([text]), evidence: describeEvidence(memory) };
      known.set(memory.id, described);
    }
    return described;
  };
}

/** The same words, or nearly the same meaning with no name, number or date in one that the other lacks. */
function isDuplicate({ a, b, cosine }: NearPair, describe: (memory: AbsorbedMemory) => Described): boolean {
  if (!isAbsorbed(a) || !isAbsorbed(b) || cosine < sameCosine) return false;
  if (a.kind === 'episodic' && Math.abs(a.occurredAt - b.occurredAt) > sameEventMs) return false;
  if (a.kind === 'resource' && b.kind === 'resource' && a.fields.address !== b.fields.address) return false;
  const [one, other] = [describe(a), describe(b)];
  return (
    one.plain === other.plain ||
    (groundClaimed(one.claimed, [other.evidence]).verdict === 'grounded' &&
      groundClaimed(other.claimed, [one.evidence]).verdict === 'grounded')
  );
}
