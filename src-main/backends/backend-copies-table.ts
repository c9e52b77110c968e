/** The SQL of `backend_copies`: which fact of one backend is which of the other. */
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { Scope } from './scope.ts';

export interface Copy {
  readonly memoryId: string;
  readonly entryId: string;
  /** Of what both said when they were last alike. */
  readonly digest: string;
}

export function readCopies(db: ReadableDb, scope: Scope): Copy[] {
  return db.all(
    `SELECT memory_id AS memoryId, entry_id AS entryId, digest FROM backend_copies
     WHERE scope = ? ORDER BY memory_id`,
    [scope],
  );
}

export function scopesOfCopies(db: ReadableDb): Scope[] {
  return db.column<Scope>('SELECT DISTINCT scope FROM backend_copies ORDER BY scope');
}

/** Each fact has one partner: what either had before is forgotten. */
export function writeCopy(db: WritableDb, scope: Scope, copy: Copy, now: number): void {
  forgetCopy(db, scope, copy);
  db.run(
    `INSERT INTO backend_copies (scope, memory_id, entry_id, digest, copied_at)
     VALUES (:scope, :memoryId, :entryId, :digest, :now)`,
    { scope, now, ...copy },
  );
}

export function forgetCopy(db: WritableDb, scope: Scope, { memoryId, entryId }: Omit<Copy, 'digest'>): void {
  db.run('DELETE FROM backend_copies WHERE scope = ? AND (memory_id = ? OR entry_id = ?)', [
    scope,
    memoryId,
    entryId,
  ]);
}
