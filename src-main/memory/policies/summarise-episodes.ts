/**
 * A run that tells many episodes as one: a question to the model for each group, and its answer written with the group in one
 * transaction, so that after a kill only the question in hand is asked again.
 */
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import { inWords, tell, wordsOf } from '../../../src-preload/contract/sentences/wording.ts';
import { inTurns } from '../../base/in-turns.ts';
import { LlmError } from '../../llm/llm.ts';
import { transaction } from '../../store/database.ts';
import { isOwnersWish, isWanted, reasonOf } from './act.ts';
import { groupEpisodes, type DatedEpisode, type Period } from './episode-groups.ts';
import { judgeMemories, lookAtMemories } from './look-at-memories.ts';
import { sightOf, type RunContext } from './run-context.ts';
import { endRun, letWait, noteItem, noteProgress, type Run } from './runs-table.ts';
import { isEpisode, tellSummary, writeSummary, type Episode } from './summarise.ts';

const modelRetryMs = 30 * 60_000;
const noModel = say(
  'No model is chosen for memory work. It goes on when one is; choose one in the settings.',
);

export async function summariseEpisodes(context: RunContext, run: Run, period: Period): Promise<void> {
  const { db, memories, llm, clock } = context;
  const { episodes, looked } = await inTurns(collectEpisodes(context, run));
  noteProgress(db, run.id, { cursor: '', looked, changed: 0 });
  const groups = groupEpisodes(episodes, period, clock.now());
  if (groups.length > 0 && llm.inUse('memory') === null) {
    letWait(db, run.id, inWords(noModel), clock.now() + modelRetryMs);
    return;
  }
  let left = 0;
  for (const ids of groups) {
    if (!context.isGoingOn(run)) return;
    try {
      if (!(await summariseGroup(context, run, memories.getMany(ids).filter(isEpisode)))) left++;
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      if (error.failure === 'cancelled') return;
      if (error.failure === 'unusable') {
        left++;
        continue;
      }
      const retryAt = Math.max(error.retryAt ?? 0, clock.now() + modelRetryMs);
      if (context.isGoingOn(run)) letWait(db, run.id, wordsOf(error), retryAt);
      return;
    }
  }
  const trouble =
    left > 0
      ? tell('{left} could not be summarised: what the model wrote did not stand in them.', { left })
      : '';
  if (context.isGoingOn(run)) endRun(db, run, 'done', clock.now(), trouble);
}

/** Answers whether a summary was written. Rejects with `LlmError`. */
async function summariseGroup(context: RunContext, run: Run, group: readonly Episode[]): Promise<boolean> {
  const { db, memories, llm } = context;
  const told = await tellSummary(llm, group, context.signal);
  if (told === null || !context.isGoingOn(run) || !isUnchanged(context, run, group)) return false;
  transaction(db, () => {
    const step = memories.beginStep();
    writeSummary({ db, memories }, group, told, { actor: 'policy', reason: reasonOf(run), step });
    for (const { id } of group) noteItem(db, run.id, id, step);
    noteProgress(db, run.id, { cursor: '', looked: 0, changed: group.length });
  });
  context.onChange();
  return true;
}

function* collectEpisodes(
  context: RunContext,
  run: Run,
): Generator<void, { episodes: DatedEpisode[]; looked: number }> {
  const episodes: DatedEpisode[] = [];
  let looked = 0;
  for (const place of lookAtMemories(context.db, sightOf(context, run), '')) {
    yield;
    looked += place.looked;
    const memory = place.fitting?.spared === null ? place.fitting.facts.memory : undefined;
    if (isEpisode(memory) && isWanted(run, memory) && !isOwnersWish(context.db, run, memory.id))
      episodes.push({ id: memory.id, occurredAt: memory.occurredAt, scope: memory.scope });
  }
  return { episodes, looked };
}

/** Whether the episodes are as the model read them, and still are what the policy is about. */
function isUnchanged(context: RunContext, run: Run, group: readonly Memory[]): boolean {
  const now = context.memories.getMany(group.map(({ id }) => id));
  return (
    now.length === group.length &&
    now.every(({ version, state }, place) => version === group[place]!.version && state === 'active') &&
    judgeMemories(context.db, sightOf(context, run), now).every((judged) => judged?.spared === null)
  );
}
