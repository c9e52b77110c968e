/** The SQL of the columns that all kinds have in common, and the way from rows to whole memories. */
import type { Memory, MemoryId, MemoryKind } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { componentOf } from './components.ts';

type Head = Omit<Memory, 'kind' | 'fields'> & { readonly kind: MemoryKind };
type Row = Omit<Head, 'pinned' | 'tags'> & { readonly pinned: number; readonly tags: string };

const columns = `id, kind, state, title, occurred_at AS occurredAt, created_at AS createdAt, updated_at AS updatedAt,
  version, pinned, category_id AS categoryId, tags, confidence, expires_at AS expiresAt, scope,
  superseded_by AS supersededBy`;

export function hasMemory(db: ReadableDb, id: MemoryId): boolean {
  return db.value<number>('SELECT 1 FROM memories WHERE id = ?', [id]) === 1;
}

/** Memories of all states in the order of the ids; those that do not exist are left out. */
export function readMemories(db: ReadableDb, ids: readonly MemoryId[]): Memory[] {
  const rows = db.all<Row>(`SELECT ${columns} FROM memories WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  const idsOfKind = new Map<MemoryKind, MemoryId[]>();
  for (const { id, kind } of rows) idsOfKind.set(kind, [...(idsOfKind.get(kind) ?? []), id]);
  const fields = new Map(
    [...idsOfKind].flatMap(([kind, some]) => [...componentOf(kind).table.read(db, some)]),
  );
  const memories = new Map<MemoryId, Memory>();
  for (const { pinned, tags, ...row } of rows) {
    const memory = {
      ...row,
      pinned: pinned === 1,
      tags: JSON.parse(tags) as string[],
      fields: fields.get(row.id),
    };
    memories.set(row.id, memory as Memory);
  }
  return ids.flatMap((id) => memories.get(id) ?? []);
}

export function insertMemory(db: WritableDb, memory: Memory): void {
  db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, version, pinned, category_id,
       tags, confidence, expires_at, scope, superseded_by)
     VALUES (:id, :kind, :state, :title, :occurredAt, :createdAt, :updatedAt, :version, :pinned, :categoryId,
       :tags, :confidence, :expiresAt, :scope, :supersededBy)`,
    { kind: memory.kind, scope: memory.scope, createdAt: memory.createdAt, ...changeable(memory) },
  );
  componentOf(memory.kind).table.insert(db, memory.id, memory.fields);
}

/** `purgeAt`: when a removed one is to be erased; else null. `kindBefore`: another where it becomes another kind. */
export function rewriteMemory(
  db: WritableDb,
  memory: Memory,
  purgeAt: number | null,
  kindBefore: MemoryKind = memory.kind,
): void {
  db.run(
    `UPDATE memories SET kind = :kind, state = :state, title = :title, occurred_at = :occurredAt, updated_at = :updatedAt,
       version = :version, pinned = :pinned, category_id = :categoryId, tags = :tags, confidence = :confidence,
       expires_at = :expiresAt, superseded_by = :supersededBy, purge_at = :purgeAt
     WHERE id = :id`,
    { purgeAt, kind: memory.kind, ...changeable(memory) },
  );
  if (kindBefore !== memory.kind) {
    db.run(`DELETE FROM ${kindBefore}_memories WHERE memory_id = ?`, [memory.id]);
    componentOf(memory.kind).table.insert(db, memory.id, memory.fields);
  } else componentOf(memory.kind).table.update(db, memory.id, memory.fields);
}

/** The rows of the kinds, sources and passages' links go with them. */
export function deleteMemories(db: WritableDb, ids: readonly MemoryId[]): number {
  return db.run('DELETE FROM memories WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
    .changes;
}

/** The memories that another took the place of, newest first. */
export function readSuperseded(db: ReadableDb, id: MemoryId): { id: MemoryId; title: string }[] {
  return db.all(
    `SELECT id, title FROM memories WHERE superseded_by = ? AND state <> 'deleted'
     ORDER BY occurred_at DESC, id DESC`,
    [id],
  );
}

/** When the owner looked at it last. */
export function noteOpened(db: WritableDb, id: MemoryId, now: number): void {
  db.run(
    `INSERT INTO memory_openings (memory_id, opened_at) SELECT id, :now FROM memories WHERE id = :id
     ON CONFLICT (memory_id) DO UPDATE SET opened_at = excluded.opened_at`,
    { id, now },
  );
}

export function hasCategory(db: ReadableDb, id: number): boolean {
  return db.value<number>('SELECT 1 FROM categories WHERE id = ?', [id]) === 1;
}

function changeable(memory: Memory) {
  return {
    id: memory.id,
    state: memory.state,
    title: memory.title,
    occurredAt: memory.occurredAt,
    updatedAt: memory.updatedAt,
    version: memory.version,
    pinned: memory.pinned ? 1 : 0,
    categoryId: memory.categoryId,
    tags: JSON.stringify(memory.tags),
    confidence: memory.confidence,
    expiresAt: memory.expiresAt,
    supersededBy: memory.supersededBy,
  };
}
