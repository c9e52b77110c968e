/** Takes a run back, the last memory first, a slice at a time. What was changed again since stays as it is, and is counted. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../../base/clock.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import { standingOf } from '../history.ts';
import type { Memories } from '../memories.ts';
import { purgeAfterMs } from '../memory-writer.ts';
import { dropItems, endRun, lastItems, noteNotUndone, type Run, type RunItem } from './runs-table.ts';

interface TakeBackParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly clock: Clock;
}

const atOnce = 100;

/** Works for some `ms`; the run is `undone` when nothing is left. */
export function takeBack({ db, memories, clock }: TakeBackParts, run: Run, ms: number): void {
  const until = performance.now() + ms;
  transaction(db, () => {
    const items = lastItems(db, run.id, atOnce);
    const done: number[] = [];
    let left = 0;
    for (const item of items) {
      if (!takeBackOne(item)) left++;
      done.push(item.id);
      if (performance.now() >= until) break;
    }
    dropItems(db, done);
    noteNotUndone(db, run.id, left);
    if (done.length === items.length && items.length < atOnce) endRun(db, run, 'undone', clock.now());
  });

  /** Answers whether the memory is as it was before the run. */
  function takeBackOne({ memoryId, step }: RunItem): boolean {
    // Several memories may share a step: a merge is taken back with the first of them.
    const { changes, undone } = standingOf(db, { step, most: -1 });
    if (changes === undone) return true;
    try {
      memories.undo(step, 'policy');
      return true;
    } catch (error) {
      if (!(error instanceof MnemeError)) throw error;
      if (error.code !== 'conflict' && error.code !== 'not-found') throw error;
      letGo(memoryId);
      return run.action.type === 'expire' && isRevived(memoryId);
    }
  }

  /** What stays removed is erased like everything that the owner removes: the run does not hold it any more. */
  function letGo(id: RunItem['memoryId']): void {
    db.run(`UPDATE memories SET purge_at = ? WHERE id = ? AND state = 'deleted' AND purge_at IS NULL`, [
      clock.now() + purgeAfterMs,
      id,
    ]);
  }

  /** What expired meanwhile was archived by itself: that is taken back, too. */
  function isRevived(id: RunItem['memoryId']): boolean {
    const [memory] = memories.getMany([id]);
    if (memory?.state !== 'archived' || memory.expiresAt === null || memory.expiresAt > clock.now())
      return false;
    memories.setState([id], 'active', {
      actor: 'policy',
      reason: tell('Took the policy “{name}” back', { name: run.name }),
    });
    return true;
  }
}
