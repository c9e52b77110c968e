/** Names of memories: `m_<UTC yyyymmddHHMMSS>_<8 hex digits>`, so that they sort by the second in which they were written. */
import { randomBytes } from 'node:crypto';
import type { MemoryId } from '../../src-preload/contract/memory.ts';

/** `isTaken` is asked because a bulk import writes thousands in one second, and 32 bits meet again then. */
export function newMemoryId(now: number, isTaken: (id: MemoryId) => boolean): MemoryId {
  const second = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  for (;;) {
    const id = `m_${second}_${randomBytes(4).toString('hex')}` as MemoryId;
    if (!isTaken(id)) return id;
  }
}
