/** The SQL of `imported_files`: which files were imported, so that doing it again adds nothing. */
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export function isImported(db: ReadableDb, sha256: string): boolean {
  return db.value<number>('SELECT 1 FROM imported_files WHERE sha256 = ?', [sha256]) !== undefined;
}

export function noteImported(db: WritableDb, sha256: string, importedAt: number): void {
  db.run('INSERT OR IGNORE INTO imported_files (sha256, imported_at) VALUES (?, ?)', [sha256, importedAt]);
}
