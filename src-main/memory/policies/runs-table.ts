/** The SQL of `clean_up_runs` and of what each changed: all that a run needs to go on after its process was killed. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { MemoryId, MemoryState } from '../../../src-preload/contract/memory.ts';
import type { CleanUpAction, CleanUpRun, RunState } from '../../../src-preload/contract/policies.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

/** What a run does to what fits. */
export type RunAction =
  | CleanUpAction
  | { readonly type: 'file'; readonly categoryId: number | null; readonly tags: readonly string[] };

/** What must be known to go on with a run. */
export interface Run {
  readonly id: number;
  readonly name: string;
  readonly policyId: number | null;
  readonly conditions: CleanUpConditions | FilingConditions;
  readonly action: RunAction;
  readonly by: CleanUpRun['by'];
  readonly state: RunState;
  readonly cursor: string;
  readonly changed: number;
}

interface Row extends Omit<Run, 'conditions' | 'action'> {
  readonly conditions: string;
  readonly action: string;
}

const dayMs = 86_400_000;
const runColumns =
  'id, name, policy_id AS policyId, conditions, action, asked_by AS by, state, cursor, changed';

export function insertRun(
  db: WritableDb,
  run: Pick<Run, 'name' | 'policyId' | 'conditions' | 'action' | 'by'> & { readonly undoDays: number },
  now: number,
): number {
  return db.run(
    `INSERT INTO clean_up_runs (name, policy_id, conditions, action, asked_by, state, started_at, undo_until)
     VALUES (:name, :policyId, :conditions, :action, :by, 'running', :now, :undoUntil)`,
    {
      name: run.name,
      policyId: run.policyId,
      conditions: JSON.stringify(run.conditions),
      action: JSON.stringify(run.action),
      by: run.by,
      now,
      undoUntil: now + run.undoDays * dayMs,
    },
  ).id;
}

/** The next that is to be worked on: first those that are taken back, so that nothing new stands on them. */
export function nextRun(db: ReadableDb): Run | undefined {
  const row = db.get<Row>(
    `SELECT ${runColumns} FROM clean_up_runs WHERE state IN ('running', 'undoing') AND is_final = 0
     ORDER BY state DESC, id LIMIT 1`,
  );
  return row && toRun(row);
}

/** Whether a policy is at work or waits. */
export function isAtWork(db: ReadableDb, policyId: number): boolean {
  return (
    db.value<number>(
      `SELECT 1 FROM clean_up_runs WHERE policy_id = ? AND state IN ('running', 'waiting', 'undoing') AND is_final = 0`,
      [policyId],
    ) === 1
  );
}

export function noteProgress(
  db: WritableDb,
  id: number,
  { cursor, looked, changed }: { readonly cursor: string; readonly looked: number; readonly changed: number },
): void {
  db.run(
    `UPDATE clean_up_runs SET cursor = :cursor, looked = looked + :looked, changed = changed + :changed WHERE id = :id`,
    { id, cursor, looked, changed },
  );
}

export function noteItem(db: WritableDb, runId: number, memoryId: MemoryId, step: number): void {
  db.run('INSERT INTO clean_up_run_items (run_id, memory_id, step) VALUES (?, ?, ?)', [
    runId,
    memoryId,
    step,
  ]);
}

/** A run by the schedule that found nothing to do leaves no row. */
export function endRun(
  db: WritableDb,
  { id, by }: Pick<Run, 'id' | 'by'>,
  state: 'done' | 'stopped' | 'undone',
  now: number,
  reason = '',
): void {
  db.run('UPDATE clean_up_runs SET state = ?, reason = ?, ended_at = ?, next_try_at = NULL WHERE id = ?', [
    state,
    reason,
    now,
    id,
  ]);
  if (by === 'schedule' && state === 'done' && reason === '')
    db.run('DELETE FROM clean_up_runs WHERE id = ? AND changed = 0', [id]);
}

export function letWait(db: WritableDb, id: number, reason: string, nextTryAt: number): void {
  db.run(`UPDATE clean_up_runs SET state = 'waiting', reason = ?, next_try_at = ? WHERE id = ?`, [
    reason,
    nextTryAt,
    id,
  ]);
}

