/** What a policy or a rule would do, counted, with some of the memories. It changes nothing. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { Memory, MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import type { MatchPreview } from '../../../src-preload/contract/organise.ts';
import type { OutputOf } from '../../../src-preload/contract/route.ts';
import type { policyRequests } from '../../../src-preload/contract/policies.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { readMemories } from '../memories-table.ts';
import { isWanted } from './act.ts';
import { groupEpisodes, type DatedEpisode } from './episode-groups.ts';
import { judgeMemories, lookAtMemories, type Looked, type Sight } from './look-at-memories.ts';
import type { RunAction } from './runs-table.ts';
import { isEpisode } from './summarise.ts';

export type Preview = Omit<OutputOf<typeof policyRequests, 'policies.preview'>, 'trouble'>;

const mostExamples = 12;

/** Goes through all memories, pausing often (`base/in-turns.ts`). Throws `cancelled` when the signal aborts. */
export function* previewAll(
  db: ReadableDb,
  sight: Sight,
  action: RunAction,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Generator<void, Preview> {
  const count = createCount();
  const episodes: DatedEpisode[] = [];
  for (const { fitting } of lookAtMemories(db, sight, '')) {
    yield;
    if (signal.aborted) throw new MnemeError('cancelled', say('A newer preview took the place of this one.'));
    if (!fitting || !isWanted({ action }, fitting.facts.memory)) continue;
    const { memory } = fitting.facts;
    if (action.type === 'summarise' && !isEpisode(memory)) continue;
    if (fitting.spared !== null) count.spare(fitting.spared);
    else if (action.type === 'summarise') episodes.push(memory);
    else count.take(memory);
  }
  if (action.type !== 'summarise') return count.preview(db, 0);
  const groups = groupEpisodes(episodes, action.period, now);
  for (const id of groups.flat()) count.take({ id, kind: 'episodic' });
  return count.preview(db, groups.length);
}

/** The same of groups of which the first is to stay. */
export function previewGroups(
  db: ReadableDb,
  sight: Sight,
  action: RunAction,
  groups: readonly (readonly Memory[])[],
): Preview {
  const count = createCount();
  let touched = 0;
  for (const [, ...surplus] of groups) {
    const fitting = judgeMemories(db, sight, surplus).filter(
      (one): one is NonNullable<Looked['fitting']> => one !== null && isWanted({ action }, one.facts.memory),
    );
    for (const { spared } of fitting) if (spared !== null) count.spare(spared);
    const taken = fitting.filter(({ spared }) => spared === null);
    for (const { facts } of taken) count.take(facts.memory);
    if (taken.length > 0) touched++;
  }
  return count.preview(db, touched);
}

function createCount() {
  const perKind: Partial<Record<MemoryKind, number>> = {};
  const spared = { pinned: 0, kept: 0 };
  let matches = 0;
  let newest: MemoryId[] = [];
  return {
    take({ id, kind }: Pick<Memory, 'id' | 'kind'>): void {
      matches++;
      perKind[kind] = (perKind[kind] ?? 0) + 1;
      newest = [...newest, id].slice(-mostExamples);
    },
    spare(why: 'pinned' | 'kept'): void {
      spared[why]++;
    },
    preview(db: ReadableDb, groups: number): MatchPreview & Preview {
      return { matches, perKind, examples: readMemories(db, newest.toReversed()), ...spared, groups };
    },
  };
}
