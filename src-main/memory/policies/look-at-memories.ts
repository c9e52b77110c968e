/**
 * Goes through memories in the order of their ids and tells of each that fits some conditions, and whether it is spared. SQL
 * only leaves out beforehand what cannot fit; whether one fits is decided by `organise/conditions.ts`.
 */
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { readMemories } from '../memories-table.ts';
import { readTree } from '../organise/categories-table.ts';
import { idsWithin } from '../organise/category-tree.ts';
import { prepareConditions, type SomeConditions } from '../organise/conditions.ts';
import { factsOfMemories, type MemoryFacts } from '../organise/memory-facts.ts';
import { createSparing, sparedKinds, type Spared } from './spared.ts';

/** A place on the way: memories up to `cursor` were looked at. */
export interface Looked {
  readonly cursor: string;
  /** How many since the place before. */
  readonly looked: number;
  /** The one at this place, where it fits. */
  readonly fitting: { readonly facts: MemoryFacts; readonly spared: Spared } | null;
}

/** What is looked for, with everything that is the same for all memories worked out once. */
export interface Sight {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  judge(facts: MemoryFacts): Looked['fitting'];
}

/** So many rows are passed over at once, and so many of those that may fit are read in full. A slice begins anew each time. */
const passed = 200;
const read = 25;
const dayMs = 86_400_000;

/** `spares`: filing takes nothing away, so it leaves nobody out. */
export function createSight(
  db: ReadableDb,
  conditions: CleanUpConditions | FilingConditions,
  now: number,
  { spares }: { readonly spares: boolean },
): Sight {
  const tree = readTree(db);
  const fits = prepareConditions(conditions, { tree, now });
  const spared = spares ? createSparing(db, { tree, now }) : () => null;
  return {
    ...sqlOf({ states: ['active', 'archived'], ...conditions }, tree, now),
    judge: (facts) => (fits(facts) ? { facts, spared: spared(facts) } : null),
  };
}

export function* lookAtMemories(db: ReadableDb, sight: Sight, after: string): Generator<Looked, void> {
  for (let cursor = after; ;) {
    const last = db.value<MemoryId>(
      `SELECT id FROM memories WHERE id > ? ORDER BY id LIMIT 1 OFFSET ${passed - 1}`,
      [cursor],
    );
    const end = last ?? db.value<MemoryId | null>('SELECT max(id) FROM memories') ?? cursor;
    if (end <= cursor) return;
    const rows = db.all<{ id: MemoryId; mayFit: number }>(
      `SELECT m.id, (${sight.sql}) AS mayFit FROM memories m WHERE m.id > :cursor AND m.id <= :end ORDER BY m.id`,
      { ...sight.parameters, cursor, end },
    );
    const places = new Map(rows.map(({ id }, place) => [id, place]));
    const ids = rows.flatMap(({ id, mayFit }) => (mayFit === 1 ? [id] : []));
    let counted = 0;
    for (let from = 0; from < ids.length; from += read) {
      for (const facts of factsOfMemories(db, readMemories(db, ids.slice(from, from + read)))) {
        const upToHere = places.get(facts.memory.id)! + 1;
        yield { cursor: facts.memory.id, looked: upToHere - counted, fitting: sight.judge(facts) };
        counted = upToHere;
      }
    }
    yield { cursor: end, looked: rows.length - counted, fitting: null };
    cursor = end;
  }
}

/** The same of memories that are known by their ids, such as duplicates. */
export function judgeMemories(
  db: ReadableDb,
  sight: Sight,
  memories: readonly Memory[],
): Looked['fitting'][] {
  return factsOfMemories(db, memories).map((facts) => sight.judge(facts));
}

function sqlOf(
  conditions: SomeConditions,
  tree: Parameters<typeof idsWithin>[0],
  now: number,
): Pick<Sight, 'sql' | 'parameters'> {
  const sql = [
    'm.state IN (SELECT value FROM json_each(:states))',
    `m.kind NOT IN (${sparedKinds.map((kind) => `'${kind}'`).join(', ')})`,
  ];
  const parameters: Record<string, string | number> = { states: JSON.stringify(conditions.states) };
  const keepTo = (condition: string, name: string, value: string | number): void => {
    sql.push(condition);
    parameters[name] = value;
  };
  const { kinds, scopes, categoryId, confidenceBelow, confidenceAtLeast, olderThanDays } = conditions;
  if (kinds.length > 0)
    keepTo('m.kind IN (SELECT value FROM json_each(:kinds))', 'kinds', JSON.stringify(kinds));
  if (scopes.length > 0)
    keepTo(
      `coalesce(m.scope, '') IN (SELECT value FROM json_each(:scopes))`,
      'scopes',
      JSON.stringify(scopes),
    );
  if (categoryId !== null)
    keepTo(
      'm.category_id IN (SELECT value FROM json_each(:categories))',
      'categories',
      JSON.stringify(idsWithin(tree, categoryId)),
    );
  if (confidenceBelow !== null) keepTo('m.confidence < :below', 'below', confidenceBelow);
  if (confidenceAtLeast !== null) keepTo('m.confidence >= :atLeast', 'atLeast', confidenceAtLeast);
  if (olderThanDays) keepTo('m.occurred_at <= :newest', 'newest', now - olderThanDays * dayMs);
  if (conditions.tags.length > 0) sql.push(`m.tags <> '[]'`);
  if (conditions.neverOpened) sql.push('m.id NOT IN (SELECT memory_id FROM memory_openings)');
  return { sql: sql.join(' AND '), parameters };
}
