import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createMemories } from '../../../../src-main/memory/create-memories.ts';
import { createWatchedMemories } from '../../../../src-main/memory/watched-memories.ts';
import { createIntakeBed } from '../../../helpers/intake-bed.ts';
import {
  addFrames,
  listQuery,
  openMemories,
  proceduralFields,
  resourceFields,
  semanticFields,
  vaultFields,
} from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const byPipeline = { actor: 'pipeline' } as const;

describe('another kind', () => {
  it('keeps the memory, its sources and its words, is found by them, and is taken back exactly', () => {
    const { memories, db } = openMemories();
    const [frameId] = addFrames(db, [1]);
    const fields = resourceFields({ content: 'Boil the kettle.\nThen descale it.' });
    const page = memories.add(
      { kind: 'resource', fields, tags: ['tea'] },
      [{ kind: 'frame', frameId: frameId! }],
      byPipeline,
    );
    const { step, memories: changed } = memories.retype([page.id], 'procedural', byOwner);
    expect(changed).toBe(1);
    expect(memories.get(page.id)).toMatchObject({
      kind: 'procedural',
      tags: ['tea'],
      fields: {
        summary: 'Kettles compared',
        steps: ['https://example.org/kettles', 'Boil the kettle.', 'Then descale it.'],
        validation: 'unverified',
      },
    });
    expect(memories.sources(page.id)).toMatchObject([{ frameId }]);
    expect(memories.history(page.id)[0]).toMatchObject({ event: 'RETYPE', canUndo: true });
    expect(memories.list(listQuery({ kinds: ['resource'] })).memories).toEqual([]);
    expect(memories.statistics().perKind).toMatchObject({ resource: 0, procedural: 1 });
    expect(db.value(`SELECT count(*) FROM unit_text WHERE unit_text MATCH 'descale'`)).toBe(1);
    memories.undo(step, 'owner');
    expect(memories.get(page.id)).toMatchObject({ kind: 'resource', fields });
    expect(db.value('SELECT count(*) FROM procedural_memories')).toBe(0);
  });

  it('is not for core memory and the vault, nor for what has the kind', () => {
    const { memories } = openMemories();
    const ids = [
      memories.add({ kind: 'core', fields: { block: 'human', text: 'Lena' } }, [], byOwner).id,
      memories.add({ kind: 'vault', fields: vaultFields() }, [], byOwner).id,
      memories.add({ kind: 'semantic', fields: semanticFields() }, [], byOwner).id,
      memories.add({ kind: 'procedural', fields: proceduralFields() }, [], byOwner).id,
    ];
    expect(memories.retype(ids, 'semantic', byOwner).memories).toBe(1);
    expect(memories.getMany(ids).map(({ kind }) => kind)).toEqual(['core', 'vault', 'semantic', 'semantic']);
  });
});

it('a page that became a concept is no page again, and forgets what a deleted frame said of it', async () => {
  const bed = await createIntakeBed();
  onTestFinished(() => bed.close());
  const { db } = bed.store;
  const { clock } = bed;
  const quiet = { onUnits: () => {}, onUnitsRemoved: () => {}, onChange: () => {}, onDue: () => {} };
  const memories = createMemories({ db, clock, ...quiet });
  const watched = createWatchedMemories({ db, memories, clock, log: silentLog });
  watched.start();
  onTestFinished(() => watched.stop());
  const look = async (line: string) => {
    const facts = { title: 'Kettles — Firefox', application: 'Firefox', url: 'https://kettles.example/all' };
    const id = await bed.intake.accept(bed.frame([line], facts));
    await clock.advance(10 * 60_000);
    await bed.intake.drain();
    await watched.drain();
    return id;
  };
  const pages = () => memories.list(listQuery({ kinds: ['resource'] })).memories;
  await look('Copper kettles boil slowly on any stove');
  const secret = await look('Rutabaga kettles were recalled in spring');
  const [page] = pages();
  memories.retype([page!.id], 'semantic', byOwner);
  await look('Iron kettles last longer than all others');
  expect(pages()).toEqual([]);
  const words = () =>
    JSON.stringify([
      memories.get(page!.id),
      db.all('SELECT before, after FROM memory_changes WHERE memory_id = ?', [page!.id]),
    ]);
  expect(words()).toContain('Rutabaga');
  await bed.intake.deleteFrames([secret]);
  await watched.afterDeletion();
  expect(memories.get(page!.id)).toMatchObject({ kind: 'semantic', title: 'Kettles' });
  expect(words()).toContain('Copper');
  expect(words()).not.toContain('Rutabaga');

  memories.retype([page!.id], 'resource', byOwner);
  expect(db.column('SELECT place_id FROM resource_memories')).toHaveLength(1);
  expect(db.column('SELECT place_id FROM retyped_resources')).toEqual([]);
});
