/** One memory made into several of its kind: the first part stays the memory, the others are new, with the sources of all. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FieldsOf, Memory } from '../../src-preload/contract/memory.ts';
import type { MemoryPart } from '../../src-preload/contract/memory-steps.ts';
import { stateWords } from '../base/own-words.ts';
import type { WritableDb } from '../store/statements.ts';
import type { Change, Step } from './memories.ts';
import { newMemoryId } from './memory-id.ts';
import { cutInTwo, fieldsOfPart, isPlain, partOf, type PlainKind } from './memory-parts.ts';
import { hasMemory } from './memories-table.ts';
import { titleLine, type MemoryWriter } from './memory-writer.ts';
import { copySources } from './sources.ts';

/** Throws `invalid-input` for core memory and the vault. */
export function proposeSplit(memory: Memory): [MemoryPart, MemoryPart] {
  return cutInTwo(partOf(requirePlain(memory)));
}

/** Throws `invalid-input` as `proposeSplit`, `conflict` for one that is not in force. */
export function splitMemory(
  db: WritableDb,
  writer: MemoryWriter,
  given: Memory,
  [first, ...others]: readonly MemoryPart[],
  { change, now }: { readonly change: Change; readonly now: number },
): Step {
  const memory = requirePlain(given);
  if (!first || others.length === 0)
    throw new MnemeError(
      'invalid-input',
      say('Splitting "{title}" needs two parts at least. Add another one.', { title: memory.title }),
    );
  if (memory.state !== 'active')
    throw new MnemeError(
      'conflict',
      say('"{title}" is {state}. Restore it before splitting.', {
        title: memory.title,
        state: stateWords[memory.state],
      }),
    );
  const whole = { ...change, step: change.step ?? writer.beginStep() };
  const partial = (part: MemoryPart, isFirst: boolean): Pick<Memory, 'title' | 'fields'> => {
    const own = fieldsOfPart(memory.kind, part, memory.fields as FieldsOf<PlainKind>, memory.occurredAt);
    // A page exists once.
    const wanted = 'address' in own && !isFirst ? { ...own, address: null } : own;
    const fields = writer.settle(memory.kind, wanted, isFirst ? memory : null, whole, memory.occurredAt);
    return { title: titleLine(part.line), fields };
  };
  writer.rewrite(memory, { ...memory, ...partial(first, true) } as Memory, 'SPLIT', [], whole);
  for (const part of others) {
    const added = {
      ...memory,
      ...partial(part, false),
      id: newMemoryId(now, (id) => hasMemory(db, id)),
      createdAt: now,
      updatedAt: now,
      version: 1,
    } as Memory;
    const changeId = writer.insert(added, [], whole);
    copySources(db, [memory.id], added.id, changeId);
  }
  return { step: whole.step, memories: 1 + others.length };
}

function requirePlain(memory: Memory) {
  if (isPlain(memory)) return memory;
  throw new MnemeError(
    'invalid-input',
    say(
      '"{title}" cannot be split: core memory has its two blocks, and an entry of the vault one value. Edit it instead.',
      { title: memory.title },
    ),
  );
}
