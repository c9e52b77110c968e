/** Pages of memories, newest first, read in the order of an index so that a page costs the same among a hundred thousand. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import {
  memoryKinds,
  type Memory,
  type MemoryId,
  type MemoryListQuery,
} from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';
import { readMemories } from './memories-table.ts';
import { readTree } from './organise/categories-table.ts';
import { idsWithin } from './organise/category-tree.ts';

interface Place {
  readonly occurredAt: number;
  readonly id: MemoryId;
}

/** `scope` null: the owner's own. Throws `invalid-input` for a cursor that no page gave. */
export function listMemories(
  db: ReadableDb,
  query: MemoryListQuery,
): { memories: Memory[]; nextCursor: string | null } {
  const within = query.categoryId === null ? null : idsWithin(readTree(db), query.categoryId);
  const { sql, parameters } = listSql(query, within);
  const places = db.all<Place>(sql, parameters);
  const page = places.slice(0, query.limit);
  const last = page.at(-1);
  return {
    memories: readMemories(
      db,
      page.map(({ id }) => id),
    ),
    nextCursor: places.length > query.limit && last ? `${last.occurredAt}:${last.id}` : null,
  };
}

/**
 * One more row than the page has tells whether there is a next one. `within`: the category that is asked for with all that is in
 * it; null for everything.
 */
export function listSql(
  query: MemoryListQuery,
  within: readonly number[] | null = null,
): {
  sql: string;
  parameters: Record<string, string | number>;
} {
  const after = query.cursor === null ? null : readCursor(query.cursor);
  const states = query.states.length > 0 ? query.states : ['active', 'candidate'];
  const kinds = query.kinds.length === memoryKinds.length ? [] : [...new Set(query.kinds)];
  const ofKinds = kinds.map((kind) => `m.kind = '${kind}'`);
  // A run in the order of the index for each state and kind, or category: only so nothing is sorted but the runs' first rows.
  const runs = states.flatMap((state) => {
    const ofState = `m.state = '${state}'`;
    if (within !== null) return within.map((id) => `m.category_id = ${id} AND ${ofState}`);
    return ofKinds.length === 0 ? [ofState] : ofKinds.map((ofKind) => `${ofKind} AND ${ofState}`);
  });
  if (runs.length === 0) runs.push('m.category_id = 0');
  const parameters: Record<string, string | number> = { limit: query.limit + 1 };
  const conditions: string[] = [];
  const keepTo = (condition: string, values: Record<string, string | number> = {}): void => {
    conditions.push(`AND ${condition}`);
    Object.assign(parameters, values);
  };
  if (query.scope === null) keepTo('m.scope IS NULL');
  else keepTo('m.scope = :scope', { scope: query.scope });
  if (within !== null && ofKinds.length > 0) keepTo(`(${ofKinds.join(' OR ')})`);
  // Written as in the list, the word stands there with its quotes and nowhere else.
  if (query.tag !== null)
    keepTo(`m.tags <> '[]' AND instr(m.tags, :tag) > 0`, { tag: JSON.stringify(query.tag) });
  if (query.from !== null) keepTo('m.occurred_at >= :from', { from: query.from });
  if (query.to !== null) keepTo('m.occurred_at < :to', { to: query.to });
  if (query.unconfirmed) keepTo('m.confidence < 0.5');
  if (after) {
    keepTo('(m.occurred_at, m.id) < (:afterTime, :afterId)', {
      afterTime: after.occurredAt,
      afterId: after.id,
    });
  }
  // Left to itself SQLite reads all memories of the state: it cannot know that few are tagged.
  const index =
    within !== null
      ? 'INDEXED BY memories_by_category'
      : query.tag === null
        ? ''
        : 'INDEXED BY memories_tagged';
  const selects = runs.map(
    (run) =>
      `SELECT * FROM (SELECT m.occurred_at AS occurredAt, m.id AS id FROM memories m ${index}
         WHERE ${run} ${conditions.join(' ')} ORDER BY m.occurred_at DESC, m.id DESC LIMIT :limit)`,
  );
  return {
    sql: `${selects.join(' UNION ALL ')} ORDER BY occurredAt DESC, id DESC LIMIT :limit`,
    parameters,
  };
}

function readCursor(cursor: string): Place {
  const [, time, id] = /^(\d+):(m_\w+)$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined) {
    throw new MnemeError(
      'invalid-input',
      `"${cursor}" is no place in the list of memories. Give the nextCursor of the page before, or null for the first.`,
    );
  }
  return { occurredAt: Number(time), id: id as MemoryId };
}
