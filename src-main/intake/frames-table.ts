/** The SQL of `frames`, but for the queue of those that wait to be read (`waiting-frames.ts`). */
import type { FrameId, FrameSummary, ReadingState, Region } from '../../src-preload/contract/frames.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface NewFrame {
  readonly id: FrameId;
  readonly activityId: number;
  readonly displayId: string;
  readonly capturedAt: number;
  readonly origin: 'screen' | 'import';
  readonly width: number;
  readonly height: number;
  readonly changed: readonly Region[] | null;
  readonly imageBytes: number;
}

export interface FrameRow extends FrameSummary {
  readonly activityId: number;
  readonly url: string | null;
  readonly width: number;
  readonly height: number;
  readonly reading: ReadingState;
  readonly readingError: string | null;
  readonly words: Uint8Array | null;
}

interface SummaryColumns extends Omit<FrameSummary, 'hasImage'> {
  readonly hasImage: number;
}

const summaryColumns = `f.id, f.captured_at AS capturedAt, f.display_id AS displayId, a.application, a.title,
  f.image_bytes > 0 AS hasImage`;
const frames = 'frames f JOIN activities a ON a.id = f.activity_id';

export function insertFrame(db: WritableDb, frame: NewFrame): void {
  db.run(
    `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, changed, reading, image_bytes)
     VALUES (:id, :activityId, :displayId, :capturedAt, :origin, :width, :height, :changed, 'waiting', :imageBytes)`,
    { ...frame, changed: frame.changed && JSON.stringify(frame.changed) },
  );
}

/** The highest number that a frame has, or had before it was deleted; 0 where there was none. */
export function highestFrameId(db: ReadableDb): number {
  return db.value<number>(
    'SELECT max(highest_id, coalesce((SELECT max(id) FROM frames), 0)) FROM deleted_frames',
  )!;
}

export function getFrame(db: ReadableDb, id: FrameId): FrameRow | undefined {
  const row = db.get<SummaryColumns & Omit<FrameRow, 'hasImage'>>(
    `SELECT ${summaryColumns}, f.activity_id AS activityId, a.url, f.width, f.height, f.reading,
       f.reading_error AS readingError, f.words FROM ${frames} WHERE f.id = ?`,
    [id],
  );
  return row && { ...row, hasImage: Boolean(row.hasImage) };
}

/** The frames of the same display just before (`-1`) or after (`1`) a moment, nearest first. */
export function framesBeside(
  db: ReadableDb,
  frame: Pick<FrameSummary, 'id' | 'displayId' | 'capturedAt'>,
  direction: -1 | 1,
  count: number,
): FrameSummary[] {
  const [than, order] = direction === 1 ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = db.all<SummaryColumns>(
    `SELECT ${summaryColumns} FROM ${frames}
     WHERE f.display_id = :displayId AND (f.captured_at, f.id) ${than} (:capturedAt, :id)
     ORDER BY f.captured_at ${order}, f.id ${order} LIMIT :count`,
    { displayId: frame.displayId, capturedAt: frame.capturedAt, id: frame.id, count },
  );
  return rows.map(toSummary);
}

/** All frames of a stretch of time, oldest first. */
export function framesBetween(db: ReadableDb, from: number, to: number): FrameSummary[] {
  return db
    .all<SummaryColumns>(
      `SELECT ${summaryColumns} FROM ${frames} WHERE f.captured_at >= ? AND f.captured_at < ?
       ORDER BY f.captured_at, f.id`,
      [from, to],
    )
    .map(toSummary);
}

export function countFramesBetween(db: ReadableDb, from: number, to: number): number {
  return db.value<number>('SELECT count(*) FROM frames WHERE captured_at >= ? AND captured_at < ?', [
    from,
    to,
  ])!;
}

/** When the newest frame before a moment was captured. */
export function newestFrameBefore(db: ReadableDb, moment: number): number | null {
  return (
    db.value<number | null>('SELECT max(captured_at) FROM frames WHERE captured_at < ?', [moment]) ?? null
  );
}

/** Whether one of the same display that was captured after a moment has been read. */
export function hasReadAfter(db: ReadableDb, displayId: string, moment: number): boolean {
  const sql = `SELECT 1 FROM frames WHERE display_id = ? AND captured_at > ? AND reading = 'read' LIMIT 1`;
  return db.value<number>(sql, [displayId, moment]) === 1;
}

