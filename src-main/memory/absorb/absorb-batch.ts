/**
 * One batch, from its items to memories: the nearest memories, one call of the model, checks, one transaction. The answer is on
 * disk before anything is written, and goes in the transaction that writes; so an end between any two steps loses nothing
 * and writes nothing twice.
 */
import type { Clock } from '../../base/clock.ts';
import { inTurns } from '../../base/in-turns.ts';
import { LlmError, type Llm } from '../../llm/llm.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import { answerSchema } from './answer.ts';
import { readItems } from './batch-items.ts';
import { batchPrompt, roomOf } from './batch-prompt.ts';
import { endAttempt, noteUse, readReply, type DueBatch } from './batches-table.ts';
import type { Refusal } from './check-operation.ts';
import { readKeptAnswer, writeKeptAnswer, type KeptAnswer } from './kept-answer.ts';
import type { NearMemories } from './near-memories.ts';
import { planBatch } from './plan-batch.ts';
import type { RepeatFinder } from './find-repeats.ts';
import { writeBatch, type Written } from './write-batch.ts';

export interface AbsorbBatchParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly llm: Llm;
  readonly near: NearMemories;
  readonly repeats: RepeatFinder;
  readonly clock: Clock;
}

/** `again`: an item was deleted while the model was asked; what it answered is not kept. */
export type AbsorbResult = 'done' | 'again';

/** Rejects with `LlmError`; then the batch is as it was. */
export async function absorbBatch(
  parts: AbsorbBatchParts,
  batch: DueBatch,
  signal: AbortSignal,
): Promise<AbsorbResult> {
  const { db, memories, repeats, clock } = parts;
  const kept = readKeptAnswer(batch.reply) ?? (await askFor(parts, batch.id, signal));
  if (kept === 'empty') {
    endAttempt(db, batch.id, ended('nothing', clock.now(), 'What was in it was deleted.'));
    return 'done';
  }
  if (kept === 'again') return 'again';
  const { writes: planned, refusals } = await inTurns(planBatch(db, memories, batch.id, kept));
  const writes = await repeats.find(planned);
  const written = transaction(db, (): Written | null => {
    if (readReply(db, batch.id) === null) return null;
    const result = writeBatch(db, memories, batch.id, writes);
    const left = [...refusals, ...result.refusals];
    const { step, added, changed } = result;
    const state = added + changed > 0 ? 'absorbed' : 'nothing';
    const counts = { added, changed, dropped: left.length, step };
    endAttempt(db, batch.id, { ...ended(state, clock.now(), leftOut(left)), ...counts });
    return result;
  });
  if (!written) return 'again';
  for (const [write, id] of written.ids) if (write.action === 'add') repeats.note(write, id);
  return 'done';
}

async function askFor(
  { db, llm, near }: AbsorbBatchParts,
  batchId: number,
  signal: AbortSignal,
): Promise<KeptAnswer | 'empty' | 'again'> {
  const items = readItems(db, batchId);
  if (items.length === 0) return 'empty';
  const unitIds = items.map(({ unitId }) => unitId);
  const room = roomOf(llm.inUse('memory'));
  const shown = await near.ofUnits(unitIds, room.memories);
  const { value, usage } = await llm
    .ask({
      purpose: 'memory',
      name: 'memory_operations',
      schema: answerSchema,
      messages: batchPrompt(items, shown, room),
      maxAnswerTokens: room.answerTokens,
      signal,
    })
    .catch((error: unknown) => {
      if (error instanceof LlmError)
        noteUse(db, batchId, error.usage.calls, error.usage.promptTokens + error.usage.answerTokens);
      throw error;
    });
  const kept: KeptAnswer = {
    answer: value,
    items: unitIds,
    memories: shown.map(({ id, version }) => ({ id, version })),
  };
  return transaction(db, () => {
    noteUse(db, batchId, usage.calls, usage.promptTokens + usage.answerTokens);
    const now = readItems(db, batchId);
    if (now.length !== items.length) return 'again';
    endAttempt(db, batchId, { state: 'waiting', reason: '', reply: writeKeptAnswer(kept) });
    return kept;
  });
}

function ended(state: 'absorbed' | 'nothing', now: number, reason: string) {
  return { state, reason, endedAt: now, nextTryAt: null, reply: null } as const;
}

/** "Left out: 2 not found in what was seen, 1 older than what is known." */
function leftOut(refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return '';
  const counts = new Map<Refusal, number>();
  for (const refusal of refusals) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  return `Left out: ${[...counts].map(([refusal, count]) => `${count} ${refusal}`).join(', ')}.`;
}
