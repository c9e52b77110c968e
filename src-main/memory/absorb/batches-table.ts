/** The table of batches. Only its SQL. */
import type { Batch, BatchState } from '../../../src-preload/contract/absorb.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

/** A batch whose turn it is. */
export interface DueBatch {
  readonly id: number;
  readonly attempts: number;
  /** A model's answer that was not written yet; see `kept-answer.ts`. */
  readonly reply: string | null;
}

export interface OpenBatch {
  readonly id: number;
  readonly openedAt: number;
  readonly items: number;
  /** When its newest item was seen; 0 where its items are gone. */
  readonly lastAt: number;
}

/** What an attempt ends with; what is left out stays as it is. */
export interface BatchOutcome {
  readonly state: BatchState;
  readonly reason: string;
  readonly endedAt?: number | null;
  readonly nextTryAt?: number | null;
  readonly attempts?: number;
  readonly reply?: string | null;
  readonly added?: number;
  readonly changed?: number;
  readonly dropped?: number;
  readonly step?: number | null;
}

const columns: Readonly<Record<keyof BatchOutcome, string>> = {
  state: 'state',
  reason: 'reason',
  endedAt: 'ended_at',
  nextTryAt: 'next_try_at',
  attempts: 'attempts',
  reply: 'reply',
  added: 'added',
  changed: 'changed',
  dropped: 'dropped',
  step: 'step',
};

export function openBatch(db: ReadableDb): OpenBatch | undefined {
  return db.get<OpenBatch>(
    `SELECT b.id, b.opened_at AS openedAt, count(u.id) AS items, coalesce(max(u.occurred_at), 0) AS lastAt
     FROM batches b LEFT JOIN batch_items i ON i.batch_id = b.id LEFT JOIN units u ON u.id = i.unit_id
     WHERE b.state = 'open' GROUP BY b.id`,
  );
}

export function addBatch(db: WritableDb, openedAt: number): number {
  return db.run(`INSERT INTO batches (state, opened_at) VALUES ('open', ?)`, [openedAt]).id;
}

export function addItem(db: WritableDb, batchId: number, unitId: number): void {
  db.run('INSERT OR IGNORE INTO batch_items (batch_id, unit_id) VALUES (?, ?)', [batchId, unitId]);
}

/** A batch without items (they were deleted) is no batch. */
export function closeBatch(db: WritableDb, id: number, now: number): void {
  const items = db.value<number>('SELECT count(*) FROM batch_items WHERE batch_id = ?', [id])!;
  if (items === 0) db.run('DELETE FROM batches WHERE id = ?', [id]);
  else db.run(`UPDATE batches SET state = 'waiting', closed_at = ? WHERE id = ?`, [now, id]);
}

/** States in which the worker takes a batch up by itself, some of them only at `next_try_at`. */
const due = `(state = 'waiting' AND (next_try_at IS NULL OR next_try_at <= :now))
  OR (state IN ('failed', 'over-budget') AND next_try_at <= :now)`;

/** The next one: in the order of their time, then those that the owner took up again, newest first. */
export function nextDue(db: ReadableDb, now: number): DueBatch | undefined {
  return db.get<DueBatch>(
    `SELECT id, attempts, reply FROM batches WHERE ${due}
     ORDER BY resumed, CASE resumed WHEN 0 THEN id ELSE -id END LIMIT 1`,
    { now },
  );
}

/** When the next try of any batch is due; null where none waits for a time. */
export function nextTryAt(db: ReadableDb): number | null {
  return (
    db.value<number | null>(
      `SELECT min(next_try_at) FROM batches WHERE state IN ('waiting', 'failed', 'over-budget')`,
    ) ?? null
  );
}

/** Tries that lie farther ahead than anyone would set them: the clock was put back. */
export function pullTriesBack(db: WritableDb, latest: number): void {
  db.run(
    `UPDATE batches SET next_try_at = :latest
     WHERE state IN ('waiting', 'failed', 'over-budget') AND next_try_at > :latest`,
    { latest },
  );
}

