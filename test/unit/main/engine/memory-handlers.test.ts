import { expect, it } from 'vitest';
import { createMemoryChanges } from '../../../../src-main/engine/memory-changes.ts';
import { createMemoryHandlers } from '../../../../src-main/engine/memory-handlers.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { openMemories, proceduralFields, semanticFields } from '../../../helpers/memories-bed.ts';

function serve() {
  const bed = openMemories();
  const written: string[] = [];
  const ask = createMemoryHandlers({
    ...bed,
    store: { sizeBytes: () => 77 },
    redact: (text) => redact(text, ['mail']),
    onWrittenSecrets: (removed) => written.push(...removed.map(({ value }) => value)),
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

it('deleting for good cannot be undone', async () => {
  const { ask, memories } = serve();
  const { id } = memories.add({ kind: 'semantic', fields: semanticFields() }, [], { actor: 'owner' });
  const { step, memories: gone } = await ask['memory.delete']({ ids: [id], forGood: true });
  expect(gone).toBe(1);
  expect(() => ask['memory.undo']({ step })).toThrow(expect.objectContaining({ code: 'not-found' }));
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
