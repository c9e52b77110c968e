import { describe, expect, it } from 'vitest';
import {
  addFrames,
  listQuery,
  openMemories,
  semanticFields,
  episodicFields,
  proceduralFields,
  resourceFields,
  vaultFields,
} from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const byPipeline = { actor: 'pipeline' } as const;

function textsOf(bed: ReturnType<typeof openMemories>): string[] {
  return bed.db.column<string>('SELECT text FROM units WHERE memory_id IS NOT NULL ORDER BY id');
}

describe('adding', () => {
  it('gives a memory its name, defaults, source, history and a passage that search finds', () => {
    const bed = openMemories();
    const [frame] = addFrames(bed.db, [4]);
    const added = bed.memories.add(
      { kind: 'semantic', fields: semanticFields() },
      [{ kind: 'frame', frameId: frame! }],
      { ...byPipeline, reason: 'It was on the screen' },
    );
    expect(added).toMatchObject({
      title: 'Hedgehog',
      state: 'active',
      version: 1,
      confidence: 1,
      occurredAt: bed.clock.now(),
      scope: null,
    });
    expect(added.id).toMatch(/^m_20260105090000_[0-9a-f]{8}$/);
    expect(bed.memories.get(added.id)).toEqual(added);
    expect(textsOf(bed)).toEqual(['Hedgehog\nA spiny mammal']);
    expect(bed.memories.sources(added.id)).toEqual([
      {
        kind: 'frame',
        frameId: 4,
        messageId: null,
        sessionId: null,
        file: '',
        at: 4000,
        label: 'Mail – Inbox',
        hasImage: true,
      },
    ]);
    expect(bed.memories.ofFrame(frame!)).toEqual([added]);
    expect(bed.memories.history(added.id)).toMatchObject([
      {
        event: 'ADD',
        before: null,
        after: added,
        actor: 'pipeline',
        reason: 'It was on the screen',
        canUndo: true,
      },
    ]);
    expect(bed.changedKinds).toEqual(['semantic']);
  });

  it('leaves a source out whose frame was deleted meanwhile', () => {
    const bed = openMemories();
    const { id } = bed.memories.add(
      { kind: 'semantic', fields: semanticFields() },
      [{ kind: 'frame', frameId: 77 as never }],
      byPipeline,
    );
    expect(bed.memories.sources(id)).toEqual([]);
  });

  it('refuses a category that does not exist', () => {
    const { memories } = openMemories();
    expect(() =>
      memories.add({ kind: 'semantic', fields: semanticFields(), categoryId: 9 }, [], byOwner),
    ).toThrow(expect.objectContaining({ code: 'not-found', message: expect.stringContaining('category 9') }));
  });
});

