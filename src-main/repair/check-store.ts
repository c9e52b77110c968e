/** Looks through a store that is in use, on a connection of its own that cannot write. For a thread of its own. */
import type { StoreFile } from '../store/connect.ts';
import { inspectTables } from '../store/inspect-store.ts';

export interface StoreCheck {
  /** Tables of which the structure is damaged. */
  readonly damaged: readonly string[];
  /** Rows that belong to something that is gone. */
  readonly orphans: number;
}

/**
 * One table after the other, so that the log of changes can be folded in between, and `stopIfAsked` be asked. Throws as
 * `openDatabase`, and what that throws.
 */
export function checkStore(options: StoreFile, stopIfAsked: () => void): StoreCheck {
  const damaged: string[] = [];
  let orphans = 0;
  inspectTables(options, (db, table) => {
    stopIfAsked();
    try {
      const answer = db.column<string>('SELECT quick_check FROM pragma_quick_check(?)', [table]);
      if (answer.some((line) => line !== 'ok')) damaged.push(table);
      orphans += db.value<number>('SELECT count(*) FROM pragma_foreign_key_check(?)', [table]) ?? 0;
    } catch {
      damaged.push(table);
    }
  });
  return { damaged, orphans };
}
