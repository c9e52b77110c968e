/** Counts what a store holds, so that two can be compared. */
import type { Holds } from '../../src-preload/contract/backup.ts';
import type { ReadableDb } from '../store/statements.ts';

export function readHolds(db: ReadableDb): Holds {
  const kinds = db.all<{ kind: string; count: number }>(
    "SELECT kind, COUNT(*) AS count FROM memories WHERE state <> 'deleted' GROUP BY kind ORDER BY kind",
  );
  const frames = db.get<{ count: number; first: number | null; last: number | null }>(
    'SELECT COUNT(*) AS count, MIN(captured_at) AS first, MAX(captured_at) AS last FROM frames',
  );
  return {
    memories: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
    frames: frames?.count ?? 0,
    messages: db.value<number>('SELECT COUNT(*) FROM chat_messages') ?? 0,
    firstAt: frames?.first ?? null,
    lastAt: frames?.last ?? null,
  };
}
