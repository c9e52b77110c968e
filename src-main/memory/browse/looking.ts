/** What a list keeps to that no index of its order can tell: looked up for a few rows at a time. */
import type { MemoryId, MemoryListQuery } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { createTypedWords, keepByWords } from './typed-words.ts';

/** Whether the list is everything of some kinds, states and a scope, so that its length is known. */
export function isPlain(query: MemoryListQuery): boolean {
  const { categoryId, directly, tag, from, to, unconfirmed, confidenceAtLeast } = query;
  return (
    [categoryId, tag, from, to, confidenceAtLeast].every((one) => one === null) &&
    !unconfirmed &&
    !directly &&
    !isLooking(query)
  );
}

function isLooking({
  text,
  categoryId,
  directly,
  application,
  hasNoSource,
  neverOpened,
  order,
  from,
  to,
}: MemoryListQuery): boolean {
  return (
    text.trim() !== '' ||
    application !== null ||
    (directly && categoryId === null) ||
    hasNoSource ||
    neverOpened ||
    (order !== 'happened' && (from !== null || to !== null))
  );
}

/**
 * Answers which of some memories are kept, in their order; null where all are. `wide`: categories, a tag or what is unconfirmed
 * are looked at as well, where no index tells them in the order that is wanted.
 */
export function createLooking(
  db: ReadableDb,
  query: MemoryListQuery,
  wide: { readonly within: readonly number[] | null } | null,
): ((ids: readonly MemoryId[]) => MemoryId[]) | null {
  if (!isLooking(query) && !wide) return null;
  const { application, hasNoSource, neverOpened, from, to } = query;
  const conditions: string[] = [];
  const parameters: Record<string, string | number> = {};
  // With its plus no index: SQLite would read the whole category instead of these few.
  if (wide?.within) conditions.push(`+m.category_id IN (${wide.within.join(', ')})`);
  if (wide && query.unconfirmed) conditions.push('m.confidence < 0.5');
  if (wide && query.tag !== null) {
    conditions.push('instr(m.tags, :tag) > 0');
    parameters['tag'] = JSON.stringify(query.tag);
  }
  if (from !== null) {
    conditions.push('m.occurred_at >= :from');
    parameters['from'] = from;
  }
  if (to !== null) {
    conditions.push('m.occurred_at < :to');
    parameters['to'] = to;
  }
  if (query.directly && query.categoryId === null) conditions.push('m.category_id IS NULL');
  if (hasNoSource) conditions.push('NOT EXISTS (SELECT 1 FROM memory_sources s WHERE s.memory_id = m.id)');
  if (neverOpened) conditions.push('NOT EXISTS (SELECT 1 FROM memory_openings o WHERE o.memory_id = m.id)');
  if (application !== null) {
    conditions.push(`(EXISTS (SELECT 1 FROM episodic_memories e WHERE e.memory_id = m.id AND e.application = :application)
      OR EXISTS (SELECT 1 FROM memory_sources s JOIN frames f ON f.id = s.frame_id JOIN activities a ON a.id = f.activity_id
        WHERE s.memory_id = m.id AND a.application = :application))`);
    parameters['application'] = application;
  }
  const fits = query.text.trim() === '' ? null : createTypedWords(query.text);
  return (ids) => {
    let kept = [...ids];
    if (conditions.length > 0) {
      const found = new Set(
        db.column<MemoryId>(
          `SELECT m.id FROM memories m WHERE m.id IN (SELECT value FROM json_each(:ids)) AND ${conditions.join(' AND ')}`,
          { ...parameters, ids: JSON.stringify(ids) },
        ),
      );
      kept = kept.filter((id) => found.has(id));
    }
    return fits === null || kept.length === 0 ? kept : keepByWords(db, kept, fits);
  };
}
