/** How many memories there are: by kind, by state, by day. What was removed is counted only among the states. */
import {
  memoryKinds,
  memoryStateSchema,
  type MemoryKind,
  type MemoryState,
  type MemoryStatistics,
} from '../../src-preload/contract/memory.ts';
import { boundsOfDay, dayOf } from '../base/local-day.ts';
import type { ReadableDb } from '../store/statements.ts';

const mostDays = 400;
const statesInDays = ['active', 'candidate', 'archived', 'superseded'] as const;
const inStates = statesInDays.map((state) => `'${state}'`).join(', ');

export function countMemories(db: ReadableDb): Omit<MemoryStatistics, 'waiting' | 'bytes'> {
  const counts = db.all<{ kind: MemoryKind; state: MemoryState; count: number }>(
    'SELECT kind, state, count(*) AS count FROM memories GROUP BY kind, state',
  );
  const perKind = Object.fromEntries(memoryKinds.map((kind) => [kind, 0])) as Record<MemoryKind, number>;
  const perState = Object.fromEntries(memoryStateSchema.options.map((state) => [state, 0])) as Record<
    MemoryState,
    number
  >;
  for (const { kind, state, count } of counts) {
    perState[state] += count;
    if (state !== 'deleted') perKind[kind] += count;
  }
  return {
    totalCount: Object.values(perKind).reduce((sum, count) => sum + count, 0),
    perKind,
    perState,
    perDay: countDays(db),
  };
}

/** From day to day through the index: asking SQLite for the local day of each memory cost most of a second for 100,000. */
function countDays(db: ReadableDb): { day: string; count: number }[] {
  const days: { day: string; count: number }[] = [];
  let newest = newestBefore(db, Number.MAX_SAFE_INTEGER);
  while (newest !== null && days.length < mostDays) {
    const day = dayOf(newest);
    const { startsAt, endsAt } = boundsOfDay(day);
    const count = db.value<number>(
      `SELECT count(*) FROM memories WHERE state IN (${inStates}) AND occurred_at >= ? AND occurred_at < ?`,
      [startsAt, endsAt],
    )!;
    days.push({ day, count });
    newest = newestBefore(db, startsAt);
  }
  return days;
}

function newestBefore(db: ReadableDb, moment: number): number | null {
  const newest = statesInDays.map(
    (state) =>
      db.value<number | null>('SELECT max(occurred_at) FROM memories WHERE state = ? AND occurred_at < ?', [
        state,
        moment,
      ]) ?? -1,
  );
  const latest = Math.max(...newest);
  return latest < 0 ? null : latest;
}
