/** The SQL of `upkeep_jobs`: what was asked for, and how far it came. */
import type { JobName } from '../../src-preload/contract/performance.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export type StoredState = 'running' | 'paused' | 'done' | 'stopped' | 'failed';

/** How far a job came: `cursor` is the job's own, `done` and `total` are for the owner. */
export interface JobPlace {
  readonly cursor: number;
  readonly done: number;
  readonly total: number;
}

export interface StoredJob extends JobPlace {
  readonly job: JobName;
  readonly state: StoredState;
  readonly endedAt: number | null;
  readonly reason: string;
}

const columns = 'job, state, ended_at AS endedAt, cursor, done, total, reason';

export function readJobs(db: ReadableDb): StoredJob[] {
  return db.all<StoredJob>(`SELECT ${columns} FROM upkeep_jobs`);
}

/** The one that has waited longest. */
export function nextJob(db: ReadableDb): StoredJob | undefined {
  return db.get<StoredJob>(
    `SELECT ${columns} FROM upkeep_jobs WHERE state = 'running' ORDER BY asked_at, job LIMIT 1`,
  );
}

/** From its beginning. */
export function askFor(db: WritableDb, job: JobName, place: JobPlace, now: number): void {
  db.run(
    `INSERT OR REPLACE INTO upkeep_jobs (job, state, asked_at, cursor, done, total)
     VALUES (:job, 'running', :now, :cursor, :done, :total)`,
    { job, now, cursor: place.cursor, done: place.done, total: place.total },
  );
}

/** In the transaction that did what the place tells of. */
export function keepPlace(db: WritableDb, job: JobName, { cursor, done, total }: JobPlace): void {
  db.run(`UPDATE upkeep_jobs SET cursor = ?, done = ?, total = ?, reason = '' WHERE job = ?`, [
    cursor,
    done,
    total,
    job,
  ]);
}

export function noteReason(db: WritableDb, job: JobName, reason: string): void {
  db.run('UPDATE upkeep_jobs SET reason = ? WHERE job = ?', [reason, job]);
}

/** Answers false where the job is in none of the states `from`. */
export function changeState(
  db: WritableDb,
  job: JobName,
  from: readonly StoredState[],
  to: StoredState,
  { endedAt = null, reason = '' }: { readonly endedAt?: number | null; readonly reason?: string } = {},
): boolean {
  return (
    db.run(
      `UPDATE upkeep_jobs SET state = ?, ended_at = ?, reason = ?
       WHERE job = ? AND state IN (SELECT value FROM json_each(?))`,
      [to, endedAt, reason, job, JSON.stringify(from)],
    ).changes > 0
  );
}
