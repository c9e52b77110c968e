/** What was seen in a time, an application or on a display, newest first, where the question holds no words. */
import type { SearchFilters } from '../../../src-preload/contract/search.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { filterSql, type HiddenUnits } from './search-filter.ts';

export interface TimeList {
  readonly filters: SearchFilters;
  /** FTS5 expression of what must not stand in the text. */
  readonly excluded: string | null;
  readonly newest: number;
  readonly hidden: HiddenUnits | null;
  /** Time and id of the last unit of the page before. */
  readonly last: readonly [number, number] | null;
  readonly limit: number;
}

export function listByTime(
  db: ReadableDb,
  { filters, excluded, newest, hidden, last, limit }: TimeList,
): { readonly id: number; readonly occurredAt: number }[] {
  const { from, where, parameters } = filterSql(filters, true);
  const conditions = [
    'u.id <= :newest',
    ...(where ? [where] : []),
    ...(last ? ['(u.occurred_at, u.id) < (:lastAt, :lastId)'] : []),
    ...(excluded ? ['u.id NOT IN (SELECT rowid FROM unit_text WHERE unit_text MATCH :excluded)'] : []),
    ...(hidden ? [`u.id NOT IN (${hidden.sql})`] : []),
  ];
  return db.all(
    `SELECT u.id, u.occurred_at AS occurredAt FROM ${from} WHERE ${conditions.join(' AND ')}
     ORDER BY u.occurred_at DESC, u.id DESC LIMIT :limit`,
    {
      ...parameters,
      ...hidden?.parameters,
      newest,
      limit,
      ...(last ? { lastAt: last[0], lastId: last[1] } : {}),
      ...(excluded ? { excluded } : {}),
    },
  );
}
