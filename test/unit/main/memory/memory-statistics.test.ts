import { describe, expect, it } from 'vitest';
import { openMemories, semanticFields, episodicFields } from '../../../helpers/memories-bed.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const byOwner = { actor: 'owner' } as const;

describe('the statistics', () => {
  it('count by kind, state and day, newest first; what was removed is only a state', () => {
    const { memories } = openMemories();
    const at = (month: number, day: number, hour: number) => new Date(2026, month, day, hour).getTime();
    const add = (occurredAt: number) =>
      memories.add({ kind: 'semantic', fields: semanticFields(), occurredAt }, [], byOwner).id;
    for (const time of [at(2, 28, 0), at(2, 28, 23), at(2, 29, 5), at(10, 1, 12)]) add(time);
    memories.setState([add(at(10, 1, 13))], 'archived', byOwner);
    memories.remove([add(at(11, 1, 1))], byOwner);
    memories.add({ kind: 'episodic', fields: episodicFields(), occurredAt: 0 }, [], byOwner);
    expect(memories.statistics()).toMatchObject({
      totalCount: 6,
      perKind: { semantic: 5, episodic: 1, core: 0 },
      perState: { active: 5, archived: 1, deleted: 1, superseded: 0 },
      perDay: [
        { day: '2026-11-01', count: 2 },
        { day: '2026-03-29', count: 1 },
        { day: '2026-03-28', count: 2 },
        { day: expect.stringMatching(/^19(?:70-01-01|69-12-31)$/), count: 1 },
      ],
    });
  });
});

describe('among a hundred thousand of one kind', () => {
  const plan = (sql: string, parameters: Record<string, string | number> = {}): string =>
    openTestStore()
      .db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
      .map(({ detail }) => detail)
      .join('\n');

  it.each([
    ['a memory by its name', `SELECT id FROM memories WHERE id = 'm'`, /SEARCH memories USING PRIMARY KEY/],
    [
      'what is to be purged',
      'SELECT id FROM memories WHERE purge_at <= 5 ORDER BY purge_at LIMIT 9',
      /SEARCH memories USING .*INDEX memories_to_purge/,
    ],
    // Without being told, SQLite takes the index by state and sorts all of them.
    [
      'what expires',
      `SELECT id FROM memories INDEXED BY memories_to_expire WHERE expires_at <= 5 AND state IN ('active', 'candidate') ORDER BY expires_at LIMIT 9`,
      /SEARCH memories USING .*INDEX memories_to_expire/,
    ],
    [
      'its history',
      `SELECT * FROM memory_changes WHERE memory_id = 'm' ORDER BY id DESC`,
      /SEARCH memory_changes USING INDEX memory_changes_by_memory/,
    ],
    [
      'its passages',
      `SELECT id FROM units WHERE memory_id = 'm' ORDER BY position`,
      /SEARCH units USING INDEX units_by_memory/,
    ],
    [
      'its sources',
      `SELECT frame_id FROM memory_sources WHERE memory_id = 'm' AND kind = 'frame'`,
      /SEARCH memory_sources USING .*INDEX memory_sources_once/,
    ],
    [
      'the memories of a frame',
      `SELECT memory_id FROM memory_sources WHERE frame_id = 4`,
      /SEARCH memory_sources USING .*INDEX memory_sources_by_frame/,
    ],
    [
      'a resource by its address',
      `SELECT m.id FROM resource_memories r JOIN memories m ON m.id = r.memory_id WHERE r.address = 'a' AND m.state = 'active' ORDER BY m.id LIMIT 1`,
      /SEARCH r USING .*INDEX resource_memories_by_address/,
    ],
  ])('%s is found by an index', (_name, sql, expected) => {
    expect(plan(sql)).toMatch(expected);
  });
});
