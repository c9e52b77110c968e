/** The SQL of the sealed values. Only `vault-values.ts` may ask it. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

export function writeSealed(db: WritableDb, id: MemoryId, sealed: Uint8Array, digest: Uint8Array): void {
  db.run('UPDATE vault_memories SET sealed = ?, digest = ? WHERE memory_id = ?', [sealed, digest, id]);
}

export function readSealed(db: ReadableDb, id: MemoryId): Uint8Array | null {
  return db.value<Uint8Array | null>('SELECT sealed FROM vault_memories WHERE memory_id = ?', [id]) ?? null;
}

/** The memory that holds the value of this digest, whatever its state. */
export function memoryOfDigest(db: ReadableDb, digest: Uint8Array): MemoryId | null {
  return db.value<MemoryId>('SELECT memory_id FROM vault_memories WHERE digest = ?', [digest]) ?? null;
}
