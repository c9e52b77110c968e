import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  cleanUpConditionsSchema,
  filingConditionsSchema,
} from '../../../../../src-preload/contract/conditions.ts';
import type { Memory, MemoryId } from '../../../../../src-preload/contract/memory.ts';
import { createOrganise } from '../../../../../src-main/memory/organise/organise.ts';
import { readMemories } from '../../../../../src-main/memory/memories-table.ts';
import { openPolicies, type PoliciesBed } from '../../../../helpers/policies-bed.ts';
import {
  addFrames,
  episodicFields,
  proceduralFields,
  resourceFields,
  semanticFields,
  vaultFields,
} from '../../../../helpers/memories-bed.ts';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const day = 86_400_000;
const byPipeline = { actor: 'pipeline' } as const;
const never = new AbortController().signal;

/** An episode so many days ago. */
function episode(bed: PoliciesBed, daysAgo: number, more: Partial<Memory> = {}): Memory {
  return bed.memories.add(
    {
      kind: 'episodic',
      fields: episodicFields({ summary: `Episode ${daysAgo}` }),
      occurredAt: bed.clock.now() - daysAgo * day,
      ...('pinned' in more && { pinned: more.pinned }),
      ...('tags' in more && { tags: more.tags }),
      ...('confidence' in more && { confidence: more.confidence }),
    },
    [],
    byPipeline,
  );
}

function everything({ db }: PoliciesBed): Memory[] {
  return readMemories(db, db.column<MemoryId>('SELECT id FROM memories ORDER BY id'));
}

/** Without what only tells that something happened. */
function withoutVersions(memories: readonly Memory[]) {
  return memories.map(({ version: _version, updatedAt: _updatedAt, ...rest }) => rest);
}

