/** Work that a change leaves behind, noted in the change's own transaction so that a restart still knows of it. */
import type { ReadableDb, WritableDb } from './statements.ts';

/** `forget-text`: words of removed units still stand in the full-text segments. */
export type Chore = 'forget-text';

export function noteChore(db: WritableDb, chore: Chore): void {
  db.run('INSERT OR IGNORE INTO chores (name) VALUES (?)', [chore]);
}

export function hasChore(db: ReadableDb, chore: Chore): boolean {
  return db.value<number>('SELECT 1 FROM chores WHERE name = ?', [chore]) === 1;
}

export function finishChore(db: WritableDb, chore: Chore): void {
  db.run('DELETE FROM chores WHERE name = ?', [chore]);
}
