import { expect, it } from 'vitest';
import { proposeSplit } from '../../../../src-main/memory/split-memory.ts';
import {
  addFrames,
  listQuery,
  openMemories,
  proceduralFields,
  resourceFields,
  vaultFields,
} from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const listAll = listQuery();

it('a memory is split in the middle, each part with its sources, tags and category, and made whole again in one step', () => {
  const { memories, db } = openMemories();
  const [frameId] = addFrames(db, [1]);
  const fields = proceduralFields({
    steps: ['Fill it', 'Boil it', 'Call Jo', 'Ask her'],
    validation: 'confirmed',
  });
  const way = memories.add(
    { kind: 'procedural', fields, tags: ['tea'] },
    [{ kind: 'frame', frameId: frameId! }],
    byOwner,
  );
  const parts = proposeSplit(way);
  expect(parts).toEqual([
    { line: 'Descale the kettle', text: 'Fill it\nBoil it' },
    { line: 'Call Jo', text: 'Call Jo\nAsk her' },
  ]);
  const { step, memories: made } = memories.split(way.id, parts, byOwner, way.version);
  expect(made).toBe(2);
  const all = db.column<typeof way.id>(`SELECT id FROM memories WHERE state = 'active' ORDER BY title DESC`);
  expect(memories.getMany(all)).toMatchObject([
    { id: way.id, tags: ['tea'], fields: { steps: ['Fill it', 'Boil it'], validation: 'unverified' } },
    { title: 'Call Jo', tags: ['tea'], fields: { steps: ['Call Jo', 'Ask her'] } },
  ]);
  expect(memories.sources(all[1]!)).toMatchObject([{ frameId }]);
  expect(memories.history(way.id)[0]).toMatchObject({ event: 'SPLIT' });
  memories.undo(step, 'owner');
  expect(memories.get(way.id).fields).toEqual(way.fields);
  expect(memories.statistics()).toMatchObject({ totalCount: 1, perState: { deleted: 1 } });
});

it('of a page only the first part keeps the address', () => {
  const { memories } = openMemories();
  const page = memories.add(
    { kind: 'resource', fields: resourceFields({ content: 'One.\nTwo.' }) },
    [],
    byOwner,
  );
  memories.split(page.id, proposeSplit(page), byOwner, page.version);
  const addresses = memories
    .browse({ ...listAll, kinds: ['resource'] })
    .memories.map(({ id }) => memories.get(id).fields);
  expect(addresses.map((fields) => 'address' in fields && fields.address)).toEqual(
    expect.arrayContaining([null, 'https://example.org/kettles']),
  );
});

it('what was changed meanwhile, the vault, and what is not in force are not split', () => {
  const { memories } = openMemories();
  const way = memories.add({ kind: 'procedural', fields: proceduralFields() }, [], byOwner);
  const parts = proposeSplit(way);
  expect(() => memories.split(way.id, parts, byOwner, 7)).toThrow(
    expect.objectContaining({ code: 'conflict' }),
  );
  memories.setState([way.id], 'archived', byOwner);
  expect(() => memories.split(way.id, parts, byOwner, 2)).toThrow(/Restore it/);
  const secret = memories.add({ kind: 'vault', fields: vaultFields() }, [], byOwner);
  expect(() => proposeSplit(secret)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