describe('a policy', () => {
  it('does what its preview counted, leaves out pinned and kept ones, and is taken back whole', async () => {
    const bed = await openPolicies(embedder);
    const old = [episode(bed, 400), episode(bed, 500, { confidence: 0.3 })];
    const pinned = episode(bed, 401, { pinned: true });
    const kept = episode(bed, 402, { tags: ['family'] });
    const young = episode(bed, 20);
    bed.save('keep', { tags: ['Family'] }, { isOn: true });
    const policy = bed.save('archive', { kinds: ['episodic'], olderThanDays: 365 });
    const preview = await bed.policies.preview(policy, never);
    expect(preview).toMatchObject({ matches: 2, perKind: { episodic: 2 }, pinned: 1, kept: 1 });
    expect(new Set(preview.examples.map(({ id }) => id))).toEqual(new Set(old.map(({ id }) => id)));
    const before = everything(bed);
    const run = await bed.run(policy);
    expect(run).toMatchObject({ state: 'done', looked: 5, changed: 2, by: 'owner', canUndo: true });
    expect(old.map(({ id }) => bed.memories.get(id).state)).toEqual(['archived', 'archived']);
    for (const spared of [pinned, kept, young])
      expect(bed.memories.get(spared.id)).toEqual(before.find(({ id }) => id === spared.id));
    expect(bed.memories.history(old[0]!.id)[0]).toMatchObject({ event: 'ARCHIVE', actor: 'policy' });
    expect(bed.policies.runItems(run.id, 10)).toHaveLength(2);
    expect(await bed.undo(run)).toMatchObject({ state: 'undone', notUndone: 0, canUndo: false });
    expect(withoutVersions(everything(bed))).toEqual(withoutVersions(before));
  });

  it('never touches what it must not, whatever it says, and leaves all as before when taken back', async () => {
    const kinds = ['core', 'episodic', 'semantic', 'procedural', 'resource', 'vault'] as const;
    const conditions = fc.record(
      {
        kinds: fc.subarray(['episodic', 'semantic', 'procedural', 'resource'] as const),
        olderThanDays: fc.constantFrom(1, 50),
        confidenceBelow: fc.constantFrom(0.5, 1),
        tags: fc.constant<string[]>(['t']),
        words: fc.constantFrom<string[][]>(['kettle'], ['a', 'w']),
        neverOpened: fc.boolean(),
        scopes: fc.constantFrom<string[][]>([''], []),
      },
      { requiredKeys: ['olderThanDays'] },
    );
    const action = fc.constantFrom('archive' as const, 'delete' as const, {
      type: 'expire' as const,
      days: 3,
    });
    const thing = fc.record({
      kind: fc.constantFrom(...kinds),
      pinned: fc.boolean(),
      daysAgo: fc.nat(100),
      confidence: fc.constantFrom(0.3, 0.7, 1),
      tags: fc.subarray(['t', 'u']),
      scope: fc.constantFrom(null, null, 'agent_anna'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 12 }), conditions, action, async (things, said, does) => {
        const bed = await openPolicies(embedder);
        await bed.backlog.stop();
        for (const { kind, daysAgo, ...common } of things) {
          const fields = {
            core: { block: 'human', text: 'I am' },
            episodic: episodicFields(),
            semantic: semanticFields(),
            procedural: proceduralFields(),
            resource: resourceFields({ address: `https://example.org/${daysAgo}` }),
            vault: vaultFields(),
          }[kind];
          if (kind === 'core' && everything(bed).some((one) => one.kind === 'core')) continue;
          const occurredAt = bed.clock.now() - daysAgo * day;
          bed.memories.add({ kind, fields, occurredAt, ...common } as never, [], { actor: 'owner' });
        }
        const before = everything(bed);
        const run = await bed.run(bed.save(does, said));
        const after = everything(bed);
        const changed = before.filter((memory, place) => after[place]!.version !== memory.version);
        expect(changed).toHaveLength(run.changed);
        for (const { kind, pinned, scope } of changed) {
          expect(['core', 'vault']).not.toContain(kind);
          expect(pinned).toBe(false);
          if (said.scopes?.length !== 0) expect(scope).toBeNull();
        }
        if (run.changed > 0) await bed.undo(run);
        expect(withoutVersions(everything(bed))).toEqual(withoutVersions(before));
        await bed.policies.stop();
      }),
      { numRuns: 15 },
    );
  });

  it('goes on after its end as if nothing had been, and changes each memory once', async () => {
    let tell: () => void = () => {};
    const bed = await openPolicies(embedder, null, () => tell());
    await bed.backlog.stop();
    const all = Array.from({ length: 120 }, (_, place) => episode(bed, 100 + place));
    const policy = bed.save('archive', { olderThanDays: 50 });
    const slice = new Promise<void>((resolve) => (tell = resolve));
    bed.policies.run(policy.id);
    await slice;
    await bed.policies.stop();
    const half = all.filter(({ id }) => bed.memories.get(id).state === 'archived').length;
    expect(half).toBeLessThan(all.length);
    const again = bed.restart();
    await again.drain();
    const [run] = again.runs({ before: null, limit: 1 });
    expect(run).toMatchObject({ state: 'done', changed: all.length });
    for (const { id } of all)
      expect(bed.memories.history(id).map(({ event }) => event)).toEqual(['ARCHIVE', 'ADD']);
  });

  it('brings back what it deleted for as long as the owner set, and erases it then', async () => {
    const bed = await openPolicies(embedder);
    const gone = episode(bed, 90);
    const policy = bed.save('delete', { olderThanDays: 30 }, { undoDays: 7 });
    const first = await bed.run(policy);
    expect(() => bed.memories.get(gone.id)).toThrow('was deleted');
    await bed.clock.advance(6 * day);
    bed.memories.eraseDue();
    await bed.undo(first);
    expect(bed.memories.get(gone.id).state).toBe('active');

    const second = await bed.run(policy);
    await bed.clock.advance(7 * day);
    await bed.policies.drain();
    expect(everything(bed)).toEqual([]);
    expect(
      bed.memories.history(gone.id).every(({ before, after }) => before === null && after === null),
    ).toBe(true);
    expect(() => bed.policies.undo(second.id)).toThrow('cannot be taken back');
  });

  it('leaves what was changed again as it is when it is taken back, and counts it', async () => {
    const bed = await openPolicies(embedder);
    const [edited, other] = [episode(bed, 90), episode(bed, 91)];
    const run = await bed.run(bed.save('archive', { olderThanDays: 30 }));
    bed.memories.update(edited.id, { title: 'Mine' }, [], { actor: 'owner' });
    expect(await bed.undo(run)).toMatchObject({ notUndone: 1 });
    expect(bed.memories.get(edited.id)).toMatchObject({ title: 'Mine', state: 'archived' });
    expect(bed.memories.get(other.id).state).toBe('active');
  });

  it('runs once a day while it is on, leaves no line for nothing, and does not repeat what was taken back', async () => {
    const bed = await openPolicies(embedder);
    const runs = () => bed.policies.runs({ before: null, limit: 10 });
    const policy = bed.save('archive', { olderThanDays: 30 });
    const first = episode(bed, 90);
    await bed.clock.advance(2 * day);
    await bed.policies.drain();
    expect(runs()).toEqual([]);

    bed.policies.save({ ...policy, isOn: true });
    await bed.policies.drain();
    expect(runs()).toMatchObject([{ by: 'schedule', changed: 1, state: 'done' }]);
    bed.memories.setState([first.id], 'active', { actor: 'owner' });
    const second = episode(bed, 90);
    await bed.policies.drain();
    expect(bed.memories.get(second.id).state).toBe('active');
    await bed.clock.advance(day);
    await bed.policies.drain();
    expect([first, second].map(({ id }) => bed.memories.get(id).state)).toEqual(['active', 'archived']);
    await bed.clock.advance(day);
    await bed.policies.drain();
    expect(runs()).toHaveLength(2);
    await bed.undo(runs()[0]!);
    expect(bed.policies.list()).toMatchObject([{ isOn: false }]);
  });

  it('lets what expires expire, and takes that back too', async () => {
    const bed = await openPolicies(embedder);
    const fading = episode(bed, 90);
    const run = await bed.run(bed.save({ type: 'expire', days: 2 }, { olderThanDays: 30 }));
    expect(bed.memories.get(fading.id).expiresAt).toBe(bed.clock.now() + 2 * day);
    await bed.clock.advance(3 * day);
    bed.memories.eraseDue();
    expect(bed.memories.get(fading.id).state).toBe('archived');
    await bed.undo(run);
    expect(bed.memories.get(fading.id)).toMatchObject({ state: 'active', expiresAt: null });
  });

  it('knows what was never opened, where it was seen, and what a category that is gone held', async () => {
    const bed = await openPolicies(embedder);
    const [opened, unseen] = [episode(bed, 90), episode(bed, 91)];
    bed.memories.noteOpened(opened.id);
    await bed.run(bed.save('archive', { neverOpened: true }));
    expect([opened, unseen].map((one) => bed.memories.get(one.id).state)).toEqual(['active', 'archived']);

    const organise = createOrganise({ db: bed.db, clock: bed.clock, onChange: () => {} });
    const { id: categoryId } = organise.createCategory({ name: 'Old', parentId: null, colour: 0 });
    const inner = organise.createCategory({ name: 'Older', parentId: categoryId, colour: 0 }).id;
    bed.memories.update(opened.id, { categoryId: inner }, [], byPipeline);
    const policy = bed.save('delete', { categoryId });
    expect(await bed.policies.preview(policy, never)).toMatchObject({ matches: 1 });
    organise.deleteCategory(inner);
    organise.deleteCategory(categoryId);
    expect(await bed.run(policy)).toMatchObject({ changed: 0 });
  });

  it('makes one of what says the same, adds nothing to what is pinned, and takes it back', async () => {
    const bed = await openPolicies(embedder);
    const know = (name: string, summary: string, pinned = false) =>
      bed.memories.add(
        { kind: 'semantic', fields: semanticFields({ name, summary }), pinned },
        [],
        byPipeline,
      );
    const first = know('Landlord', 'The landlord is Mr Ibsen, phone 555 0100');
    await bed.clock.advance(1_000);
    const second = know('landlord', 'The landlord is Mr. Ibsen, phone 555 0100');
    const pinned = know('Kettle', 'The kettle is descaled with vinegar each spring', true);
    const twin = know('kettle', 'The kettle is descaled with vinegar each spring');
    await bed.backlog.drain();
    const policy = bed.save('merge', { duplicates: true });
    expect(await bed.policies.preview(policy, never)).toMatchObject({ matches: 2, groups: 2 });
    const before = everything(bed);
    const run = await bed.run(policy);
    expect(run.changed).toBe(2);
    expect(bed.memories.get(second.id)).toMatchObject({ state: 'superseded', supersededBy: first.id });
    expect(bed.memories.get(twin.id)).toMatchObject({ state: 'superseded', supersededBy: pinned.id });
    expect(bed.memories.get(pinned.id)).toEqual(pinned);
    await bed.undo(run);
    expect(withoutVersions(everything(bed))).toEqual(withoutVersions(before));
  });

  it('is refused where it would fit everything, touch a secret, or makes no sense', async () => {
    const bed = await openPolicies(embedder);
    expect(() => bed.save('delete', {})).toThrow(/fit everything/);
    expect(() => bed.save('archive', { kinds: ['vault'] })).toThrow(/never touched/);
    expect(() => bed.save('archive', { olderThanDays: 3, states: ['superseded'] })).toThrow(/only deleting/);
    expect(() => bed.save('merge', { olderThanDays: 3 })).toThrow(/Choose duplicates/);
    expect(() => bed.policies.run(7)).toThrow(/no policy 7/);
  });
});

