/** The SQL of `taken_entries`: what is in the store already while its sealed file is still there. */
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export function isTaken(db: ReadableDb, name: string): boolean {
  return db.value<number>('SELECT 1 FROM taken_entries WHERE name = ?', [name]) !== undefined;
}

/** In the transaction that adds what the entry held. */
export function noteTaken(db: WritableDb, name: string): void {
  db.run('INSERT INTO taken_entries (name) VALUES (?)', [name]);
}

/** Once its file is gone for good. */
export function forgetTaken(db: WritableDb, name: string): void {
  db.run('DELETE FROM taken_entries WHERE name = ?', [name]);
}

export function listTaken(db: ReadableDb): string[] {
  return db.column<string>('SELECT name FROM taken_entries');
}
