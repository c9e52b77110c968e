/** The windows that a figure was counted from, each with its first frame and the memory that it became, so that every figure can be opened. */
import type { DayRange, Dimension, SeenWindow } from '../../src-preload/contract/analytics.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { steadyTitle } from '../base/steady-title.ts';
import type { ReadableDb } from '../store/statements.ts';
import { holdMs } from './count-day.ts';
import { activitiesOfTopic } from './counted-tables.ts';
import { piecesOf } from './day-ranges.ts';
import { projectOf, siteOf } from './seen-window.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';

const daysAPiece = 7;

type Behind = Dimension | 'topic' | 'hour' | 'all';

interface SeenActivity {
  readonly id: number;
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly categoryId: number | null;
  readonly memoryId: MemoryId | null;
  readonly ms: number;
}

interface Window {
  readonly first: SeenActivity;
  memoryId: MemoryId | null;
  ms: number;
  firstAt: number;
  lastAt: number;
}

/** Longest first. Yields between weeks. */
export function* readBehind(
  db: ReadableDb,
  range: DayRange,
  by: Behind,
  key: string,
  most = 100,
): Generator<void, { windows: SeenWindow[]; more: number }> {
  const windows = new Map<string, Window>();
  const ofTopic = by === 'topic' ? new Set<number>() : null;
  for (const { from, to } of piecesOf(range, daysAPiece)) {
    const activities = db.all<SeenActivity>(
      `SELECT a.id, a.application, a.title, a.url, a.started_at AS startedAt, a.ended_at AS endedAt,
              m.category_id AS categoryId, CASE WHEN m.state IN ('active', 'archived') THEN m.id END AS memoryId, s.ms
         FROM seen_activities s CROSS JOIN activities a ON a.id = s.activity_id
         LEFT JOIN activity_episodes e ON e.activity_id = a.id LEFT JOIN memories m ON m.id = e.memory_id
        WHERE s.day BETWEEN ? AND ? ORDER BY a.started_at`,
      [from, to],
    );
    yield;
    if (ofTopic) for (const id of activitiesOfTopic(db, key, from, to)) ofTopic.add(id);
    let looked = 0;
    for (const activity of activities) {
      if (++looked % 50 === 0) yield;
      const isInside = ofTopic ? ofTopic.has(activity.id) : isOf(activity, by, key);
      const ms = by === 'hour' ? msInHour(activity, key) : isInside ? activity.ms : 0;
      if (ms === 0) continue;
      const name = JSON.stringify([activity.application, activity.url ?? '', steadyTitle(activity.title)]);
      const window = windows.get(name) ?? {
        first: activity,
        memoryId: null,
        ms: 0,
        firstAt: activity.startedAt,
        lastAt: activity.endedAt,
      };
      windows.set(name, window);
      window.ms += ms;
      window.memoryId ??= activity.memoryId;
      window.lastAt = Math.max(window.lastAt, activity.endedAt);
    }
    yield;
  }
  const longest = [...windows.values()].toSorted((a, b) => b.ms - a.ms).slice(0, most);
  const shown: SeenWindow[] = [];
  for (const { first, memoryId, ms, firstAt, lastAt } of longest) {
    const { application, title, url } = first;
    const frameId = firstFrame(db, first.id);
    shown.push({ application, title, url, ms, firstAt, lastAt, frameId, memoryId });
    yield;
  }
  return { windows: shown, more: windows.size - shown.length };
}

function isOf(activity: SeenActivity, by: Behind, key: string): boolean {
  switch (by) {
    case 'hour':
    case 'topic':
      return false;
    case 'all':
      return true;
    case 'application':
      return (activity.application ?? '') === key;
    case 'site':
      return siteOf(activity.url) === key;
    case 'project':
      return projectOf(activity) === key;
    case 'category':
      return (activity.categoryId === null ? '' : String(activity.categoryId)) === key;
  }
}

/** How much of an activity can lie in an hour of a weekday (`2-14`); never more than was counted of it. */
function msInHour({ startedAt, endedAt, ms }: SeenActivity, key: string): number {
  let inside = 0;
  for (let at = startedAt; at < endedAt + holdMs;) {
    const time = new Date(at);
    const end = new Date(time.getFullYear(), time.getMonth(), time.getDate(), time.getHours() + 1).getTime();
    // Where clocks are set back the next hour has the same name.
    const next = Math.min(end > at ? end : at + 3_600_000, endedAt + holdMs);
    if (`${(time.getDay() + 6) % 7}-${time.getHours()}` === key) inside += next - at;
    at = next;
  }
  return Math.min(inside, ms);
}

function firstFrame(db: ReadableDb, activityId: number): FrameId | null {
  return (
    db.value<FrameId>('SELECT id FROM frames WHERE activity_id = ? ORDER BY captured_at, id LIMIT 1', [
      activityId,
    ]) ?? null
  );
}
