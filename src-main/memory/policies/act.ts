/** What a run does to one memory. Each memory has a step of its own, so that one of thousands can be taken back alone. */
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { assertNever } from '../../base/assert-never.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import { changesFiling, filedBy, isFiled } from '../organise/filing.ts';
import { noteItem, type Run } from './runs-table.ts';

const dayMs = 86_400_000;

export interface ActParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  /** When it is done. */
  readonly now: number;
}

/** Answers whether the memory was changed; one that has what it would be given is left as it is. */
export function act({ db, memories, now }: ActParts, run: Run, memory: Memory): boolean {
  if (!isWanted(run, memory)) return false;
  const step = memories.beginStep();
  const change = { actor: 'policy', reason: reasonOf(run), step } as const;
  const { action } = run;
  switch (action.type) {
    case 'file':
      memories.update(memory.id, filedBy(memory, [giving(action)]), [], change);
      break;
    case 'archive':
      memories.setState([memory.id], 'archived', change);
      break;
    case 'expire':
      memories.update(memory.id, { expiresAt: now + action.days * dayMs }, [], change);
      break;
    case 'delete':
      memories.remove([memory.id], change);
      hold(db, [memory.id]);
      break;
    case 'keep':
    case 'merge':
    case 'summarise':
      return false;
    default:
      assertNever(action);
  }
  noteItem(db, run.id, memory.id, step);
  return true;
}

/** In the histories of memories. */
export function reasonOf({ name, action }: Pick<Run, 'name' | 'action'>): string {
  return action.type === 'file'
    ? tell('Filed by the rule “{name}”', { name })
    : tell('Cleaned up by the policy “{name}”', { name });
}

/**
 * A scheduled run does not do again what the owner took back or restored by hand; by hand it does what it is told.
 */
export function isOwnersWish(db: ReadableDb, { by }: Pick<Run, 'by'>, id: MemoryId): boolean {
  if (by === 'owner') return false;
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM memory_changes WHERE memory_id = ?
         AND ((actor = 'policy' AND undone = 1) OR (actor = 'owner' AND event = 'RESTORE' AND undone = 0)))`,
      [id],
    ) === 1
  );
}

/** What is removed by a policy is not erased after the usual ten minutes, but when its run can no longer be undone. */
function hold(db: WritableDb, ids: readonly MemoryId[]): void {
  db.run('UPDATE memories SET purge_at = NULL WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

/** Of what such a run changed, that which it removed and nobody brought back. */
export function heldAmong(db: ReadableDb, ids: readonly MemoryId[]): MemoryId[] {
  return db.column<MemoryId>(
    `SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND state = 'deleted' AND purge_at IS NULL`,
    [JSON.stringify(ids)],
  );
}

/** Whether the action would change the memory at all. */
export function isWanted({ action }: Pick<Run, 'action'>, memory: Memory): boolean {
  switch (action.type) {
    case 'file':
      return isFiled(memory) && changesFiling(memory, filedBy(memory, [giving(action)]));
    case 'archive':
    case 'merge':
      return memory.state === 'active';
    case 'summarise':
      return memory.kind === 'episodic' && memory.state === 'active';
    case 'expire':
      return memory.state === 'active' && memory.expiresAt === null;
    case 'keep':
    case 'delete':
      return memory.state !== 'deleted';
    default:
      return assertNever(action);
  }
}

function giving({ categoryId, tags }: Extract<Run['action'], { type: 'file' }>) {
  return { categoryId, tags: [...tags] };
}
