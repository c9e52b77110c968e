/** Both blocks of core memory with how full they are, also where one has not been written yet. */
import type { CoreStatus, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { coreUsage } from './core.ts';

export function coreStatus(db: ReadableDb): CoreStatus[] {
  const rows = db.all<{ id: MemoryId; block: CoreStatus['block']; text: string; version: number }>(
    `SELECT m.id, c.block, c.text, m.version FROM core_memories c JOIN memories m ON m.id = c.memory_id
     WHERE m.state = 'active'`,
  );
  return (['human', 'persona'] as const).map((block) => {
    const row = rows.find((each) => each.block === block);
    const text = row?.text ?? '';
    return { block, id: row?.id ?? null, text, version: row?.version ?? 0, ...coreUsage(text.length) };
  });
}