/** When the frame before this one in the same activity was captured. */
export function previousInActivity(db: ReadableDb, activityId: number, id: FrameId): number | null {
  return (
    db.value<number | null>('SELECT max(captured_at) FROM frames WHERE activity_id = ? AND id < ?', [
      activityId,
      id,
    ]) ?? null
  );
}

/** Removes rows (units go by their own room first); answers the activities that they were part of. */
export function deleteFrames(
  db: WritableDb,
  ids: readonly FrameId[],
): { frames: number; activityIds: number[] } {
  const list = JSON.stringify(ids);
  const activityIds = db.column<number>(
    'SELECT DISTINCT activity_id FROM frames WHERE id IN (SELECT value FROM json_each(?))',
    [list],
  );
  const { changes } = db.run('DELETE FROM frames WHERE id IN (SELECT value FROM json_each(?))', [list]);
  return { frames: changes, activityIds };
}

/** Those of the frames that have an image file. */
export function withImage(db: ReadableDb, ids: readonly FrameId[]): FrameId[] {
  return db.column<FrameId>(
    'SELECT id FROM frames WHERE image_bytes > 0 AND id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
}

/** In the order of their times, so many with each turn: of a million nobody could wait for all of them at once. */
export function* idsWithImage(db: ReadableDb): Generator<FrameId[], void> {
  const some = 2_000;
  for (let from = -Infinity; ;) {
    const last = db.value<number>(
      `SELECT captured_at FROM frames INDEXED BY frames_with_image WHERE image_bytes > 0 AND captured_at >= ?
       ORDER BY captured_at LIMIT 1 OFFSET ${some - 1}`,
      [from],
    );
    yield db.column<FrameId>(
      `SELECT id FROM frames INDEXED BY frames_with_image
       WHERE image_bytes > 0 AND captured_at >= ? AND captured_at <= ?`,
      [from, last ?? Infinity],
    );
    if (last === undefined) return;
    from = last + 1;
  }
}

/** Frames that have been read and whose image is older than a moment, oldest first. */
export function imagesOlderThan(db: ReadableDb, moment: number, count: number): FrameId[] {
  return db.column<FrameId>(
    `SELECT id FROM frames WHERE image_bytes > 0 AND captured_at < ? AND reading <> 'waiting'
     ORDER BY captured_at LIMIT ?`,
    [moment, count],
  );
}

/**
 * Frames of the screen that nobody looked through for secrets, since their reading failed for good, and whose image is older than a
 * moment. Of imported pictures the owner has the file anyway.
 */
export function unreadOlderThan(db: ReadableDb, moment: number, count: number): FrameId[] {
  return db.column<FrameId>(
    `SELECT id FROM frames WHERE reading = 'failed' AND origin = 'screen' AND image_bytes > 0 AND captured_at < ? LIMIT ?`,
    [moment, count],
  );
}

/** The image file was written anew. */
export function noteImageBytes(db: WritableDb, id: FrameId, bytes: number): void {
  db.run('UPDATE frames SET image_bytes = ? WHERE id = ?', [bytes, id]);
}

/** Notes that the image files of these frames are gone, or go now. */
export function markImagesGone(db: WritableDb, ids: readonly FrameId[]): void {
  db.run('UPDATE frames SET image_bytes = 0 WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

/** Number and size of the images, of all or of those older than a moment. */
export function sumImages(
  db: ReadableDb,
  before = Number.MAX_SAFE_INTEGER,
): { images: number; bytes: number } {
  return db.get<{ images: number; bytes: number }>(
    `SELECT count(*) AS images, coalesce(sum(image_bytes), 0) AS bytes FROM frames
     WHERE image_bytes > 0 AND captured_at < ?`,
    [before],
  )!;
}

export function countFrames(db: ReadableDb): {
  frames: number;
  oldestAt: number | null;
  newestAt: number | null;
} {
  return db.get<{ frames: number; oldestAt: number | null; newestAt: number | null }>(
    `SELECT count(*) AS frames, (SELECT min(captured_at) FROM frames) AS oldestAt,
       (SELECT max(captured_at) FROM frames) AS newestAt FROM frames`,
  )!;
}

function toSummary(row: SummaryColumns): FrameSummary {
  return { ...row, hasImage: Boolean(row.hasImage) };
}
