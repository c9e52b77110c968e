/** One kind becomes another: the same memory, its sources and its place in the lists, with the fields of the other kind. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import type { MemoryPart } from '../../src-preload/contract/memory-steps.ts';
import { kindWords } from '../base/own-words.ts';
import { fieldsOfPart, isPlain, partOf, type PlainKind, type PlainMemory } from './memory-parts.ts';
import type { Change, NewMemory } from './memories.ts';
import type { MemoryWriter } from './memory-writer.ts';

/** Answers false for one that has the kind already, and for core memory and the vault, which stay what they are. */
export function retypeMemory(writer: MemoryWriter, memory: Memory, kind: PlainKind, change: Change): boolean {
  if (!isPlain(memory) || memory.kind === kind) return false;
  const given = fieldsOfPart(kind, wholeOf(memory), null, memory.occurredAt);
  const fields = writer.settle(kind, given, null, change, memory.occurredAt);
  writer.rewrite(memory, { ...memory, kind, fields } as Memory, 'RETYPE', [], change);
  return true;
}

/** What a memory would be made of, for one that the owner made another kind of. */
export function retyped(made: NewMemory, kind: Memory['kind']): NewMemory {
  if (made.kind === kind) return made;
  const { occurredAt, title } = made;
  const given = { ...made, title: title ?? '' } as Memory;
  const other = { kind };
  if (!isPlain(given) || !isPlain(other))
    throw new MnemeError(
      'invalid-input',
      say('What is "{made}" cannot become "{kind}". Choose another kind.', {
        made: kindWords[made.kind],
        kind: kindWords[kind],
      }),
    );
  const fields = fieldsOfPart(other.kind, wholeOf(given), null, occurredAt ?? 0);
  return { ...made, kind, fields } as NewMemory;
}

/** Where a page is would be lost in a kind that has no field for it. */
function wholeOf(memory: PlainMemory): MemoryPart {
  const part = partOf(memory);
  const address = memory.kind === 'resource' ? memory.fields.address : null;
  return address === null ? part : { ...part, text: `${address}\n${part.text}`.trimEnd() };
}
