/** Memories as rows of a list. Long fields are cut by SQLite, so that a page of whole documents costs what its rows show. */
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';

interface Row extends Omit<MemorySummary, 'pinned' | 'tags' | 'line'> {
  readonly pinned: number;
  readonly tags: string;
  /** What it says, the most telling first. */
  readonly first: string;
  readonly second: string;
}

const lineChars = 300;

const sql = `SELECT m.id, m.kind, m.state, m.title, m.occurred_at AS occurredAt, m.created_at AS createdAt,
    m.updated_at AS updatedAt, m.version, m.pinned, m.category_id AS categoryId, m.tags, m.confidence,
    m.expires_at AS expiresAt, m.scope, m.superseded_by AS supersededBy,
    substr(coalesce(c.text, e.summary, s.summary, (SELECT group_concat((step.key + 1) || '. ' || step.value, '  ')
      FROM json_each(p.steps) step), r.address,
      iif(m.kind = 'vault', iif(v.sealed IS NULL, 'The value was erased.', 'The value is sealed.'), '')), 1, ${lineChars}) AS first,
    substr(coalesce(e.details, s.details, p.summary, r.summary, ''), 1, ${lineChars}) AS second
  FROM memories m
    LEFT JOIN core_memories c ON c.memory_id = m.id
    LEFT JOIN episodic_memories e ON e.memory_id = m.id
    LEFT JOIN semantic_memories s ON s.memory_id = m.id
    LEFT JOIN procedural_memories p ON p.memory_id = m.id
    LEFT JOIN resource_memories r ON r.memory_id = m.id
    LEFT JOIN vault_memories v ON v.memory_id = m.id
  WHERE m.id IN (SELECT value FROM json_each(?))`;

/** In the order of the ids; those that do not exist are left out. */
export function readSummaries(db: ReadableDb, ids: readonly MemoryId[]): MemorySummary[] {
  const byId = new Map(
    db.all<Row>(sql, [JSON.stringify(ids)]).map(({ first, second, pinned, tags, ...row }) => {
      const line = [first, second].find((text) => text.trim() !== '' && text !== row.title) ?? '';
      const summary: MemorySummary = {
        ...row,
        pinned: pinned === 1,
        tags: JSON.parse(tags) as string[],
        line,
      };
      return [row.id, summary];
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
