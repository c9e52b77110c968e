/** When a page or file was on the screen: the activities at its place. */
import type { Readings } from '../../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';

const shownVisits = 100;

/** Nothing for a resource that the owner wrote by hand, and for a memory that is none. */
export function readingsOf(db: ReadableDb, id: MemoryId): Readings {
  const placeId = db.value<number | null>('SELECT place_id FROM resource_memories WHERE memory_id = ?', [id]);
  if (!placeId) return { visits: [], count: 0, totalMs: 0 };
  const visits = db.all<Readings['visits'][number]>(
    `SELECT a.started_at AS "from", a.ended_at AS "to", a.application,
       (SELECT min(f.id) FROM frames f WHERE f.activity_id = a.id) AS frameId
     FROM activities a WHERE a.place_id = ? ORDER BY a.started_at DESC LIMIT ${shownVisits}`,
    [placeId],
  );
  const [whole] = db.all<{ count: number; totalMs: number }>(
    'SELECT count(*) AS count, coalesce(sum(ended_at - started_at), 0) AS totalMs FROM activities WHERE place_id = ?',
    [placeId],
  );
  return { visits, ...whole! };
}
