/** The SQL of `memory_changes`: every change as a row, with what was before and after, by whom and why. */
import type {
  Memory,
  MemoryActor,
  MemoryChange,
  MemoryEvent,
  MemoryId,
  MemoryKind,
} from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface NewChange {
  readonly memoryId: MemoryId;
  readonly kind: MemoryKind;
  readonly event: MemoryEvent;
  readonly step: number;
  readonly before: Memory | null;
  readonly after: Memory | null;
  readonly actor: MemoryActor;
  readonly reason: string;
  readonly batchId: number | null;
  readonly changedAt: number;
}

/** A change as undoing needs it. */
export interface StoredChange extends NewChange {
  readonly id: number;
  readonly undone: boolean;
}

interface Row extends Omit<StoredChange, 'before' | 'after' | 'undone'> {
  readonly before: string | null;
  readonly after: string | null;
  readonly undone: number;
}

const columns = `id, memory_id AS memoryId, kind, event, step, before, after, actor, reason, batch_id AS batchId,
  changed_at AS changedAt, undone`;

/** Answers the number of the row. */
export function noteChange(db: WritableDb, change: NewChange): number {
  return db.run(
    `INSERT INTO memory_changes
       (memory_id, kind, event, step, before, after, actor, reason, batch_id, changed_at)
     VALUES (:memoryId, :kind, :event, :step, :before, :after, :actor, :reason, :batchId, :changedAt)`,
    {
      ...change,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
    },
  ).id;
}

/** The highest number that a step has. */
export function lastStep(db: ReadableDb): number {
  return db.value<number | null>('SELECT max(step) FROM memory_changes') ?? 0;
}

/** So many of a step's changes, in the order of their numbers. */
export interface Stretch {
  readonly step: number;
  /** Only those with a higher number. */
  readonly after?: number;
  /** Only those with a lower number. */
  readonly before?: number;
  /** -1: all. */
  readonly most: number;
}

const mostBefore = Number.MAX_SAFE_INTEGER;

/** The changes that have not been taken back, newest first. */
export function changesOfStep(
  db: ReadableDb,
  { step, after = 0, before = mostBefore, most }: Stretch,
): StoredChange[] {
  return db
    .all<Row>(
      `SELECT ${columns} FROM memory_changes WHERE step = :step AND id > :after AND id < :before AND undone = 0
       ORDER BY id DESC LIMIT :most`,
      { step, after, before, most },
    )
    .map(toChange);
}

const ofStretch = `some AS MATERIALIZED (SELECT id, memory_id, undone, before IS NULL AND after IS NULL AS is_blank
  FROM memory_changes WHERE step = :step AND id > :after AND id < :before ORDER BY id LIMIT :most)`;

/** How far changes can be taken back, without reading what they changed. `last`: the highest number; null without any. */
export function standingOf(
  db: ReadableDb,
  { step, after = 0, before = mostBefore, most }: Stretch,
): {
  readonly changes: number;
  readonly undone: number;
  readonly erased: number;
  readonly last: number | null;
} {
  return db.get(
    `WITH ${ofStretch} SELECT count(*) AS changes, coalesce(sum(c.undone), 0) AS undone, max(c.id) AS last,
       count(*) FILTER (WHERE c.is_blank OR m.id IS NULL) AS erased
     FROM some c LEFT JOIN memories m ON m.id = c.memory_id`,
    { step, after, before, most },
  )!;
}

/** Every change of a memory, oldest first. */
export function changesOfMemory(db: ReadableDb, id: MemoryId): StoredChange[] {
  return db
    .all<Row>(`SELECT ${columns} FROM memory_changes WHERE memory_id = ? ORDER BY id`, [id])
    .map(toChange);
}

/** Gives a change other words; that it happened, when and by whom, stays as it was. */
export function rewriteChange(
  db: WritableDb,
  changeId: number,
  before: Memory | null,
  after: Memory | null,
): void {
  db.run('UPDATE memory_changes SET before = ?, after = ? WHERE id = ?', [
    before && JSON.stringify(before),
    after && JSON.stringify(after),
    changeId,
  ]);
}

/** Of the memories of these changes, one that was changed after them by another step, which has not been taken back. */
export function changedSince(
  db: ReadableDb,
  { step, after = 0, before = mostBefore, most }: Stretch,
): MemoryId | undefined {
  return db.value<MemoryId>(
    `WITH ${ofStretch} SELECT later.memory_id FROM some c
       JOIN memory_changes later ON later.memory_id = c.memory_id AND later.id > c.id
     WHERE c.undone = 0 AND later.step <> :step AND later.undone = 0 LIMIT 1`,
    { step, after, before, most },
  );
}

export function markUndone(db: WritableDb, changes: readonly Pick<StoredChange, 'id'>[]): void {
  db.run('UPDATE memory_changes SET undone = 1 WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(changes.map(({ id }) => id)),
  ]);
}

/** Newest first. `canUndo` is asked once for each step. */
export function readHistory(
  db: ReadableDb,
  id: MemoryId,
  canUndo: (step: number) => boolean,
): MemoryChange[] {
  const known = new Map<number, boolean>();
  return db
    .all<Row>(`SELECT ${columns} FROM memory_changes WHERE memory_id = ? ORDER BY id DESC`, [id])
    .map((row) => {
      const { kind: _kind, batchId: _batchId, ...change } = toChange(row);
      if (!known.has(change.step)) known.set(change.step, canUndo(change.step));
      return { ...change, canUndo: known.get(change.step)! };
    });
}

/** Takes all content out of the history of memories; that something happened stays. */
export function blankHistory(db: WritableDb, ids: readonly MemoryId[]): void {
  db.run(
    `UPDATE memory_changes SET before = NULL, after = NULL, reason = ''
     WHERE memory_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}

function toChange({ before, after, undone, ...row }: Row): StoredChange {
  const read = (json: string | null): Memory | null => (json === null ? null : (JSON.parse(json) as Memory));
  return { ...row, before: read(before), after: read(after), undone: undone === 1 };
}
