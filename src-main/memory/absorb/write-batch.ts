/** Writes what was planned for a batch: everything in one transaction and one step of the history, undone as one. */
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { issueWords } from '../../base/issue-words.ts';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import {
  coreBlockChars,
  newMemorySchema,
  type FieldsOf,
  type Memory,
  type MemoryId,
} from '../../../src-preload/contract/memory.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import { componentOf } from '../components.ts';
import type { Change, Memories, NewMemory } from '../memories.ts';
import type { PlannedWrite, Refusal } from './check-operation.ts';
import { doubtfulConfidence } from './check-operation.ts';
import { changeLines } from './core-lines.ts';

export interface Written {
  /** Null where nothing changed. */
  readonly step: number | null;
  readonly added: number;
  readonly changed: number;
  readonly refusals: readonly Refusal[];
  /** What each addition became. */
  readonly ids: ReadonlyMap<PlannedWrite, MemoryId>;
}

type LineWrite = Extract<PlannedWrite, { action: 'line' }>;

/** Called inside the transaction that ends the batch. What breaks a rule is left out, and the rest is written. */
export function writeBatch(
  db: WritableDb,
  memories: Memories,
  batchId: number,
  writes: readonly PlannedWrite[],
): Written {
  if (writes.length === 0) return { step: null, added: 0, changed: 0, refusals: [], ids: new Map() };
  const step = memories.beginStep();
  const change: Change = {
    actor: 'pipeline',
    batchId,
    step,
    reason: tell('Taken from batch {batchId}.', { batchId }),
  };
  const ids = new Map<PlannedWrite, MemoryId>();
  const refusals: Refusal[] = [];
  let added = 0;
  let changed = 0;
  const attempt = (write: () => void): void => {
    try {
      transaction(db, write);
    } catch (error) {
      refusals.push(refusalOf(error));
    }
  };
  for (const write of writes) {
    if (write.action === 'line') continue;
    attempt(() => {
      const memory = writeOne(memories, write, change);
      if (write.action === 'add' || write.action === 'supersede') added++;
      else changed++;
      ids.set(write, memory.id);
    });
  }
  for (const block of ['human', 'persona'] as const) {
    const lines = writes.filter(
      (write): write is LineWrite => write.action === 'line' && write.block === block,
    );
    if (lines.length === 0) continue;
    attempt(() => {
      const isNew = writeLines(memories, block, lines, change);
      if (isNew) added++;
      else changed++;
    });
  }
  // A further source alone is no change of a memory, and leaves nothing to undo.
  const hasHistory = db.value<number>('SELECT 1 FROM memory_changes WHERE step = ?', [step]) === 1;
  return { step: hasHistory ? step : null, added, changed, refusals, ids };
}

function writeOne(memories: Memories, write: Exclude<PlannedWrite, LineWrite>, change: Change): Memory {
  switch (write.action) {
    case 'add':
      return memories.add(
        newMemory(write.kind, write.fields, write.occurredAt, write.confidence),
        write.sources,
        write.confidence <= doubtfulConfidence
          ? {
              ...change,
              reason: tell('Taken from batch {batchId}. A part of it was not found in what was seen.', {
                batchId: change.batchId ?? '',
              }),
            }
          : change,
      );
    case 'repeat':
      return memories.update(write.target, {}, write.sources, change);
    case 'update': {
      const { target } = write;
      const fields = updatedFields(target, write.fields);
      return memories.update(target.id, { fields: { ...fields } }, write.sources, change, target.version);
    }
    case 'supersede': {
      const { target } = write;
      unchanged(memories, target);
      const memory = newMemory(target.kind, write.fields, write.occurredAt, target.confidence);
      return memories.supersede(
        target.id,
        { ...memory, categoryId: target.categoryId, tags: target.tags, scope: target.scope },
        write.sources,
        change,
      );
    }
    case 'merge': {
      unchanged(memories, write.target);
      unchanged(memories, write.other);
      return memories.merge([write.target.id, write.other.id], change);
    }
  }
}

/** Episodes and resources grow; a fact and a procedure are told anew. Their history keeps what they said before. */
function updatedFields(target: Memory, fields: FieldsOf<Memory['kind']>): FieldsOf<Memory['kind']> {
  if (target.kind === 'episodic' || target.kind === 'resource')
    return componentOf(target.kind).merge(target.fields, fields);
  const told = Object.entries(fields).filter(([, value]) => value !== '');
  return { ...target.fields, ...Object.fromEntries(told) };
}

function unchanged(memories: Memories, { id, version, title }: Memory): void {
  const now = memories.get(id);
  if (now.version !== version || now.state !== 'active')
    throw new MnemeError('conflict', say('"{title}" was changed meanwhile.', { title }));
}

/** Answers whether the block is new. */
function writeLines(
  memories: Memories,
  block: 'human' | 'persona',
  lines: readonly LineWrite[],
  change: Change,
): boolean {
  const known = memories.core().find((status) => status.block === block);
  const target = lines[0]!.target;
  const sources = lines.flatMap((line) => line.sources);
  if ((known?.id ?? null) !== (target?.id ?? null))
    throw new MnemeError('conflict', say('The block was written meanwhile.'));
  const text = changeLines(
    known?.text ?? '',
    lines.map(({ line }) => line),
  );
  if (text.length > coreBlockChars) throw new MnemeError('unsupported', say('The block is full.'));
  if (!known?.id) {
    memories.add({ kind: 'core', fields: { block, text } }, sources, change);
    return true;
  }
  memories.update(known.id, { fields: { text } }, sources, change, target?.version);
  return false;
}

/** Checked against the shape of its kind: what a model wrote may be longer than a field holds. */
function newMemory(
  kind: Memory['kind'],
  fields: FieldsOf<Memory['kind']>,
  occurredAt: number,
  confidence: number,
): NewMemory {
  const parsed = newMemorySchema.safeParse({ kind, fields, occurredAt });
  if (!parsed.success) throw new MnemeError('invalid-input', issueWords(parsed.error.issues[0]!));
  return { ...parsed.data, confidence };
}

/** A broken rule costs one operation; a store that cannot be written costs the attempt. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof MnemeError) {
    if (error.code === 'invalid-input' || error.code === 'not-allowed')
      return 'against the rules of its kind';
    if (error.code === 'conflict' || error.code === 'not-found') return 'against a change made meanwhile';
    if (error.code === 'unsupported') return 'too much for a full block of core memory';
  }
  throw error;
}
