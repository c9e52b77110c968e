/** Which passages belong to memories, kept in memory so that the nearest memories can be asked for among millions of passages. */
import type { ReadableDb } from '../../store/statements.ts';

const firstSize = 4_096;
/** Read without a pause: some ten milliseconds. */
const sliceMemoryUnits = 10_000;
const sliceUnits = 2_000;

export interface MemoryUnitsMap {
  /** Takes up what was added since the last call; lets others run in between. */
  refresh(): Promise<void>;
  /** May say yes to a passage that was removed; its row tells. */
  has(unitId: number): boolean;
}

export function createMemoryUnitsMap(db: ReadableDb): MemoryUnitsMap {
  let marks = new Uint8Array(firstSize);
  /** Every passage up to this one is known. */
  let last = 0;

  function mark(id: number): void {
    if (id >= marks.length) {
      const more = new Uint8Array(id * 2);
      more.set(marks);
      marks = more;
    }
    marks[id] = 1;
  }

  /** Through the index of memories' passages, which are far fewer than all. */
  async function readAll(): Promise<void> {
    let from = { memoryId: '', id: 0 };
    for (;;) {
      const rows = db.all<typeof from>(
        `SELECT memory_id AS memoryId, id FROM units WHERE memory_id IS NOT NULL AND (memory_id, id) > (?, ?)
         ORDER BY memory_id, id LIMIT ?`,
        [from.memoryId, from.id, sliceMemoryUnits],
      );
      for (const { id } of rows) mark(id);
      if (rows.length < sliceMemoryUnits) return;
      from = rows.at(-1)!;
      await nextTurn();
    }
  }

  return {
    async refresh() {
      const newest = db.value<number | null>('SELECT max(id) FROM units') ?? 0;
      // Numbers of removed units are given again.
      if (newest < last || last === 0) {
        marks.fill(0);
        last = newest;
        return await readAll();
      }
      while (last < newest) {
        const to = Math.min(newest, last + sliceUnits);
        const added = db.column<number>(
          'SELECT id FROM units NOT INDEXED WHERE id > ? AND id <= ? AND memory_id IS NOT NULL',
          [last, to],
        );
        for (const id of added) mark(id);
        last = to;
        if (last < newest) await nextTurn();
      }
    },
    has: (unitId) => marks[unitId] === 1,
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
