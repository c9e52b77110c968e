/** How many memories of each kind there were: those that are still there, by when they were written. */
import type { Bucket, DayRange, Slot } from '../../src-preload/contract/analytics.ts';
import { memoryKinds, type MemoryKind } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';
import { slotsOf } from './day-ranges.ts';

export interface Growth {
  slots: Slot[];
  kinds: { kind: MemoryKind; before: number; series: number[] }[];
}

/** `series` counts up: all that was written by the end of a slot. Yields between kinds and slots. */
export function* readGrowth(db: ReadableDb, range: DayRange, bucket: Bucket): Generator<void, Growth> {
  const slots = slotsOf(range, bucket);
  const count = (kind: MemoryKind, from: number, to: number): number =>
    db.value<number>(
      `SELECT count(*) FROM memories INDEXED BY memories_by_writing
        WHERE kind = ? AND state <> 'deleted' AND created_at >= ? AND created_at < ?`,
      [kind, from, to],
    )!;
  const kinds: Growth['kinds'] = [];
  for (const kind of memoryKinds) {
    const before = count(kind, 0, slots[0]!.startsAt);
    let sum = before;
    const series: number[] = [];
    for (const { startsAt, endsAt } of slots) {
      sum += count(kind, startsAt, endsAt);
      series.push(sum);
      yield;
    }
    kinds.push({ kind, before, series });
  }
  return { slots, kinds };
}
