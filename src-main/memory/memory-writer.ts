/**
 * The one way in which a memory changes: its row, the row of its kind, the history, the sources and the passages together.
 * What is written has been checked by the kind's rules before the first of them.
 */
import { issueWords } from '../base/issue-words.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import {
  memoryFieldsSchemas,
  type Memory,
  type MemoryEvent,
  type MemoryId,
  type MemoryKind,
} from '../../src-preload/contract/memory.ts';
import { kindWords } from '../base/own-words.ts';
import type { Clock } from '../base/clock.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { componentOf } from './components.ts';
import { lastStep, noteChange } from './history.ts';
import type { Change, NewSource } from './memories.ts';
import { hasCategory, insertMemory, readMemories, rewriteMemory } from './memories-table.ts';
import { refreshUnits } from './memory-units.ts';
import { addSources } from './sources.ts';

/** How long a removal can be taken back. */
export const purgeAfterMs = 10 * 60_000;

const maxTitleChars = 500;

export interface WriterParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  /** Passages wait for their vectors. */
  readonly onUnits: () => void;
  /** For those who keep something of these passages in memory. */
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
  readonly onChange: (kinds: readonly MemoryKind[]) => void;
  /** Something will have to be erased or archived later. */
  readonly onDue: () => void;
}

export interface MemoryWriter {
  beginStep(): number;
  /** Throws `not-found` for one that does not exist or was removed. */
  require(id: MemoryId): Memory;
  /** Fields as the kind wants them; throws `invalid-input` where its rules refuse them. */
  settle(
    kind: MemoryKind,
    fields: unknown,
    before: Memory | null,
    change: Change,
    occurredAt: number,
  ): Fields;
  /** Writes a new memory as it is given. Answers the number of its row in the history. */
  insert(memory: Memory, sources: readonly NewSource[], change: Change): number;
  /** Writes what became of a memory, as a newer version, and answers that with the number of its row in the history. */
  rewrite(
    before: Memory,
    after: Memory,
    event: MemoryEvent,
    sources: readonly NewSource[],
    change: Change,
  ): { readonly memory: Memory; readonly changeId: number };
  /** What is known of a memory has grown or shrunk by itself: no row in the history, and no newer version. */
  grow(before: Memory, after: Memory): Memory;
  /** As `rewrite`, without a row in the history: for taking a change back. */
  restore(before: Memory, after: Memory): Memory;
}

type Fields = Memory['fields'];

export function createMemoryWriter(parts: WriterParts): MemoryWriter {
  const { db, clock } = parts;
  // Only this engine writes, so the numbers need no row of their own. One that a rollback took back is never given again.
  let step = lastStep(db);

  return {
    beginStep: () => ++step,
    require(id) {
      const [memory] = readMemories(db, [id]);
      if (!memory || memory.state === 'deleted') {
        throw new MnemeError(
          'not-found',
          say('There is no memory {id}: it was deleted, or never existed.', { id }),
        );
      }
      return memory;
    },
    settle(kind, given, before, change, occurredAt) {
      const component = componentOf(kind);
      const facts = { actor: change.actor, occurredAt, now: clock.now() };
      const parsed = memoryFieldsSchemas[kind].safeParse(given);
      if (!parsed.success) {
        throw new MnemeError(
          'invalid-input',
          say('A memory of the kind "{kind}" cannot be written: {reason}. Correct it and try again.', {
            kind: kindWords[kind],
            reason: issueWords(parsed.error.issues[0]!),
          }),
        );
      }
      const fields = component.complete?.(parsed.data, before?.fields ?? null, facts) ?? parsed.data;
      component.check(fields, before?.fields ?? null, facts);
      return fields;
    },
    insert(memory, sources, change) {
      return transaction(db, () => {
        requireCategory(memory);
        insertMemory(db, memory);
        const changeId = note(null, memory, 'ADD', change);
        addSources(db, memory.id, sources, { changeId, now: clock.now() });
        announce(memory);
        return changeId;
      });
    },
    rewrite(before, after, event, sources, change) {
      return transaction(db, () => {
        const memory = advance(before, after);
        const changeId = note(before, memory, event, change);
        addSources(db, memory.id, sources, { changeId, now: clock.now() });
        return { memory, changeId };
      });
    },
    grow(before, after) {
      return transaction(db, () => {
        const memory: Memory = { ...after, version: before.version, updatedAt: clock.now() };
        rewriteMemory(db, memory, null);
        announce(memory);
        return memory;
      });
    },
    restore: (before, after) => transaction(db, () => advance(before, after)),
  };

  /** The version grows also when a change is taken back: who has read one in between must notice. */
  function advance(before: Memory, after: Memory): Memory {
    const now = clock.now();
    const memory: Memory = { ...after, version: before.version + 1, updatedAt: now };
    requireCategory(memory);
    refuseTwin(before, memory);
    rewriteMemory(db, memory, memory.state === 'deleted' ? now + purgeAfterMs : null, before.kind);
    announce(memory);
    return memory;
  }

  function note(before: Memory | null, after: Memory, event: MemoryEvent, change: Change): number {
    return noteChange(db, {
      memoryId: after.id,
      kind: after.kind,
      event,
      step: change.step ?? ++step,
      before,
      after: after.state === 'deleted' ? null : after,
      actor: change.actor,
      reason: change.reason ?? '',
      batchId: change.batchId ?? null,
      changedAt: clock.now(),
    });
  }

  function announce(memory: Memory): void {
    const removed = refreshUnits(db, memory);
    if (removed.length > 0) parts.onUnitsRemoved(removed);
    parts.onUnits();
    parts.onChange([memory.kind]);
    if (memory.state === 'deleted' || memory.expiresAt !== null) parts.onDue();
  }

  function requireCategory({ categoryId }: Memory): void {
    if (categoryId === null || hasCategory(db, categoryId)) return;
    throw new MnemeError(
      'not-found',
      say('There is no category {categoryId}. Choose another, or none.', { categoryId }),
    );
  }

  /** A second block of core memory must not come back into force. */
  function refuseTwin(before: Memory, after: Memory): void {
    if (before.state === after.state || after.state !== 'active') return;
    const { onTwin, table } = componentOf(after.kind);
    const twin = onTwin === 'refuse' ? table.twin?.(db, after.fields) : undefined;
    if (twin !== undefined && twin !== after.id) throw twinConflict(after, twin);
  }
}

export function twinConflict({ title }: Pick<Memory, 'title'>, twin: MemoryId): MnemeError {
  return new MnemeError(
    'conflict',
    say('"{title}" exists once, and is there already ({twin}). Change that one.', { title, twin }),
  );
}

/** A title on one line, of at most 500 characters; `untitled` where nothing is left of it. */
export function titleLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const cut = line.length > maxTitleChars ? `${line.slice(0, maxTitleChars - 1).trimEnd()}…` : line;
  return cut || 'Untitled';
}

/** Whether the owner may see and change it in their lists. */
export function isThere({ state }: Memory): boolean {
  return state !== 'deleted';
}