export function endAttempt(db: WritableDb, id: number, outcome: BatchOutcome): void {
  const given = (Object.keys(outcome) as (keyof BatchOutcome)[]).filter((key) => outcome[key] !== undefined);
  db.run(`UPDATE batches SET ${given.map((key) => `${columns[key]} = ?`).join(', ')} WHERE id = ?`, [
    ...given.map((key) => outcome[key]!),
    id,
  ]);
}

export function noteUse(db: WritableDb, id: number, calls: number, tokens: number): void {
  db.run('UPDATE batches SET calls = calls + ?, tokens = tokens + ? WHERE id = ?', [calls, tokens, id]);
}

/** Null where it is gone, or where an item of it was deleted meanwhile. */
export function readReply(db: ReadableDb, id: number): string | null {
  return db.value<string | null>('SELECT reply FROM batches WHERE id = ?', [id]) ?? null;
}

/** Sets everything that waits aside; answers how many batches that were. */
export function setWaitingAside(db: WritableDb, reason: string): number {
  return db.run(
    `UPDATE batches SET state = 'no-model', reason = ?, next_try_at = NULL, resumed = 0
     WHERE state = 'waiting' AND reply IS NULL`,
    [reason],
  ).changes;
}

/** Sets the oldest aside beyond the newest `kept` of those that wait. */
export function setSurplusAside(db: WritableDb, kept: number, reason: string): number {
  return db.run(
    `UPDATE batches SET state = 'over-budget', reason = ?, next_try_at = NULL, resumed = 0
     WHERE state = 'waiting' AND reply IS NULL AND id <= (
       SELECT id FROM batches WHERE state = 'waiting' ORDER BY id DESC LIMIT 1 OFFSET ?)`,
    [reason, kept],
  ).changes;
}

/** Takes the newest that were set aside up again. */
export function resumeNewest(db: WritableDb, limit: number): number {
  return db.run(
    `UPDATE batches SET state = 'waiting', reason = '', next_try_at = NULL, resumed = 1
     WHERE id IN (SELECT id FROM batches WHERE state IN ('no-model', 'over-budget') ORDER BY id DESC LIMIT ?)`,
    [limit],
  ).changes;
}

/** Gives failed batches another try; all of them where none is named. */
export function retryFailed(db: WritableDb, ids: readonly number[]): number {
  return db.run(
    `UPDATE batches SET state = 'waiting', reason = '', next_try_at = NULL, attempts = 0, reply = NULL
     WHERE state = 'failed' AND (:all OR id IN (SELECT value FROM json_each(:ids)))`,
    { all: ids.length === 0 ? 1 : 0, ids: JSON.stringify(ids) },
  ).changes;
}

/** What is waited for at the moment is over: a server was chosen or changed. */
export function forgetWaits(db: WritableDb): void {
  db.run(`UPDATE batches SET next_try_at = 0 WHERE state IN ('waiting', 'over-budget') AND next_try_at > 0`);
}

export function listBatches(
  db: ReadableDb,
  {
    states,
    before,
    limit,
  }: { readonly states: readonly BatchState[]; readonly before: number | null; readonly limit: number },
): Batch[] {
  return db.all<Batch>(
    `SELECT b.id, b.state, b.reason, b.opened_at AS openedAt, b.closed_at AS closedAt, b.ended_at AS endedAt,
       b.next_try_at AS nextTryAt, b.attempts, b.calls, b.tokens, b.added, b.changed, b.dropped, b.step,
       (SELECT count(*) FROM batch_items i WHERE i.batch_id = b.id) AS items
     FROM batches b WHERE b.id < :before AND (:all OR b.state IN (SELECT value FROM json_each(:states)))
     ORDER BY b.id DESC LIMIT :limit`,
    {
      before: before ?? Number.MAX_SAFE_INTEGER,
      all: states.length === 0 ? 1 : 0,
      states: JSON.stringify(states),
      limit,
    },
  );
}
