/** Work that a change leaves behind, noted in the change's own transaction so that a restart still knows of it. */
import type { ReadableDb, WritableDb } from './statements.ts';

/** `forget-text`: words of removed units still stand in the full-text segments. */
export type Chore = 'forget-text';

export function noteChore(db: WritableDb, chore: Chore): void {
  db.run('INSERT INTO chores (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET noted = noted + 1', [chore]);
}

/** How often it was noted; 0 where there is nothing to do. */
export function timesNoted(db: ReadableDb, chore: Chore): number {
  return db.value<number>('SELECT noted FROM chores WHERE name = ?', [chore]) ?? 0;
}

/** What was noted since `times` is still to be done. */
export function finishChore(db: WritableDb, chore: Chore, times: number): void {
  db.run('DELETE FROM chores WHERE name = ? AND noted <= ?', [chore, times]);
}
