/** How many memories there are: by kind, by state, by day. What was removed is counted only among the states. */
import {
  memoryKinds,
  memoryStateSchema,
  type MemoryKind,
  type MemoryState,
  type MemoryStatistics,
} from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';

const mostDays = 400;

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
    perDay: db.all(
      `SELECT date(occurred_at / 1000, 'unixepoch', 'localtime') AS day, count(*) AS count FROM memories
       WHERE state <> 'deleted' GROUP BY day ORDER BY day DESC LIMIT ${mostDays}`,
    ),
  };
}
