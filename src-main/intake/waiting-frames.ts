/** The queue of frames that wait to be read: rows of `frames`, so that it survives a restart by itself. */
import { z } from 'zod';
import { regionSchema, type FrameId, type Region } from '../../src-preload/contract/frames.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { WindowSeen } from './window-identity.ts';

export interface WaitingFrame extends WindowSeen {
  readonly id: FrameId;
  readonly activityId: number;
  readonly activityStartedAt: number;
  readonly capturedAt: number;
  readonly origin: 'screen' | 'import';
  readonly width: number;
  readonly height: number;
  /** Null where all of it is new, or nothing is known of what changed. */
  readonly changed: readonly Region[] | null;
  readonly attempts: number;
}

/**
 * The frame that has waited longest, but for those of `except`, and one more attempt noted, so that a frame that ends the
 * process is counted.
 */
export function takeOldestWaiting(db: WritableDb, except: Iterable<FrameId> = []): WaitingFrame | null {
  const row = db.get<Omit<WaitingFrame, 'changed'> & { changed: string | null }>(
    `SELECT f.id, f.activity_id AS activityId, a.started_at AS activityStartedAt, f.display_id AS displayId,
       f.captured_at AS capturedAt, f.origin, f.width, f.height, f.changed, f.reading_attempts + 1 AS attempts,
       a.application, a.title, a.url
     FROM frames f JOIN activities a ON a.id = f.activity_id
     WHERE f.id = (SELECT min(id) FROM frames WHERE reading = 'waiting' AND id NOT IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify([...except])],
  );
  if (!row) return null;
  db.run('UPDATE frames SET reading_attempts = reading_attempts + 1 WHERE id = ?', [row.id]);
  return { ...row, changed: regionsOf(row.changed) };
}

/** A list that was damaged on disk is as good as none: then the whole frame is read. */
function regionsOf(changed: string | null): Region[] | null {
  if (changed === null) return null;
  try {
    return z.array(regionSchema).parse(JSON.parse(changed));
  } catch {
    return null;
  }
}

/** Takes an attempt back that failed by no fault of the frame. */
export function forgetAttempt(db: WritableDb, id: FrameId): void {
  db.run('UPDATE frames SET reading_attempts = max(0, reading_attempts - 1) WHERE id = ?', [id]);
}

/** Where the engine was ended from outside, the frame that was in hand is not why. */
export function forgetAttempts(db: WritableDb): void {
  db.run(`UPDATE frames SET reading_attempts = 0 WHERE reading = 'waiting' AND reading_attempts > 0`);
}

/** `words` is packed. Answers false where the frame was removed meanwhile. */
export function markRead(db: WritableDb, id: FrameId, words: Uint8Array): boolean {
  return (
    db.run(`UPDATE frames SET reading = 'read', reading_error = NULL, words = ? WHERE id = ?`, [words, id])
      .changes > 0
  );
}

/** `reason` is in words for the owner. */
export function markFailed(db: WritableDb, id: FrameId, reason: string): void {
  db.run(`UPDATE frames SET reading = 'failed', reading_error = ? WHERE id = ? AND reading = 'waiting'`, [
    reason,
    id,
  ]);
}

/** Marks the oldest frames beyond `limit` as failed, for the reason given; answers how many. */
export function skipBeyond(db: WritableDb, limit: number, reason: string): number {
  const excess = countWaiting(db) - limit;
  if (excess <= 0) return 0;
  forgetChanges(db);
  return db.run(
    `UPDATE frames SET reading = 'failed', reading_error = ? WHERE id IN
       (SELECT id FROM frames WHERE reading = 'waiting' ORDER BY id LIMIT ?)`,
    [reason, excess],
  ).changes;
}

/**
 * Lets every waiting frame be read whole. Needed whenever one leaves the queue, or comes back to it, out of its order: the
 * frames after it name only what changed since.
 */
export function forgetChanges(db: WritableDb): void {
  db.run(`UPDATE frames SET changed = NULL WHERE reading = 'waiting' AND changed IS NOT NULL`);
}

/** Puts failed frames that still have their image back, the newest first, no more than `limit`; answers how many. */
export function retryFailed(db: WritableDb, limit: number): number {
  forgetChanges(db);
  return db.run(
    `UPDATE frames SET reading = 'waiting', reading_attempts = 0, reading_error = NULL, changed = NULL WHERE id IN
       (SELECT id FROM frames WHERE reading = 'failed' AND image_bytes > 0 ORDER BY id DESC LIMIT ?)`,
    [Math.max(0, limit)],
  ).changes;
}

/** Whether it was read, given up or deleted. One whose row is only about to be written is not. */
export function isSettled(db: ReadableDb, id: FrameId): boolean {
  const reading = db.value<string>('SELECT reading FROM frames WHERE id = ?', [id]);
  if (reading !== undefined) return reading !== 'waiting';
  return id < (db.value<number | null>('SELECT max(id) FROM frames') ?? 0);
}

export function countWaiting(db: ReadableDb): number {
  return db.value<number>(`SELECT count(*) FROM frames WHERE reading = 'waiting'`)!;
}

export function countFailed(db: ReadableDb): number {
  return db.value<number>(`SELECT count(*) FROM frames WHERE reading = 'failed'`)!;
}