describe('a filing rule applied to what is there', () => {
  it('files what fits, pinned or not, by a run that can be taken back', async () => {
    const bed = await openPolicies(embedder);
    const organise = createOrganise({ db: bed.db, clock: bed.clock, onChange: () => {} });
    const { id: categoryId } = organise.createCategory({ name: 'Finance', parentId: null, colour: 0 });
    const [frame] = addFrames(bed.db, [7], 3);
    const bill = bed.memories.add(
      { kind: 'semantic', fields: semanticFields({ name: 'Invoice 12' }), pinned: true },
      [{ kind: 'frame', frameId: frame! }],
      byPipeline,
    );
    const other = episode(bed, 3);
    const rule = {
      name: 'Invoices',
      isOn: true,
      conditions: filingConditionsSchema.parse({ words: ['invoice'], applications: ['Mail'] }),
      categoryId,
      tags: ['bill'],
    };
    expect(await bed.policies.previewRule(rule, never)).toMatchObject({
      matches: 1,
      examples: [{ id: bill.id }],
    });
    const { id } = organise.saveRule({ id: null, ...rule });
    const { id: runId } = bed.policies.applyRule(id);
    await bed.policies.drain();
    expect(bed.memories.get(bill.id)).toMatchObject({ categoryId, tags: ['bill'] });
    expect(bed.memories.get(other.id)).toEqual(other);
    bed.policies.undo(runId);
    await bed.policies.drain();
    expect(bed.memories.get(bill.id)).toMatchObject({ categoryId: null, tags: [] });
  });
});

it('keeps conditions with nothing said about the owner’s own memories in force', () => {
  expect(cleanUpConditionsSchema.parse({})).toMatchObject({ scopes: [''], states: ['active'] });
});
