/** From a model's answer to what will be written: each operation checked against what is in the store now. */
import type { ReadableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import { touchedByOwner } from '../owners-hand.ts';
import { isAbsorbed } from './absorbed-kinds.ts';
import { readOperations } from './answer.ts';
import { readItems, type BatchItem } from './batch-items.ts';
import { instructions } from './batch-prompt.ts';
import {
  checkOperation,
  evidenceOfItem,
  type CheckContext,
  type PlannedWrite,
  type Refusal,
  type ShownMemory,
} from './check-operation.ts';
import { createEcho } from './echo.ts';
import type { Evidence } from './evidence.ts';
import type { KeptAnswer } from './kept-answer.ts';

export interface Plan {
  readonly writes: PlannedWrite[];
  readonly refusals: Refusal[];
}

const echo = createEcho(instructions);

/** Pauses after each operation, so that it can be run in turns (`base/in-turns.ts`). */
export function* planBatch(
  db: ReadableDb,
  memories: Memories,
  batchId: number,
  kept: KeptAnswer,
): Generator<void, Plan> {
  const { operations, malformed } = readOperations(kept.answer);
  const items = new Map(readItems(db, batchId).map((item) => [item.unitId, item]));
  const context: CheckContext = {
    items: kept.items.map((unitId) => items.get(unitId)),
    memories: readShown(db, memories, kept),
    echo,
    evidenceOf: remembering(evidenceOfItem),
  };
  const writes: PlannedWrite[] = [];
  const refusals: Refusal[] = Array.from({ length: malformed }, () => 'not in the asked form' as const);
  for (const operation of operations) {
    yield;
    const decided = checkOperation(operation, context);
    if (typeof decided === 'string') refusals.push(decided);
    else writes.push(decided);
  }
  return { writes, refusals };
}

function readShown(db: ReadableDb, memories: Memories, { memories: shown }: KeptAnswer): ShownMemory[] {
  const ids = shown.map(({ id }) => id);
  const now = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
  const owners = touchedByOwner(db, ids);
  return shown.map(({ id, version }) => {
    const memory = now.get(id);
    const isInForce = memory?.state === 'active' && isAbsorbed(memory);
    return {
      memory: isInForce ? memory : null,
      version,
      isOwners: owners.has(id) || memory?.pinned === true,
    };
  });
}

function remembering(make: (item: BatchItem) => Evidence): (item: BatchItem) => Evidence {
  const known = new Map<BatchItem, Evidence>();
  return (item) => {
    const made = known.get(item) ?? make(item);
    known.set(item, made);
    return made;
  };
}
