/** The SQL of `scoped_facts`: what conversation memory keeps of a memory beside its fields. */
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import type { Memories } from '../memory/memories.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { digestOfFact, factText } from './fact.ts';
import type { Scope } from './scope.ts';

/** Whose it is, as a program says that talks of users, agents and runs; null for none. */
export interface Owners {
  readonly userId: string | null;
  readonly agentId: string | null;
  readonly runId: string | null;
}

export type Metadata = Readonly<Record<string, unknown>>;

export interface FactRow extends Owners {
  readonly id: MemoryId;
  readonly scope: Scope;
  readonly digest: string;
  readonly metadata: Metadata;
}

type StoredRow = Omit<FactRow, 'metadata'> & { readonly metadata: string };

export const nobody: Owners = { userId: null, agentId: null, runId: null };

const columns = `f.memory_id AS id, f.scope, f.digest, f.user_id AS userId, f.agent_id AS agentId, f.run_id AS runId, f.metadata`;

/** What is not given stays as it was. */
export function noteFact(
  db: WritableDb,
  id: MemoryId,
  scope: Scope,
  text: string,
  more: { readonly owners?: Owners; readonly metadata?: Metadata | undefined } = {},
): void {
  const { owners = nobody, metadata } = more;
  db.run(
    `INSERT INTO scoped_facts (memory_id, scope, digest, user_id, agent_id, run_id, metadata)
     VALUES (:id, :scope, :digest, :userId, :agentId, :runId, coalesce(:metadata, '{}'))
     ON CONFLICT (memory_id) DO UPDATE SET digest = excluded.digest, metadata = coalesce(:metadata, metadata)`,
    {
      id,
      scope,
      digest: digestOfFact(text),
      ...owners,
      metadata: metadata === undefined ? null : JSON.stringify(metadata),
    },
  );
}

/** The active memory of a scope that says this fact. What was written with it may say something else by now. */
export function findSameMemory(
  db: ReadableDb,
  memories: Pick<Memories, 'getMany'>,
  scope: Scope,
  text: string,
): Memory | undefined {
  const digest = digestOfFact(text);
  const ids = db.column<MemoryId>(
    `SELECT f.memory_id FROM scoped_facts f JOIN memories m ON m.id = f.memory_id
     WHERE f.scope = ? AND f.digest = ? AND m.state = 'active'`,
    [scope, digest],
  );
  return memories.getMany(ids).find((memory) => digestOfFact(factText(memory)) === digest);
}

export function readFacts(db: ReadableDb, ids: readonly MemoryId[]): Map<MemoryId, FactRow> {
  return new Map(
    db
      .all<StoredRow>(
        `SELECT ${columns} FROM scoped_facts f WHERE f.memory_id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      )
      .map(({ metadata, ...row }) => [row.id, { ...row, metadata: JSON.parse(metadata) as Metadata }]),
  );
}

/** The scopes in which something of these owners is kept; an owner that is not named may be anybody. */
export function scopesOfOwners(db: ReadableDb, owners: Owners): Scope[] {
  return db.column<Scope>(
    `SELECT DISTINCT scope FROM scoped_facts
     WHERE (:userId IS NULL OR user_id = :userId) AND (:agentId IS NULL OR agent_id = :agentId)
       AND (:runId IS NULL OR run_id = :runId)`,
    { ...owners },
  );
}

/** Active memories of some scopes, newest first. */
export function idsInScopes(db: ReadableDb, scopes: readonly Scope[], limit: number): MemoryId[] {
  return db.column<MemoryId>(
    `SELECT id FROM memories WHERE scope IN (SELECT value FROM json_each(?)) AND kind = 'semantic' AND state = 'active'
     ORDER BY created_at DESC, id DESC LIMIT ?`,
    [JSON.stringify(scopes), limit],
  );
}

/** The scopes of conversations that hold active facts; those of programs that call mem0's methods are not among them. */
export function scopesOfFacts(db: ReadableDb): { readonly scope: Scope; readonly memories: number }[] {
  return db.all(
    `SELECT scope, count(*) AS memories FROM memories
     WHERE scope IS NOT NULL AND scope NOT LIKE 'mem0\\_%' ESCAPE '\\' AND kind = 'semantic' AND state = 'active'
     GROUP BY scope ORDER BY scope`,
  );
}

/** The messages that memories were made of; those that came from none are left out. */
export function messagesOfMemories(db: ReadableDb, ids: readonly string[]): Map<string, number[]> {
  return groupMessages(
    db.all(
      `SELECT memory_id AS id, message_id AS messageId FROM memory_sources
       WHERE memory_id IN (SELECT value FROM json_each(?)) AND message_id IS NOT NULL ORDER BY message_id`,
      [JSON.stringify(ids)],
    ),
  );
}

export function groupMessages(
  rows: readonly { readonly id: string; readonly messageId: number }[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const { id, messageId } of rows) groups.set(id, [...(groups.get(id) ?? []), messageId]);
  return groups;
}
