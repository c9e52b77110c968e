/** Which passages belong to memories, kept in memory so that the nearest memories can be asked for among millions of passages. */
import type { ReadableDb } from '../../store/statements.ts';

const firstSize = 4_096;
const sliceUnits = 20_000;

export interface MemoryUnitsMap {
  /** Takes up what was added since the last call; the first one lets others run in between. */
  refresh(): Promise<void>;
  /** May say yes to a passage that was removed; its row tells. */
  has(unitId: number): boolean;
}

export function createMemoryUnitsMap(db: ReadableDb): MemoryUnitsMap {
  let marks = new Uint8Array(firstSize);
  let last = 0;
  return {
    async refresh() {
      const newest = db.value<number | null>('SELECT max(id) FROM units') ?? 0;
      // Numbers of removed units are given again.
      if (newest < last) {
        marks.fill(0);
        last = 0;
      }
      if (newest >= marks.length) {
        const more = new Uint8Array(newest * 2);
        more.set(marks);
        marks = more;
      }
      while (last < newest) {
        const to = Math.min(newest, last + sliceUnits);
        const ids = db.column<number>(
          'SELECT id FROM units NOT INDEXED WHERE id > ? AND id <= ? AND memory_id IS NOT NULL',
          [last, to],
        );
        for (const id of ids) marks[id] = 1;
        last = to;
        if (last < newest) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    has: (unitId) => marks[unitId] === 1,
  };
}
