/** The SQL of a list's order: runs, each in the order of an index, merged. */
import {
  memoryKinds,
  type MemoryId,
  type MemoryKind,
  type MemoryListQuery,
  type MemoryOrder,
  type MemoryState,
} from '../../../src-preload/contract/memory.ts';

/** Where a memory stands in the order. */
export interface Place {
  readonly place: number | string;
  readonly id: MemoryId;
}

interface Reading {
  /** The category that is asked for with all that is in it; null for everything. */
  readonly within: readonly number[] | null;
  /** Memories known by their words; null for all. */
  readonly found: readonly MemoryId[] | null;
  readonly after: Place | null;
  /** So many rows are passed over. */
  readonly offset?: number;
  readonly limit: number;
}

const orders: Readonly<Record<MemoryOrder, { readonly column: string; readonly index: string }>> = {
  happened: { column: 'm.occurred_at', index: 'memories_happened' },
  changed: { column: 'm.updated_at', index: 'memories_changed' },
  title: { column: 'm.title COLLATE NOCASE', index: 'memories_titled' },
  confidence: { column: 'm.confidence', index: 'memories_believed' },
};

/** More runs than this are read as one, and put in order. */
const mostRuns = 60;

/** What the rows of a list are read by; what these leave open is for `looking.ts`. */
export function placesSql(
  query: MemoryListQuery,
  { within, found, after, offset = 0, limit }: Reading,
): { sql: string; parameters: Record<string, string | number> } {
  const { column, index } = orders[query.order];
  const states = quoted(statesOf(query));
  const kinds = quoted(kindsOf(query));
  const isOfAllKinds = kinds.length === memoryKinds.length;
  const parameters: Record<string, string | number> = { limit };
  const conditions: string[] = [query.scope === null ? 'm.scope IS NULL' : 'm.scope = :scope'];
  if (query.scope !== null) parameters['scope'] = query.scope;
  const keepTo = (condition: string, values: Record<string, string | number> = {}): void => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };
  const ofStates = states.map((state) => `m.state = ${state}`);
  const ofKinds = `m.kind IN (${kinds.join(', ')})`;

  let source = `INDEXED BY ${index}`;
  let runs: string[];
  if (found !== null) {
    source = '';
    runs = [
      `m.id IN (SELECT value FROM json_each(:found)) AND m.state IN (${states.join(', ')}) AND ${ofKinds}`,
    ];
    parameters['found'] = JSON.stringify(found);
    if (within !== null) keepTo(`m.category_id IN (${within.join(', ')})`);
  } else if (within !== null) {
    source = 'INDEXED BY memories_by_category';
    runs =
      within.length * states.length > mostRuns
        ? [`m.category_id IN (${within.join(', ')}) AND m.state IN (${states.join(', ')})`]
        : within.flatMap((id) => ofStates.map((ofState) => `m.category_id = ${id} AND ${ofState}`));
    if (!isOfAllKinds) keepTo(ofKinds);
  } else if (query.tag !== null || query.unconfirmed) {
    // Left to itself SQLite reads all memories of the state: it cannot know that few are tagged.
    source = `INDEXED BY ${query.tag === null ? 'memories_unconfirmed' : 'memories_tagged'}`;
    runs = ofStates;
    if (!isOfAllKinds) keepTo(ofKinds);
  } else {
    runs = kinds.flatMap((kind) => ofStates.map((ofState) => `m.kind = ${kind} AND ${ofState}`));
  }
  // Written as in the list, the word stands there with its quotes and nowhere else.
  if (query.tag !== null)
    keepTo(`m.tags <> '[]' AND instr(m.tags, :tag) > 0`, { tag: JSON.stringify(query.tag) });
  // Where the rows lie apart in this order, each is looked at instead.
  const isByTime = query.order === 'happened' || found !== null;
  if (query.from !== null && isByTime) keepTo('m.occurred_at >= :from', { from: query.from });
  if (query.to !== null && isByTime) keepTo('m.occurred_at < :to', { to: query.to });
  if (query.unconfirmed) keepTo('m.confidence < 0.5');
  if (query.confidenceAtLeast !== null)
    keepTo('m.confidence >= :certain', { certain: query.confidenceAtLeast });
  if (after) {
    const further = query.descending ? '<' : '>';
    // By the pair alone SQLite finds no place in an index of another collation, and passes over all before it.
    keepTo(`${column} ${further}= :place AND (${column}, m.id) ${further} (:place, :id)`, {
      place: after.place,
      id: after.id,
    });
  }
  const direction = query.descending ? 'DESC' : 'ASC';
  const selects = runs.map(
    (run) => `SELECT ${column} AS place, m.id AS id FROM memories m ${source}
      WHERE ${conditions.join(' AND ')} AND ${run}`,
  );
  if (selects.length === 0) selects.push('SELECT 0 AS place, m.id AS id FROM memories m WHERE m.id = 0');
  const collated = query.order === 'title' ? 'place COLLATE NOCASE' : 'place';
  if (offset > 0) parameters['offset'] = offset;
  return {
    sql: `${selects.join(' UNION ALL ')} ORDER BY ${collated} ${direction}, id ${direction} LIMIT :limit${
      'offset' in parameters ? ' OFFSET :offset' : ''
    }`,
    parameters,
  };
}

/** The kinds that a list keeps to: where none is named, all. */
export function kindsOf({ kinds }: Pick<MemoryListQuery, 'kinds'>): readonly MemoryKind[] {
  return kinds.length > 0 ? kinds : memoryKinds;
}

/** The states that a list keeps to: where none is named, those in force. */
export function statesOf({ states }: Pick<MemoryListQuery, 'states'>): readonly MemoryState[] {
  return states.length > 0 ? states : ['active', 'candidate'];
}

function quoted(words: readonly string[]): string[] {
  return [...new Set(words)].map((word) => `'${word}'`);
}
