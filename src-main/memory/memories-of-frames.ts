/** Which memories stand on some frames alone: they go when these go. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';
import { touchedByOwner } from './owners-hand.ts';

const slice = 500;

/** How many came from nothing but these frames and were never touched by the owner. Lets others have their turn in between. */
export async function countMemoriesOnlyOf(db: ReadableDb, ids: readonly FrameId[]): Promise<number> {
  const going = new Set<FrameId>(ids);
  const candidates = new Set<MemoryId>();
  for (let start = 0; start < ids.length; start += slice) {
    const found = db.column<MemoryId>(
      'SELECT DISTINCT memory_id FROM memory_sources WHERE frame_id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(ids.slice(start, start + slice))],
    );
    for (const id of found) candidates.add(id);
    await breathe();
  }
  const all = [...candidates];
  let count = 0;
  for (let start = 0; start < all.length; start += slice) {
    const some = all.slice(start, start + slice);
    const kept = touchedByOwner(db, some);
    const hasOther = new Set<MemoryId>();
    for (const { memoryId, frameId } of db.all<{ memoryId: MemoryId; frameId: FrameId | null }>(
      `SELECT memory_id AS memoryId, frame_id AS frameId FROM memory_sources
       WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(some)],
    ))
      if (frameId === null || !going.has(frameId)) hasOther.add(memoryId);
    count += some.filter((id) => !kept.has(id) && !hasOther.has(id)).length;
    await breathe();
  }
  return count;
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
