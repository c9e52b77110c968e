/**
 * Marks in long lists, one every so many rows, so that a jump of the scroll bar passes over few. They are laid bit by bit and kept
 * in memory alone: triggers of this connection note what came, went or changed its place, and the marks are moved along. Nothing
 * of them is in the store, so nothing has to be filled, brought along or mended.
 */
import type { MemoryId, MemoryListQuery } from '../../../src-preload/contract/memory.ts';
import type { WritableDb } from '../../store/statements.ts';
import { kindsOf, placesSql, statesOf, type Place } from './list-sql.ts';

/** Rows between two marks; passing one over costs 0.2 µs. */
const usualStretch = 5_000;
/** So many lists at most; each has 200 marks a million rows. */
const mostLists = 12;
/** After more changes than these the marks are laid anew. */
const mostMoved = 5_000;

/** A place of a list in ascending order, and how many of its rows stand there or before. */
interface Mark {
  rows: number;
  /** Null: the beginning. */
  readonly place: Place | null;
}

/** A place as it is compared here: a title by its bytes. */
interface Key {
  readonly by: number | Buffer;
  readonly id: MemoryId;
}

type Ordered = Pick<MemoryListQuery, 'kinds' | 'states' | 'scope' | 'order'>;

export interface ListMarks {
  /** The last mark that the row has before it. Rows are counted from 0, in ascending order. */
  before(list: Ordered, row: number): Mark;
  /** Lays one more mark in a list of so many rows; false where it needs none. Takes some milliseconds. */
  lay(query: MemoryListQuery, total: number): boolean;
}

interface Marked extends Ordered {
  /** In their order; that of the beginning is not among them. */
  readonly marks: (Mark & { readonly key: Key })[];
}

interface Moved {
  readonly by: 1 | -1;
  readonly id: MemoryId;
  readonly scope: string | null;
  readonly kind: MemoryListQuery['kinds'][number];
  readonly state: MemoryListQuery['states'][number];
  readonly happened: number;
  readonly changed: number;
  readonly title: string;
  readonly confidence: number;
}

const beginning: Mark = { rows: 0, place: null };

/** One for a store: what its triggers noted is told once. */
export function createListMarks(db: WritableDb, stretch = usualStretch): ListMarks {
  /** By what they keep to; the last used at the end. */
  const lists = new Map<string, Marked>();

  return {
    before(list, row) {
      settle();
      const marks = lists.get(keyOf(list))?.marks;
      return marks?.findLast(({ rows }) => rows <= row) ?? beginning;
    },
    lay(query, total) {
      settle();
      if (total <= 2 * stretch) return false;
      const key = keyOf(query);
      const { kinds, states, scope, order } = query;
      const list = lists.get(key) ?? { kinds, states, scope, order, marks: [] };
      if (lists.size === 0) noteMoves(db);
      lists.delete(key);
      lists.set(key, list);
      if (lists.size > mostLists) lists.delete(lists.keys().next().value!);
      const { marks } = list;
      const all: readonly Mark[] = [beginning, ...marks];
      const at = all.findIndex(({ rows }, i) => (all[i + 1]?.rows ?? total) - rows > 2 * stretch);
      const from = all[at];
      if (!from) return false;
      const upward = { ...query, descending: false };
      const one = { within: null, found: null, after: from.place, offset: stretch - 1, limit: 1 };
      const { sql, parameters } = placesSql(upward, one);
      const place = db.get<Place>(sql, parameters);
      if (!place) return false;
      marks.splice(at, 0, { rows: from.rows + stretch, place, key: keyOfPlace(place) });
      return true;
    },
  };

  /** Brings the marks to where the memories are now. */
  function settle(): void {
    if (lists.size === 0) return;
    // A store that was written anew has another connection.
    const isNoted = db.value<number>(`SELECT 1 FROM sqlite_temp_schema WHERE name = 'moved_memories'`);
    const moved = isNoted ? db.all<Moved>('SELECT * FROM moved_memories') : [];
    if (!isNoted || moved.length >= mostMoved) lists.clear();
    if (moved.length === 0) return;
    db.run('DELETE FROM moved_memories');
    for (const list of lists.values()) for (const memory of moved) if (isOf(memory, list)) move(list, memory);
  }
}

function noteMoves(db: WritableDb): void {
  db.run(`CREATE TEMP TABLE IF NOT EXISTS moved_memories (
    at INTEGER PRIMARY KEY, "by" INTEGER, id TEXT, scope TEXT, kind TEXT, state TEXT,
    happened INTEGER, changed INTEGER, title TEXT, confidence REAL)`);
  const isRoom = `(SELECT coalesce(max(at), 0) FROM moved_memories) < ${mostMoved}`;
  const columns = ['id', 'scope', 'kind', 'state', 'occurred_at', 'updated_at', 'title', 'confidence'];
  const note = (row: 'new' | 'old', by: 1 | -1) =>
    `INSERT INTO moved_memories SELECT NULL, ${by}, ${columns.map((column) => `${row}.${column}`).join(', ')};`;
  const differs = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
  db.run(`CREATE TEMP TRIGGER IF NOT EXISTS memory_came AFTER INSERT ON main.memories
    WHEN ${isRoom} BEGIN ${note('new', 1)} END`);
  db.run(`CREATE TEMP TRIGGER IF NOT EXISTS memory_went AFTER DELETE ON main.memories
    WHEN ${isRoom} BEGIN ${note('old', -1)} END`);
  db.run(`CREATE TEMP TRIGGER IF NOT EXISTS memory_moved AFTER UPDATE OF ${columns.join(', ')} ON main.memories
    WHEN (${differs}) AND ${isRoom} BEGIN ${note('old', -1)} ${note('new', 1)} END`);
  db.run('DELETE FROM moved_memories');
}

function keyOf(list: Ordered): string {
  return JSON.stringify([kindsOf(list).toSorted(), statesOf(list).toSorted(), list.scope, list.order]);
}

function isOf({ kind, state, scope }: Moved, list: Ordered): boolean {
  return scope === list.scope && statesOf(list).includes(state) && kindsOf(list).includes(kind);
}

function move({ order, marks }: Marked, moved: Moved): void {
  const key = keyOfPlace({ place: moved[order], id: moved.id });
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(marks[middle]!.key, key)) low = middle + 1;
    else high = middle;
  }
  for (const mark of marks.slice(low)) mark.rows += moved.by;
}

function keyOfPlace({ place, id }: Place): Key {
  // As NOCASE compares: bytes, with no difference between A and a, but between Ä and ä.
  const bytes = (title: string) =>
    Buffer.from(title.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()));
  return { by: typeof place === 'number' ? place : bytes(place), id };
}

function isBefore(one: Key, other: Key): boolean {
  const apart =
    typeof one.by === 'number' || typeof other.by === 'number'
      ? Number(one.by) - Number(other.by)
      : Buffer.compare(one.by, other.by);
  return apart < 0 || (apart === 0 && one.id < other.id);
}
