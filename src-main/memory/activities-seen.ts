/** What memories are made of without a model: activities, how long they lasted, their frames and the text on those. Reads only. */
import type { Change } from './memories.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { steadyTitle } from '../base/steady-title.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { NewSource } from './memories.ts';
import { pageTitle } from './page-title.ts';

/** A window is looked at until the next one comes, if that is no longer than this after its last frame. */
const longestHoldMs = 45_000;

/** Of what was made by watching: nobody said it, but it was there. */
export const watchedConfidence = 0.9;
export const seenOnScreen = (): Change => ({ actor: 'pipeline', reason: tell('Seen on the screen.') });

export interface ActivitySeen {
  readonly id: number;
  readonly displayId: string;
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly placeId: number | null;
  readonly startedAt: number;
  /** Until another window was seen, or its own last frame. */
  readonly endedAt: number;
  readonly memoryId: MemoryId | null;
  /** Whether it became an episode, also where that was deleted since. */
  readonly isTold: boolean;
}

interface Row extends Omit<ActivitySeen, 'isTold'> {
  readonly isTold: number;
  readonly nextAt: number | null;
}

const select = `SELECT a.id, a.display_id AS displayId, a.application, a.title, a.url, a.place_id AS placeId,
    a.started_at AS startedAt, a.ended_at AS endedAt, e.memory_id AS memoryId,
    e.activity_id IS NOT NULL AS isTold,
    (SELECT min(n.started_at) FROM activities n WHERE n.started_at > a.ended_at AND n.started_at <= a.ended_at + ${longestHoldMs}
       AND n.display_id = a.display_id) AS nextAt
  FROM activities a LEFT JOIN activity_episodes e ON e.activity_id = a.id`;

export function readActivities(db: ReadableDb, ids: readonly number[]): ActivitySeen[] {
  return db
    .all<Row>(`${select} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.started_at, a.id`, [
      JSON.stringify(ids),
    ])
    .map(toActivity);
}

/** Activities of an application that began within a time, in their order. */
export function activitiesOfApplication(
  db: ReadableDb,
  application: string | null,
  from: number,
  to: number,
): ActivitySeen[] {
  return db
    .all<Row>(
      `${select} WHERE a.application IS ? AND a.started_at BETWEEN ? AND ? ORDER BY a.started_at, a.id`,
      [application, from, to],
    )
    .map(toActivity);
}

/** The first two thousand: no place has more to say. */
export function activitiesOfPlace(db: ReadableDb, placeId: number): ActivitySeen[] {
  return db.all<Row>(`${select} WHERE a.place_id = ? ORDER BY a.id LIMIT 2000`, [placeId]).map(toActivity);
}

/** Whether all of its frames were read, or given up. */
export function isRead(db: ReadableDb, activityId: number): boolean {
  return (
    db.value<number>(`SELECT 1 FROM frames WHERE activity_id = ? AND reading = 'waiting' LIMIT 1`, [
      activityId,
    ]) === undefined
  );
}

/** Whether another window was seen on its display since: then it does not go on. */
export function isOver(db: ReadableDb, { displayId, startedAt, id }: ActivitySeen): boolean {
  return (
    db.value<number>(`SELECT 1 FROM activities WHERE started_at >= ? AND display_id = ? AND id > ? LIMIT 1`, [
      startedAt,
      displayId,
      id,
    ]) !== undefined
  );
}

/** The frames of activities in the order of time, `count` of them at most, evenly spread. */
export function framesOf(db: ReadableDb, activityIds: readonly number[], count: number): FrameId[] {
  const ids = db.column<FrameId>(
    `SELECT f.id FROM json_each(?) j CROSS JOIN frames f ON f.activity_id = j.value
     WHERE f.reading = 'read' ORDER BY f.captured_at, f.id`,
    [JSON.stringify(activityIds)],
  );
  if (ids.length <= count) return ids;
  return Array.from({ length: count }, (_, i) => ids[Math.round((i * (ids.length - 1)) / (count - 1))]!);
}

export function toSources(frames: readonly FrameId[]): readonly NewSource[] {
  return frames.map((frameId) => ({ kind: 'frame', frameId }));
}

/** The texts that were new on the frames of activities, oldest first, until `maxChars` are reached. */
export function textsOf(db: ReadableDb, activityIds: readonly number[], maxChars: number): string[] {
  const units = db.all<{ text: string }>(
    `SELECT u.text FROM json_each(?) j
       CROSS JOIN frames f ON f.activity_id = j.value CROSS JOIN units u ON u.frame_id = f.id
     ORDER BY u.id LIMIT 400`,
    [JSON.stringify(activityIds)],
  );
  const texts: string[] = [];
  let chars = 0;
  for (const { text } of units) {
    if (chars >= maxChars) break;
    texts.push(text.slice(0, maxChars - chars));
    chars += text.length;
  }
  return texts;
}

/** What makes two activities one thing: the page or file, or the application with what its title says. */
export function thingOf({ application, title, url }: ActivitySeen): string | null {
  const steady = steadyTitle(title);
  if (url === null && steady === null) return null;
  return JSON.stringify([application, url ?? '', url === null ? pageTitle(steady ?? '', application) : '']);
}

function toActivity({ isTold, nextAt, ...row }: Row): ActivitySeen {
  return { ...row, endedAt: nextAt ?? row.endedAt, isTold: isTold === 1 };
}
