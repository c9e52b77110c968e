/** The SQL of `gaps`: stretches in which nothing was recorded, and why. */
import type { Gap } from '../../src-preload/contract/timeline.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

/** Two notes of one kind that are no further apart than this are one stretch. */
const joinWithinMs = 10_000;

/** Keeps a stretch; one that touches or overlaps the newest of its kind extends it. */
export function noteGap(db: WritableDb, gap: Gap): void {
  const extended = db.run(
    `UPDATE gaps SET started_at = min(started_at, :startedAt), ended_at = max(ended_at, :endedAt)
     WHERE id = (SELECT id FROM gaps WHERE kind = :kind ORDER BY started_at DESC LIMIT 1)
       AND started_at <= :endedAt + :within AND ended_at >= :startedAt - :within`,
    { ...gap, within: joinWithinMs },
  ).changes;
  if (extended > 0 || gap.endedAt <= gap.startedAt) return;
  db.run('INSERT INTO gaps (kind, started_at, ended_at) VALUES (:kind, :startedAt, :endedAt)', { ...gap });
}

/** Stretches that touch a time, oldest first. */
export function gapsBetween(db: ReadableDb, from: number, to: number): Gap[] {
  return db.all<Gap>(
    `SELECT kind, started_at AS startedAt, ended_at AS endedAt FROM gaps
     WHERE started_at < ? AND ended_at > ? ORDER BY started_at`,
    [to, from],
  );
}

/** How often and for how long of each kind, longest first, and the newest stretches. */
export function readGaps(
  db: ReadableDb,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): { gaps: Gap[]; sums: { kind: Gap['kind']; stretches: number; ms: number }[] } {
  return {
    gaps: db.all<Gap>(
      `SELECT kind, started_at AS startedAt, ended_at AS endedAt FROM gaps
       WHERE started_at < ? AND ended_at > ? ORDER BY started_at DESC LIMIT ?`,
      [to, from, limit],
    ),
    sums: db.all(
      `SELECT kind, count(*) AS stretches, sum(min(ended_at, :to) - max(started_at, :from)) AS ms FROM gaps
       WHERE started_at < :to AND ended_at > :from GROUP BY kind ORDER BY ms DESC`,
      { from, to },
    ),
  };
}
