/** Tags: how many memories have each, and what becomes of those memories when tags are renamed, merged or taken off. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { foldText } from '../../store/text-normal.ts';
import type { Refiled } from './organise-steps.ts';

/** Those of memories that were not removed; most used first. */
export function countTags(db: ReadableDb): { tag: string; memories: number }[] {
  return db.all(
    `SELECT t.value AS tag, count(*) AS memories FROM memories m, json_each(m.tags) t
     WHERE m.tags <> '[]' AND m.state <> 'deleted' GROUP BY t.value ORDER BY count(*) DESC, t.value`,
  );
}

/** The memories that have one of the tags, with `by` in the place of the first of them; with null without them. */
export function withTagsReplaced(db: ReadableDb, tags: readonly string[], by: string | null): Refiled[] {
  const rows = db.all<{ id: MemoryId; categoryId: number | null; tags: string }>(
    `SELECT id, category_id AS categoryId, tags FROM memories m WHERE tags <> '[]'
       AND EXISTS (SELECT 1 FROM json_each(m.tags) WHERE value IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify(tags)],
  );
  return rows.map((row) => ({ ...row, tags: replaceTags(JSON.parse(row.tags) as string[], tags, by) }));
}

/** Pure. Of tags that differ only in case the first stays. */
export function replaceTags(has: readonly string[], tags: readonly string[], by: string | null): string[] {
  const next = has.flatMap((tag) => (tags.includes(tag) ? (by === null ? [] : [by]) : [tag]));
  return next.filter((tag, place) => next.findIndex((other) => foldText(other) === foldText(tag)) === place);
}
