import { expect, it } from 'vitest';
import { createMemoryChanges } from '../../../../src-main/engine/memory-changes.ts';
import { createMemoryHandlers } from '../../../../src-main/engine/memory-handlers.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';
import { mostNamed, type ManyChange } from '../../../../src-preload/contract/memory-steps.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import {
  addFrames,
  listQuery,
  openMemories,
  proceduralFields,
  semanticFields,
} from '../../../helpers/memories-bed.ts';

function serve() {
  const bed = openMemories();
  const written: string[] = [];
  const ask = createMemoryHandlers({
    ...bed,
    store: { sizeBytes: () => 77 },
    redact: (text) => redact(text, ['mail']),
    onWrittenSecrets: (removed) => written.push(...removed.map(({ value }) => value)),
    onListed: () => {},
    onStepProgress: () => {},
  });
  return { ...bed, ask, written };
}

it('what the owner writes comes from their own hand', async () => {
  const { ask } = serve();
  const { id } = await ask['memory.create']({ kind: 'semantic', fields: semanticFields() });
  expect(await ask['memory.get']({ id })).toMatchObject({
    sources: [{ kind: 'owner' }],
    history: [{ event: 'ADD', actor: 'owner', canUndo: true }],
    supersedes: [],
  });
});

it('a secret and the personal data that the owner chose are taken out of what they write by hand too', async () => {
  const { ask, written } = serve();
  const { id, version } = await ask['memory.create']({
    kind: 'semantic',
    title: 'Mila, mila@harbour.example',
    fields: semanticFields({ details: 'password: Tr0mbone-Kestrel77' }),
    tags: ['mila@harbour.example'],
  });
  const changed = await ask['memory.update']({
    id,
    version,
    patch: { fields: { summary: 'Pays with 4111 1111 1111 1111, writes from mila@harbour.example' } },
  });
  expect(changed).toMatchObject({
    title: 'Mila, [Mail address]',
    tags: ['[Mail address]'],
    fields: {
      details: 'password: [Password]',
      summary: 'Pays with 4111 1111 1111 1111, writes from [Mail address]',
    },
  });
  expect(written).toContain('Tr0mbone-Kestrel77');
});

it('confirming is one step: certain from then on, and a procedure confirmed; what is so already is not counted', async () => {
  const { ask, memories } = serve();
  const byPipeline = { actor: 'pipeline' } as const;
  const guess = memories.add({ kind: 'semantic', fields: semanticFields(), confidence: 0.3 }, [], byPipeline);
  const way = memories.add({ kind: 'procedural', fields: proceduralFields() }, [], byPipeline);
  const sure = memories.add({ kind: 'semantic', fields: semanticFields() }, [], byPipeline);
  const ids = [guess.id, way.id, sure.id];
  const { step, memories: confirmed } = await ask['memory.confirm']({ ids });
  expect(confirmed).toBe(2);
  expect(memories.getMany(ids)).toMatchObject([
    { confidence: 1 },
    { fields: { validation: 'confirmed' } },
    { version: 1 },
  ]);
  await ask['memory.undo']({ step });
  expect(memories.getMany(ids)).toMatchObject([
    { confidence: 0.3 },
    { fields: { validation: 'unverified' } },
    {},
  ]);
});

it('hundreds are removed in one step, and come back in one', async () => {
  const { ask, memories } = serve();
  const ids = Array.from(
    { length: 250 },
    () => memories.add({ kind: 'semantic', fields: semanticFields() }, [], { actor: 'owner' }).id,
  );
  const { step, memories: removed } = await ask['memory.delete']({ ids, forGood: false });
  expect([removed, memories.statistics().totalCount]).toEqual([250, 0]);
  expect(await ask['memory.undo']({ step })).toEqual({ step, memories: 250 });
  expect(memories.statistics().totalCount).toBe(250);
});

it('several are tagged, filed, pinned, dated or made another kind in one step, which is taken back as one', async () => {
  const { ask, memories, db } = serve();
  db.run(`INSERT INTO categories (id, name) VALUES (4, 'Garden')`);
  const add = (tags: string[]) =>
    memories.add({ kind: 'semantic', fields: semanticFields(), tags }, [], { actor: 'owner' }).id;
  const ids = [add(['old', 'kept']), add(['new'])];
  const core = { kind: 'core', fields: { block: 'human', text: '' } } as const;
  const fixed = memories.add(core, [], { actor: 'owner' }).id;
  const before = memories.getMany(ids);
  const steps = [
    await ask['memory.change-many']({ ids, change: { type: 'tag', add: ['new'], remove: ['old'] } }),
    await ask['memory.change-many']({ ids, change: { type: 'file', categoryId: 4 } }),
    await ask['memory.change-many']({ ids, change: { type: 'pin', pinned: true } }),
    await ask['memory.change-many']({ ids, change: { type: 'expire', at: 2_000_000_000_000 } }),
    await ask['memory.change-many']({ ids: [...ids, fixed], change: { type: 'retype', kind: 'procedural' } }),
  ];
  expect(steps.map((done) => done.memories)).toEqual([1, 2, 2, 2, 2]);
  expect(steps.map((done) => done.skipped)).toEqual([0, 0, 0, 0, 1]);
  const whole = { kind: 'procedural', categoryId: 4, pinned: true, expiresAt: 2_000_000_000_000 };
  expect(memories.getMany(ids)).toMatchObject([
    { ...whole, tags: ['kept', 'new'] },
    { ...whole, tags: ['new'] },
  ]);
  for (const { step } of steps.toReversed()) await ask['memory.undo']({ step });
  const dateless = (all: typeof before) => all.map(({ updatedAt: _at, version: _version, ...rest }) => rest);
  expect(dateless(memories.getMany(ids))).toEqual(dateless(before));
});

