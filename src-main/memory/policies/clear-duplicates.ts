/** A run about what says the same: all but one of each group, a group a transaction. After a kill the groups are found again. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { transaction } from '../../store/database.ts';
import { readMemories } from '../memories-table.ts';
import { isOwnersWish, isWanted, reasonOf } from './act.ts';
import { judgeMemories } from './look-at-memories.ts';
import { sightOf, type RunContext } from './run-context.ts';
import { endRun, noteItem, noteProgress, type Run } from './runs-table.ts';

export async function clearDuplicates(context: RunContext, run: Run): Promise<void> {
  for (const group of await context.tidy.duplicates()) {
    await nextTurn();
    if (!context.isGoingOn(run)) return;
    transaction(context.db, () => clearGroup(context, run, group));
  }
  if (context.isGoingOn(run)) endRun(context.db, run, 'done', context.clock.now());
}

/** One that changed since the groups were found is left for another time. */
function clearGroup(context: RunContext, run: Run, group: readonly Memory[]): void {
  const { db } = context;
  const ids = group.map(({ id }) => id);
  const now = readMemories(db, ids);
  const isSame = now.every(({ version }, place) => version === group[place]!.version);
  const [first, ...surplus] = now;
  if (!first || now.length < group.length || !isSame) return;
  const judged = judgeMemories(db, sightOf(context, run), surplus);
  const fitting = surplus.filter(
    ({ id }, place) => judged[place]?.spared === null && !isOwnersWish(db, run, id),
  );
  const changed =
    run.action.type === 'merge'
      ? mergeInto(context, run, first, fitting)
      : fitting.filter((memory) => context.tryAct(run, memory)).length;
  noteProgress(db, run.id, { cursor: '', looked: group.length, changed });
}

function mergeInto(
  { db, memories }: RunContext,
  run: Run,
  first: Memory,
  fitting: readonly Memory[],
): number {
  const ids = fitting.filter((memory) => isWanted(run, memory)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const step = memories.beginStep();
  const change = { actor: 'policy', reason: reasonOf(run), step } as const;
  // What the owner pinned is not even added to.
  if (first.pinned) for (const id of ids) memories.replaceBy(id, first.id, change);
  else memories.merge([first.id, ...ids], change);
  for (const id of ids) noteItem(db, run.id, id, step);
  return ids.length;
}
