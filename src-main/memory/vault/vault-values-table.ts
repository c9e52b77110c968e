/** The SQL of the sealed values. Only `vault-values.ts` and `reseal-values.ts` may ask it, and what erases memories tells it. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

export function writeSealed(db: WritableDb, id: MemoryId, sealed: Uint8Array, digest: Uint8Array): void {
  db.run('UPDATE vault_memories SET sealed = ?, digest = ? WHERE memory_id = ?', [sealed, digest, id]);
}

export function readSealed(db: ReadableDb, id: MemoryId): Uint8Array | null {
  return db.value<Uint8Array | null>('SELECT sealed FROM vault_memories WHERE memory_id = ?', [id]) ?? null;
}

export function listSealed(db: ReadableDb): { readonly id: MemoryId; readonly sealed: Uint8Array }[] {
  return db.all('SELECT memory_id AS id, sealed FROM vault_memories WHERE sealed IS NOT NULL');
}

/** The owner threw their values away: they are not to be offered again. Call before the rows go. */
export function noteDiscarded(db: WritableDb, ids: readonly MemoryId[]): void {
  db.run(
    `INSERT OR IGNORE INTO discarded_secrets (digest)
     SELECT digest FROM vault_memories WHERE digest IS NOT NULL AND memory_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}

export function wasDiscarded(db: ReadableDb, digest: Uint8Array): boolean {
  return db.value('SELECT 1 FROM discarded_secrets WHERE digest = ?', [digest]) !== undefined;
}

/** The owner wants it after all. */
export function forgetDiscarded(db: WritableDb, digest: Uint8Array): void {
  db.run('DELETE FROM discarded_secrets WHERE digest = ?', [digest]);
}

/** The memory that holds the value of this digest, whatever its state. */
export function memoryOfDigest(db: ReadableDb, digest: Uint8Array): MemoryId | null {
  return db.value<MemoryId>('SELECT memory_id FROM vault_memories WHERE digest = ?', [digest]) ?? null;
}
