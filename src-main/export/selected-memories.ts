/** The memories of a selection, some at a time. Newest first: what took the place of another mostly comes before it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportedKind, ExportSelection } from '../../src-preload/contract/export.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { readMemories } from '../memory/memories-table.ts';
import { readTree } from '../memory/organise/categories-table.ts';
import type { ReadableDb } from '../store/statements.ts';

/** A page of what was seen may hold 200,000 characters: so many at once stay within a few milliseconds. */
const atOnce = 20;
const lookedAtOnce = 2_000;

// A sign before a column keeps SQLite from its index: a page follows the ids, where an index would have each page sort all that is
// selected.
const chosen = `(:categories IS NULL OR +category_id IN (SELECT value FROM json_each(:categories)))
  AND (:withScopes = 1 OR +scope IS NULL)
  AND (:from IS NULL OR +occurred_at >= :from) AND (:to IS NULL OR +occurred_at < :to)`;
const condition = `+kind IN (SELECT value FROM json_each(:kinds)) AND +kind <> 'vault'
  AND +state NOT IN ('deleted', 'candidate') AND ${chosen}`;
/** Those that the owner classified; where only a caption is left there is nothing to take along. */
const secretCondition = `+kind = 'vault' AND +state = 'active' AND ${chosen} AND EXISTS (
    SELECT 1 FROM vault_memories v WHERE v.memory_id = memories.id AND v.sealed IS NOT NULL)`;

/** Others have their turn in between: to count a hundred thousand at once would hold them up for 70 ms. */
export async function countSelected(db: ReadableDb, selection: ExportSelection): Promise<number> {
  const bound = bind(db, selection);
  let count = 0;
  for (let end = '~'; ;) {
    const begin = beginOfStretch(db, end);
    const range = { end, begin: begin ?? '', ...bound };
    count +=
      db.value<number>(
        `SELECT count(*) FROM memories WHERE id < :end AND id >= :begin AND ${condition}`,
        range,
      ) ?? 0;
    if (begin === undefined) return count;
    end = begin;
    await nextTurn();
  }
}

/** `kinds` narrows the selection. What changes meanwhile is given as it is when its turn comes. */
export function selectedMemories(
  db: ReadableDb,
  selection: ExportSelection,
  kinds: readonly ExportedKind[] = selection.kinds,
): Generator<Memory[], void> {
  return inPages(db, condition, bind(db, { ...selection, kinds: [...kinds] }));
}

/** Entries of the vault, whatever the kinds of the selection are. */
export function selectedSecrets(db: ReadableDb, selection: ExportSelection): Generator<Memory[], void> {
  const { kinds: _none, ...bound } = bind(db, selection);
  return inPages(db, secretCondition, bound);
}

/** A page may be empty: where what is selected is rare, others have their turn before the next one. */
function* inPages(db: ReadableDb, where: string, bound: SqlNames): Generator<Memory[], void> {
  for (let end = '~'; ;) {
    const begin = beginOfStretch(db, end);
    for (let before = end; ;) {
      const ids = db.column<MemoryId>(
        `SELECT id FROM memories WHERE id < :before AND id >= :begin AND ${where} ORDER BY id DESC LIMIT ${atOnce}`,
        { before, begin: begin ?? '', ...bound },
      );
      yield readMemories(db, ids);
      const last = ids.at(-1);
      if (last === undefined || ids.length < atOnce) break;
      before = last;
    }
    if (begin === undefined) return;
    end = begin;
  }
}

/** The id so many before `end`; undefined where there are fewer. */
function beginOfStretch(db: ReadableDb, end: string): MemoryId | undefined {
  return db.value<MemoryId>(
    `SELECT id FROM memories WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ${lookedAtOnce - 1}`,
    [end],
  );
}

type SqlNames = Readonly<Record<string, string | number | null>>;

function bind(db: ReadableDb, { kinds, categoryId, scope, from, to }: ExportSelection) {
  return {
    kinds: JSON.stringify(kinds),
    categories: categoryId === null ? null : JSON.stringify([...within(db, categoryId)]),
    withScopes: scope === 'all' ? 1 : 0,
    from,
    to,
  };
}

/** A category and all that is in it; the tree names parents before their children. */
function within(db: ReadableDb, categoryId: number): Set<number> {
  const ids = new Set([categoryId]);
  for (const { id, parentId } of readTree(db)) if (parentId !== null && ids.has(parentId)) ids.add(id);
  return ids;
}