it('what the owner only put in order goes with the frames that it came from', async () => {
  const { ask, memories, db } = serve();
  const [frameId] = addFrames(db, [1]);
  const add = (name: string) =>
    memories.add(
      { kind: 'semantic', fields: semanticFields({ name }) },
      [{ kind: 'frame', frameId: frameId! }],
      { actor: 'pipeline' },
    ).id;
  const [ordered, written] = [add('Ordered'), add('Written')];
  const ids = [ordered, written];
  await ask['memory.change-many']({ ids, change: { type: 'tag', add: ['tea'], remove: [] } });
  await ask['memory.change-many']({ ids, change: { type: 'retype', kind: 'procedural' } });
  memories.update(written, { title: 'My own words' }, [], { actor: 'owner' });
  db.run('DELETE FROM frames');
  expect(memories.eraseOrphans()).toBe(1);
  expect(memories.getMany(ids).map(({ title }) => title)).toEqual(['My own words']);
});

it('all that a filter keeps to is changed but for some, and for what came after it was chosen', async () => {
  const { ask, memories, clock } = serve();
  const add = (tags: string[]) =>
    memories.add({ kind: 'semantic', fields: semanticFields(), tags }, [], { actor: 'owner' }).id;
  const ids = Array.from({ length: 4 }, () => add(['tea']));
  const untagged = add([]);
  const filter = listQuery({ tag: 'tea' });
  const chosen = await ask['memory.choose']({ filter });
  expect(chosen).toMatchObject({ memories: 4, ids: expect.arrayContaining(ids) });
  await clock.advance(1_000);
  const late = add(['tea']);
  const all = { filter, until: chosen.until, except: [ids[0]!] };
  expect(await ask['memory.deletion-cost']({ ids: [], all })).toEqual(
    await ask['memory.deletion-cost']({ ids: ids.slice(1) }),
  );
  // What is taken off is what it was chosen by.
  const change: ManyChange = { type: 'tag', add: [], remove: ['tea'] };
  const { step, memories: changed } = await ask['memory.change-many']({ ids: [], all, change });
  expect(changed).toBe(3);
  const tagged = () => memories.list(listQuery({ tag: 'tea' })).memories.map(({ id }) => id);
  expect(new Set(tagged())).toEqual(new Set([ids[0], late]));
  expect(memories.get(untagged).version).toBe(1);
  await ask['memory.undo']({ step });
  expect(tagged()).toHaveLength(5);
  const whole = { filter: listQuery(), until: clock.now(), except: [] };
  expect((await ask['memory.delete']({ ids: [], all: whole, forGood: false })).memories).toBe(6);
});

it('more memories than can be named are chosen without their names', async () => {
  const { ask, db } = serve();
  db.run(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${mostNamed + 1})
    INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
    SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'T', i, 1, 1 FROM n`);
  expect(await ask['memory.choose']({ filter: listQuery() })).toMatchObject({
    memories: mostNamed + 1,
    ids: null,
  });
  expect(await ask['memory.choose']({ filter: listQuery({ to: 4 }) })).toMatchObject({ memories: 3 });
});

it('deleting for good cannot be undone', async () => {
  const { ask, memories } = serve();
  const { id } = memories.add({ kind: 'semantic', fields: semanticFields() }, [], { actor: 'owner' });
  const { step, memories: gone } = await ask['memory.delete']({ ids: [id], forGood: true });
  expect(gone).toBe(1);
  await expect(ask['memory.undo']({ step })).rejects.toMatchObject({ code: 'not-found' });
});

it('the statistics count the batches that wait, and the size on the disk', async () => {
  const { ask, db } = serve();
  for (const state of ['open', 'waiting', 'absorbed', 'no-model', 'failed'])
    db.run('INSERT INTO batches (state, opened_at) VALUES (?, 0)', [state]);
  expect(await ask['memory.statistics']({})).toMatchObject({ totalCount: 0, waiting: 3, bytes: 77 });
});

it('many changes are told once, a moment after the first, and none after the end', async () => {
  const clock = new FakeClock();
  const told: string[][] = [];
  const changes = createMemoryChanges((kinds) => told.push(kinds), clock);
  changes.note(['core']);
  changes.note(['vault', 'core']);
  expect(told).toEqual([]);
  await clock.advance(1_000);
  changes.note(['semantic']);
  await clock.advance(1_000);
  expect(told).toEqual([['core', 'vault'], ['semantic']]);
  changes.note(['semantic']);
  changes.stop();
  changes.note(['core']);
  await clock.advance(1_000);
  expect(told).toHaveLength(2);
});