/** Those that waited long enough go on; all of them where `now` is null. */
export function resumeWaiting(db: WritableDb, now: number | null): number {
  return db.run(
    `UPDATE clean_up_runs SET state = 'running', next_try_at = NULL, cursor = ''
     WHERE state = 'waiting' AND is_final = 0 AND (:now IS NULL OR next_try_at <= :now)`,
    { now },
  ).changes;
}

export function beginUndo(db: WritableDb, id: number): void {
  db.run(`UPDATE clean_up_runs SET state = 'undoing', reason = '' WHERE id = ?`, [id]);
}

export interface RunItem {
  readonly id: number;
  readonly memoryId: MemoryId;
  readonly step: number;
}

/** The last that a run changed and that were not taken back. */
export function lastItems(db: ReadableDb, runId: number, limit: number): RunItem[] {
  return db.all(
    'SELECT id, memory_id AS memoryId, step FROM clean_up_run_items WHERE run_id = ? ORDER BY id DESC LIMIT ?',
    [runId, limit],
  );
}

export function dropItems(db: WritableDb, ids: readonly number[]): void {
  db.run('DELETE FROM clean_up_run_items WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

export function noteNotUndone(db: WritableDb, id: number, count: number): void {
  db.run('UPDATE clean_up_runs SET not_undone = not_undone + ? WHERE id = ?', [count, id]);
}

/** The oldest run whose time to be undone is over. */
export function nextOver(db: ReadableDb, now: number): Run | undefined {
  const row = db.get<Row>(
    `SELECT ${runColumns} FROM clean_up_runs
     WHERE is_final = 0 AND state IN ('done', 'stopped', 'undone') AND undo_until <= ? ORDER BY id LIMIT 1`,
    [now],
  );
  return row && toRun(row);
}

export function makeFinal(db: WritableDb, id: number): void {
  db.run('UPDATE clean_up_runs SET is_final = 1 WHERE id = ?', [id]);
}

/** A clock that was set back would keep what was removed for as long as it went back. */
export function pullBack(db: WritableDb, now: number): void {
  db.run(
    `UPDATE clean_up_runs SET undo_until = :now + (undo_until - started_at), started_at = :now
     WHERE is_final = 0 AND started_at > :now`,
    { now },
  );
}

/** Throws `not-found`. */
export function describeRun(db: ReadableDb, id: number, now: number): CleanUpRun {
  const [run] = listRuns(db, { before: id + 1, limit: 1 }, now);
  if (run?.id === id) return run;
  throw new MnemeError('not-found', say('There is no run {id} in the log of clean-up.', { id }));
}

/** Newest first. */
export function listRuns(
  db: ReadableDb,
  { before, limit }: { readonly before: number | null; readonly limit: number },
  now: number,
): CleanUpRun[] {
  return db
    .all<Omit<CleanUpRun, 'canUndo'> & { readonly canUndo: number }>(
      `SELECT id, name, policy_id AS policyId, action ->> 'type' AS action, asked_by AS by, state, reason,
         started_at AS startedAt, ended_at AS endedAt, looked, changed, not_undone AS notUndone,
         undo_until AS undoUntil,
         changed > 0 AND is_final = 0 AND undo_until > :now AND state IN ('done', 'stopped', 'waiting') AS canUndo
       FROM clean_up_runs WHERE :before IS NULL OR id < :before ORDER BY id DESC LIMIT :limit`,
      { now, before, limit },
    )
    .map((run) => ({ ...run, canUndo: run.canUndo === 1 }));
}

/** What is still there of what a run changed, in the order of its work. */
export function listItems(
  db: ReadableDb,
  runId: number,
  limit: number,
): { memoryId: MemoryId; title: string; state: MemoryState }[] {
  return db.all(
    `SELECT i.memory_id AS memoryId, m.title, m.state FROM clean_up_run_items i JOIN memories m ON m.id = i.memory_id
     WHERE i.run_id = ? ORDER BY i.id LIMIT ?`,
    [runId, limit],
  );
}

function toRun({ conditions, action, ...row }: Row): Run {
  return {
    ...row,
    conditions: JSON.parse(conditions) as Run['conditions'],
    action: JSON.parse(action) as RunAction,
  };
}
