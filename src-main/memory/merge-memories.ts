/** One memory out of several of a kind: the first stays and takes in the others, which are superseded by it. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { kindWords, stateWords } from '../base/own-words.ts';
import type { WritableDb } from '../store/statements.ts';
import { componentOf } from './components.ts';
import type { Change } from './memories.ts';
import type { MemoryWriter } from './memory-writer.ts';
import { copySources } from './sources.ts';

const mostTags = 50;

/** Throws `invalid-input` for fewer than two or for different kinds, `conflict` where one is not in force. */
export function mergeMemories(
  db: WritableDb,
  writer: MemoryWriter,
  ids: readonly MemoryId[],
  change: Change,
): Memory {
  const [first, ...others] = [...new Set(ids)].map((id) => writer.require(id));
  if (!first || others.length === 0)
    throw new MnemeError('invalid-input', say('Merging needs two memories at least. Choose another one.'));
  for (const memory of [first, ...others]) {
    if (memory.kind !== first.kind) {
      throw new MnemeError(
        'invalid-input',
        say('"{first}" ({firstKind}) and "{title}" ({kind}) are of different kinds and stay apart.', {
          first: first.title,
          firstKind: kindWords[first.kind],
          title: memory.title,
          kind: kindWords[memory.kind],
        }),
      );
    }
    if (memory.state !== 'active' && memory.state !== 'candidate') {
      throw new MnemeError(
        'conflict',
        say('"{title}" is {state}. Restore it before merging.', {
          title: memory.title,
          state: stateWords[memory.state],
        }),
      );
    }
  }
  const step = change.step ?? writer.beginStep();
  const whole = { ...change, step };
  const merged = others.reduce(mergeTwo, first);
  const fields = writer.settle(first.kind, merged.fields, first, change, merged.occurredAt);
  const { memory, changeId } = writer.rewrite(first, { ...merged, fields } as Memory, 'MERGE', [], whole);
  copySources(
    db,
    others.map(({ id }) => id),
    first.id,
    changeId,
  );
  for (const other of others) {
    const after: Memory = { ...other, state: 'superseded', supersededBy: first.id };
    writer.rewrite(other, after, 'SUPERSEDE', [], whole);
  }
  return memory;
}

/** Two memories of a kind as the first one will be, before the rules of its kind. */
export function mergeTwo(into: Memory, from: Memory): Memory {
  return {
    ...into,
    // An episode begins with the first of them; of everything else the later time is the one to know.
    occurredAt:
      into.kind === 'episodic'
        ? Math.min(into.occurredAt, from.occurredAt)
        : Math.max(into.occurredAt, from.occurredAt),
    pinned: into.pinned || from.pinned,
    categoryId: into.categoryId ?? from.categoryId,
    tags: [...new Set([...into.tags, ...from.tags])].slice(0, mostTags),
    confidence: Math.max(into.confidence, from.confidence),
    expiresAt:
      into.expiresAt === null || from.expiresAt === null ? null : Math.max(into.expiresAt, from.expiresAt),
    fields: componentOf(into.kind).merge(into.fields, from.fields),
  } as Memory;
}
