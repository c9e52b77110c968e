/**
 * Which memories repeat words of frames that are deleted: they are made anew from what is left. Noted in the transaction of
 * the deletion, so that a crash right after it changes nothing.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

/** Must be called while the frames are still there. */
export function noteFramesGoing(db: WritableDb, ids: readonly FrameId[]): void {
  db.run(
    `INSERT OR IGNORE INTO memories_stale (memory_id)
     SELECT e.memory_id FROM frames f JOIN activity_episodes e ON e.activity_id = f.activity_id
       WHERE f.id IN (SELECT value FROM json_each(:ids)) AND e.memory_id IS NOT NULL
     UNION
     SELECT r.memory_id FROM frames f JOIN activities a ON a.id = f.activity_id
         JOIN resource_memories r ON r.place_id = a.place_id
       WHERE f.id IN (SELECT value FROM json_each(:ids))
     UNION
     SELECT r.memory_id FROM frames f JOIN activities a ON a.id = f.activity_id
         JOIN retyped_resources r ON r.place_id = a.place_id
       WHERE f.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
}

export function nextStale(db: ReadableDb): MemoryId | undefined {
  return db.value<MemoryId>('SELECT memory_id FROM memories_stale LIMIT 1');
}

export function forgetStale(db: WritableDb, id: MemoryId): void {
  db.run('DELETE FROM memories_stale WHERE memory_id = ?', [id]);
}
