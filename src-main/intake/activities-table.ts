/** The SQL of `activities`: unbroken stretches in one window. */
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { WindowSeen } from './window-identity.ts';

export interface ActivityRow extends WindowSeen {
  readonly id: number;
  readonly placeId: number | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface ActivityOfDay {
  readonly id: number;
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly frames: number;
  readonly firstFrameId: number | null;
  readonly firstText: string | null;
}

const columns = `id, display_id AS displayId, application, title, url, place_id AS placeId,
  started_at AS startedAt, ended_at AS endedAt`;

/** The activity of a display that is newest at a moment, that is, which started last before it. */
export function activityBefore(db: ReadableDb, displayId: string, moment: number): ActivityRow | undefined {
  return db.get<ActivityRow>(
    `SELECT ${columns} FROM activities WHERE started_at <= ? AND display_id = ?
     ORDER BY started_at DESC, id DESC LIMIT 1`,
    [moment, displayId],
  );
}

export function insertActivity(
  db: WritableDb,
  window: WindowSeen,
  placeId: number | null,
  startedAt: number,
): number {
  return db.run(
    `INSERT INTO activities (display_id, application, title, url, place_id, started_at, ended_at)
     VALUES (:displayId, :application, :title, :url, :placeId, :startedAt, :startedAt)`,
    {
      displayId: window.displayId,
      application: window.application,
      title: window.title,
      url: window.url,
      placeId,
      startedAt,
    },
  ).id;
}

/** Lengthens an activity; it never becomes shorter. */
export function extendActivity(db: WritableDb, id: number, endedAt: number): void {
  db.run('UPDATE activities SET ended_at = max(ended_at, ?) WHERE id = ?', [endedAt, id]);
}

/** Removes those of the activities that hold no frame any more; answers the places that they showed. */
export function removeEmptyActivities(db: WritableDb, ids: readonly number[]): number[] {
  const empty = db.all<{ id: number; placeId: number | null }>(
    `SELECT id, place_id AS placeId FROM activities WHERE id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM frames WHERE frames.activity_id = activities.id)`,
    [JSON.stringify(ids)],
  );
  db.run('DELETE FROM activities WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(empty.map((activity) => activity.id)),
  ]);
  return empty.flatMap((activity) => activity.placeId ?? []);
}

/** Activities that touch a stretch of time, in the order of their start. */
export function activitiesBetween(db: ReadableDb, from: number, to: number): ActivityOfDay[] {
  // No activity that began more than two days before can reach in: they are cut at midnight.
  return db.all<ActivityOfDay>(
    `SELECT a.id, a.application, a.title, a.url, a.started_at AS startedAt, a.ended_at AS endedAt,
       (SELECT count(*) FROM frames f WHERE f.activity_id = a.id) AS frames,
       (SELECT f.id FROM frames f WHERE f.activity_id = a.id ORDER BY f.captured_at, f.id LIMIT 1) AS firstFrameId,
       (SELECT u.text FROM frames f JOIN units u ON u.frame_id = f.id WHERE f.activity_id = a.id
         ORDER BY u.id LIMIT 1) AS firstText
     FROM activities a WHERE a.started_at >= ? AND a.started_at < ? AND a.ended_at >= ? ORDER BY a.started_at, a.id`,
    [from - 2 * 86_400_000, to, from],
  );
}