describe('updating', () => {
  it('changes what is named, keeps the rest, and follows with the title that nobody chose', () => {
    const bed = openMemories();
    const { id } = bed.memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    const updated = bed.memories.update(
      id,
      { fields: { name: 'Erinaceus' }, tags: ['animal', 'animal'] },
      [],
      byOwner,
    );
    expect(updated).toMatchObject({
      title: 'Erinaceus',
      version: 2,
      tags: ['animal'],
      fields: { summary: 'A spiny mammal' },
    });
    expect(textsOf(bed)).toEqual(['Erinaceus\nA spiny mammal']);
    expect(bed.memories.update(id, { title: 'Igel' }, [], byOwner).title).toBe('Igel');
    expect(bed.memories.update(id, { fields: { name: 'Hedgehog' } }, [], byOwner).title).toBe('Igel');
  });

  it('refuses a change that began from an older version', () => {
    const { memories } = openMemories();
    const { id } = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    memories.update(id, { title: 'First' }, [], byOwner, 1);
    expect(() => memories.update(id, { title: 'Second' }, [], byOwner, 1)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(memories.get(id).title).toBe('First');
  });

  it('writes nothing where nothing differs, but keeps the new source', () => {
    const bed = openMemories();
    const [frame] = addFrames(bed.db, [4]);
    const { id } = bed.memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    const same = bed.memories.update(
      id,
      { fields: { name: 'Hedgehog' } },
      [{ kind: 'frame', frameId: frame! }],
      byPipeline,
    );
    expect(same.version).toBe(1);
    expect(bed.memories.history(id)).toHaveLength(1);
    expect(bed.memories.sources(id)).toHaveLength(1);
  });

  it('names a field that the kind does not have, and one that has the wrong shape', () => {
    const { memories } = openMemories();
    const { id } = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    expect(() => memories.update(id, { fields: { steps: [] } }, [], byOwner)).toThrow(/no field "steps"/);
    expect(() => memories.update(id, { fields: { name: '' } }, [], byOwner)).toThrow(
      /"semantic" cannot be written: name/,
    );
  });
});

describe('superseding', () => {
  it('keeps the old memory readable, linked and out of search', () => {
    const bed = openMemories();
    const old = bed.memories.add(
      { kind: 'semantic', fields: semanticFields({ name: 'Address', summary: 'Elm Street 4' }) },
      [],
      byPipeline,
    );
    const next = bed.memories.supersede(
      old.id,
      { kind: 'semantic', fields: semanticFields({ name: 'Address', summary: 'Oak Lane 9' }) },
      [],
      byPipeline,
    );
    expect(bed.memories.get(old.id)).toMatchObject({ state: 'superseded', supersededBy: next.id });
    expect(bed.memories.supersededBy(next.id)).toEqual([{ id: old.id, title: 'Address' }]);
    expect(textsOf(bed)).toEqual(['Address\nOak Lane 9']);
    expect(bed.removedUnits).toHaveLength(1);
    expect(bed.memories.list(listQuery()).memories.map(({ id }) => id)).toEqual([next.id]);
    expect(() =>
      bed.memories.supersede(old.id, { kind: 'semantic', fields: semanticFields() }, [], byPipeline),
    ).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});

describe('merging', () => {
  it('leaves the first with the words, tags and sources of all', () => {
    const bed = openMemories();
    const [one, two] = addFrames(bed.db, [1, 2]);
    const a = bed.memories.add(
      { kind: 'semantic', fields: semanticFields(), tags: ['x'] },
      [{ kind: 'frame', frameId: one! }],
      byPipeline,
    );
    const b = bed.memories.add(
      {
        kind: 'semantic',
        fields: semanticFields({ name: 'Hedgehogs', summary: 'Eats beetles' }),
        tags: ['y'],
        pinned: true,
      },
      [{ kind: 'frame', frameId: two! }],
      byPipeline,
    );
    const merged = bed.memories.merge([a.id, b.id], { actor: 'policy' });
    expect(merged).toMatchObject({
      id: a.id,
      tags: ['x', 'y'],
      pinned: true,
      fields: { details: 'Hedgehogs\nEats beetles' },
    });
    expect(bed.memories.sources(a.id).map(({ frameId }) => frameId)).toEqual([1, 2]);
    expect(bed.memories.get(b.id)).toMatchObject({ state: 'superseded', supersededBy: a.id });
  });

  it('refuses different kinds, one alone, and one that is not in force', () => {
    const { memories } = openMemories();
    const a = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    const b = memories.add({ kind: 'episodic', fields: episodicFields() }, [], byOwner);
    const c = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    memories.setState([c.id], 'archived', byOwner);
    expect(() => memories.merge([a.id, b.id], byOwner)).toThrow(/different kinds/);
    expect(() => memories.merge([a.id, a.id], byOwner)).toThrow(/needs two/);
    expect(() => memories.merge([a.id, c.id], byOwner)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });
});

describe('states', () => {
  it('an archived memory leaves search and comes back', () => {
    const bed = openMemories();
    const { id } = bed.memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner);
    expect(bed.memories.setState([id], 'archived', byOwner)).toMatchObject({ memories: 1 });
    expect(textsOf(bed)).toEqual([]);
    expect(bed.memories.setState([id], 'archived', byOwner)).toMatchObject({ memories: 0 });
    bed.memories.setState([id], 'active', byOwner);
    expect(textsOf(bed)).toEqual(['Hedgehog\nA spiny mammal']);
    expect(bed.memories.history(id).map(({ event }) => event)).toEqual(['RESTORE', 'ARCHIVE', 'ADD']);
  });

  it('a secret waits as a candidate until the owner classifies it', () => {
    const { memories } = openMemories();
    const { id } = memories.add({ kind: 'vault', fields: vaultFields() }, [], byPipeline);
    expect(memories.get(id).state).toBe('candidate');
    expect(() => memories.setState([id], 'active', byPipeline)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(() => memories.update(id, { fields: { sensitivity: 'low' } }, [], byPipeline)).toThrow(
      /Only the owner/,
    );
    memories.update(id, { fields: { sensitivity: 'low' } }, [], byOwner);
    memories.setState([id], 'active', byOwner);
    expect(memories.get(id)).toMatchObject({ state: 'active', fields: { sensitivity: 'low' } });
  });

  it('an outdated procedure stays readable and leaves search', () => {
    const bed = openMemories();
    const { id } = bed.memories.add({ kind: 'procedural', fields: proceduralFields() }, [], byPipeline);
    expect(textsOf(bed)).toEqual(['Descale the kettle\n1. Fill it with vinegar\n2. Boil it twice']);
    bed.memories.update(id, { fields: { validation: 'outdated' } }, [], byOwner);
    expect(textsOf(bed)).toEqual([]);
    expect(bed.memories.get(id)).toMatchObject({ state: 'active', fields: { validatedAt: bed.clock.now() } });
  });

  it('a page is one resource however often it is added', () => {
    const { memories } = openMemories();
    const first = memories.add(
      { kind: 'resource', fields: resourceFields({ content: 'Steel kettles' }) },
      [],
      byPipeline,
    );
    const again = memories.add(
      { kind: 'resource', fields: resourceFields({ content: 'Glass kettles', lastSeenAt: 9 }) },
      [],
      byPipeline,
    );
    expect(again).toMatchObject({
      id: first.id,
      fields: { content: 'Steel kettles\nGlass kettles', visits: 2, lastSeenAt: 9 },
    });
  });
});
