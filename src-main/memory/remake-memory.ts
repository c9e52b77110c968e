/**
 * Memories that are made by watching grow while the thing is seen, and shrink where frames are deleted. Neither is a change
 * that anybody decided, so it leaves no row in the history; what the owner or a model wrote stays.
 */
import type { Memory } from '../../src-preload/contract/memory.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { changesOfMemory, rewriteChange, type StoredChange } from './history.ts';
import type { NewMemory } from './memories.ts';
import { titleLine, type MemoryWriter } from './memory-writer.ts';
import { replaceFrames } from './sources.ts';

/** Values by the path under which they stand: `title`, `fields.summary` and so on. */
type Values = ReadonlyMap<string, unknown>;

/**
 * Gives a memory the fields, title and time that it would be made with now. With `isForgetting` the history is rewritten as
 * if it had been made so from the beginning: words of a deleted frame must not stand there either.
 */
export function remakeMemory(
  db: WritableDb,
  writer: MemoryWriter,
  memory: Memory,
  made: NewMemory,
  { frames, isForgetting, now }: { frames: readonly FrameId[]; isForgetting: boolean; now: number },
): Memory {
  return transaction(db, () => {
    const values = valuesOf(made);
    const changes = changesOfMemory(db, memory.id);
    const others = writtenByOthers(changes);
    const after = withValues(memory, values, others);
    const fields = writer.settle(memory.kind, after.fields, memory, { actor: 'pipeline' }, after.occurredAt);
    const settled = { ...after, fields } as Memory;
    const remade = JSON.stringify(settled) === JSON.stringify(memory) ? memory : writer.grow(memory, settled);
    replaceFrames(db, memory.id, frames, now);
    if (isForgetting) {
      // Of another kind its words stood in other fields: nothing of that is kept.
      const without = (then: Memory | null): Memory | null =>
        then?.kind === memory.kind ? withValues(then, values, others) : null;
      for (const { id, before, after } of changes) {
        const wasOther = (before ?? after)?.kind !== memory.kind;
        rewriteChange(db, id, without(before), wasOther ? null : without(after));
      }
    }
    return remade;
  });
}

function valuesOf({ title, occurredAt, fields }: NewMemory): Values {
  const values = new Map<string, unknown>(
    Object.entries(fields).map(([key, value]) => [`fields.${key}`, value]),
  );
  if (title !== undefined) values.set('title', titleLine(title));
  if (occurredAt !== undefined) values.set('occurredAt', occurredAt);
  return values;
}

/** What each of them was given by the owner's hand, or in words by anybody but the maker of the first version; as JSON. */
function writtenByOthers(changes: readonly StoredChange[]): ReadonlyMap<string, ReadonlySet<string>> {
  const written = new Map<string, Set<string>>();
  for (const { event, actor, batchId, before, after } of changes) {
    const isMaker = event === 'ADD' && actor === 'pipeline' && batchId === null;
    if (isMaker || !after || event === 'RETYPE') continue;
    const old = before ? flat(before) : new Map<string, unknown>();
    for (const [path, value] of flat(after)) {
      const json = JSON.stringify(value);
      if (json === JSON.stringify(old.get(path))) continue;
      if (actor !== 'owner' && (typeof value !== 'string' || value === '')) continue;
      written.set(path, (written.get(path) ?? new Set()).add(json));
    }
  }
  return written;
}

function withValues(
  memory: Memory,
  values: Values,
  others: ReadonlyMap<string, ReadonlySet<string>>,
): Memory {
  const fields: Record<string, unknown> = { ...memory.fields };
  const common: { title: string; occurredAt: number } = memory;
  const result: Record<string, unknown> = { title: common.title, occurredAt: common.occurredAt };
  const present = flat(memory);
  for (const [path, value] of values) {
    if (others.get(path)?.has(JSON.stringify(present.get(path)))) continue;
    if (path.startsWith('fields.')) fields[path.slice('fields.'.length)] = value;
    else result[path] = value;
  }
  return { ...memory, ...result, fields } as Memory;
}

function flat({ title, occurredAt, fields }: Memory): Map<string, unknown> {
  return new Map<string, unknown>([
    ['title', title],
    ['occurredAt', occurredAt],
    ...Object.entries(fields).map(([key, value]) => [`fields.${key}`, value] as const),
  ]);
}
