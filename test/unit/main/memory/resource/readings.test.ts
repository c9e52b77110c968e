import { expect, it } from 'vitest';
import { readingsOf } from '../../../../../src-main/memory/resource/readings.ts';
import { addFrames, openMemories, resourceFields } from '../../../../helpers/memories-bed.ts';

it('tells when a page was on the screen and for how long, and leads to its first moment', () => {
  const { db, memories } = openMemories();
  const { id } = memories.add({ kind: 'resource', fields: resourceFields() }, [], { actor: 'pipeline' });
  expect(readingsOf(db, id)).toEqual({ visits: [], count: 0, totalMs: 0 });
  addFrames(db, [4, 5], 1);
  addFrames(db, [6], 2);
  db.run(`INSERT INTO places (id, kind, address, first_seen_at, last_seen_at) VALUES (9, 'page', 'a', 1, 1)`);
  db.run('UPDATE activities SET place_id = 9, started_at = id * 10000, ended_at = id * 10000 + 500');
  db.run('UPDATE resource_memories SET place_id = 9');
  expect(readingsOf(db, id)).toEqual({
    visits: [
      { from: 20_000, to: 20_500, application: 'Mail', frameId: 6 },
      { from: 10_000, to: 10_500, application: 'Mail', frameId: 4 },
    ],
    count: 2,
    totalMs: 1_000,
  });
});
