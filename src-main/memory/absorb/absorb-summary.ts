/** How absorbing stands, in numbers for the owner. */
import type { AbsorbSummary } from '../../../src-preload/contract/absorb.ts';
import type { ReadableDb } from '../../store/statements.ts';

export function absorbSummary(db: ReadableDb, model: string | null, now: number): AbsorbSummary {
  const day = new Date(now);
  const midnight = new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const counts = new Map(
    db
      .all<{ state: string; count: number }>('SELECT state, count(*) AS count FROM batches GROUP BY state')
      .map(({ state, count }) => [state, count]),
  );
  const today = db.get<AbsorbSummary['today']>(
    `SELECT count(*) AS batches, coalesce(sum(added), 0) AS added, coalesce(sum(changed), 0) AS changed,
       coalesce(sum(calls), 0) AS calls, coalesce(sum(tokens), 0) AS tokens
     FROM batches WHERE state IN ('absorbed', 'nothing') AND ended_at >= ?`,
    [midnight],
  )!;
  const failed = db.get<{ at: number; reason: string }>(
    `SELECT coalesce(ended_at, closed_at, opened_at) AS at, reason FROM batches
     WHERE state IN ('waiting', 'failed', 'over-budget') AND reason <> '' ORDER BY id DESC LIMIT 1`,
  );
  const count = (...states: readonly string[]): number =>
    states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  return {
    model,
    collecting: db.value<number>(
      `SELECT count(*) FROM batch_items WHERE batch_id IN (SELECT id FROM batches WHERE state = 'open')`,
    )!,
    waiting: count('waiting'),
    setAside: count('no-model', 'over-budget'),
    failed: count('failed'),
    today,
    lastError: failed ?? null,
  };
}
