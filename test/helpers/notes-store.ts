/** A layout of one table whose rows fill pages fast, for what is about the file and its log and not about what is in it. */
import type { WritableDb } from '../../src-main/store/statements.ts';
import type { Migration } from '../../src-main/store/migration.ts';

export const noteSteps: readonly Migration[] = [
  { version: 1, name: 'notes', sql: 'CREATE TABLE notes (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)' },
];

/** Each in a commit of its own, and of three pages. */
export function writeNotes(db: WritableDb, count: number): void {
  for (let i = 0; i < count; i += 1) db.run('INSERT INTO notes (bytes) VALUES (randomblob(9000))');
}
