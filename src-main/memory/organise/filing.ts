/**
 * Files memories by the owner's rules: the first rule that fits gives the category where there is none, all that fit give their
 * tags. Nothing is ever taken away or replaced.
 */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { FilingRule } from '../../../src-preload/contract/organise.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { foldText } from '../../store/text-normal.ts';
import type { MemoryWriter, WriterParts } from '../memory-writer.ts';
import { readTree } from './categories-table.ts';
import { prepareConditions } from './conditions.ts';
import { factsOfNew } from './memory-facts.ts';
import { readRulesInForce } from './rules-table.ts';

const mostTags = 50;

export type Filed = Pick<Memory, 'categoryId' | 'tags'>;

/** A memory that is about to be written, filed by the rules that are on. Core memory and the vault are never filed. */
export function fileNew<Some extends Memory>(
  db: ReadableDb,
  memory: Some,
  frames: readonly FrameId[],
  now: number,
): Some {
  if (!isFiled(memory)) return memory;
  const rules = readRulesInForce(db);
  if (rules.length === 0) return memory;
  const facts = factsOfNew(db, memory, frames);
  const tree = readTree(db);
  const fitting = rules.filter(({ conditions }) => prepareConditions(conditions, { tree, now })(facts));
  return fitting.length === 0 ? memory : { ...memory, ...filedBy(memory, fitting) };
}

/** One that has grown by itself, filed now where it did not fit before; where the owner had a hand in it, it is left alone. */
export function fileGrown(
  { db, clock }: Pick<WriterParts, 'db' | 'clock'>,
  writer: Pick<MemoryWriter, 'rewrite'>,
  memory: Memory,
  frames: readonly FrameId[],
): Memory {
  const filed = fileNew(db, memory, frames, clock.now());
  if (!changesFiling(memory, filed) || isDecided(db, memory.id)) return memory;
  const change = { actor: 'policy', reason: tell('Filed by a rule') } as const;
  return writer.rewrite(memory, filed, 'UPDATE', [], change).memory;
}

/** Whether the owner changed it, or took a change of it back. */
function isDecided(db: ReadableDb, id: Memory['id']): boolean {
  const decided = `SELECT EXISTS (SELECT 1 FROM memory_changes WHERE memory_id = ? AND (actor = 'owner' OR undone = 1))`;
  return db.value<number>(decided, [id]) === 1;
}

/** Pure: what a memory has once rules that fit it have been applied in their order. */
export function filedBy(memory: Filed, rules: readonly Pick<FilingRule, 'categoryId' | 'tags'>[]): Filed {
  const categoryId = memory.categoryId ?? rules.find((rule) => rule.categoryId !== null)?.categoryId ?? null;
  const tags = [...memory.tags];
  for (const tag of rules.flatMap((rule) => rule.tags))
    if (tags.length < mostTags && !tags.some((known) => foldText(known) === foldText(tag))) tags.push(tag);
  return { categoryId, tags };
}

/** Whether anything would be added. */
export function changesFiling(memory: Filed, filed: Filed): boolean {
  return filed.categoryId !== memory.categoryId || filed.tags.length > memory.tags.length;
}

export function isFiled({ kind }: Pick<Memory, 'kind'>): boolean {
  return kind !== 'core' && kind !== 'vault';
}
