/** The SQL of `scoped_facts`: what conversation memory keeps of a memory beside its fields. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { digestOfFact } from './fact.ts';
import type { Scope } from './scope.ts';

export function noteFact(db: WritableDb, id: MemoryId, scope: Scope, text: string): void {
  db.run(
    `INSERT INTO scoped_facts (memory_id, scope, digest) VALUES (:id, :scope, :digest)
     ON CONFLICT (memory_id) DO UPDATE SET digest = excluded.digest`,
    { id, scope, digest: digestOfFact(text) },
  );
}

/** Active memories of a scope that were written with this fact; an edit elsewhere may have changed them since. */
export function sameFacts(db: ReadableDb, scope: Scope, text: string): MemoryId[] {
  return db.column<MemoryId>(
    `SELECT f.memory_id FROM scoped_facts f JOIN memories m ON m.id = f.memory_id
     WHERE f.scope = ? AND f.digest = ? AND m.state = 'active'`,
    [scope, digestOfFact(text)],
  );
}
