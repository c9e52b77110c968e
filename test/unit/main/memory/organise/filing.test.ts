import { describe, expect, it } from 'vitest';
import {
  filingConditionsSchema,
  type FilingConditions,
} from '../../../../../src-preload/contract/conditions.ts';
import { createOrganise } from '../../../../../src-main/memory/organise/organise.ts';
import {
  addFrames,
  episodicFields,
  openMemories,
  resourceFields,
  semanticFields,
  vaultFields,
} from '../../../../helpers/memories-bed.ts';

function openFiling() {
  const bed = openMemories();
  const organise = createOrganise({ db: bed.db, clock: bed.clock, onChange: () => {} });
  const finance = organise.createCategory({ name: 'Finance', parentId: null, colour: 0 }).id;
  const rule = (conditions: Partial<FilingConditions>, gives: { categoryId?: number; tags?: string[] }) =>
    organise.saveRule({
      id: null,
      name: 'A rule',
      isOn: true,
      conditions: filingConditionsSchema.parse(conditions),
      categoryId: gives.categoryId ?? null,
      tags: gives.tags ?? [],
    });
  return { ...bed, organise, finance, rule };
}

const byPipeline = { actor: 'pipeline' } as const;

describe('filing by rules', () => {
  it('files what comes from an application and holds a word, as it is written, and leaves a row of one addition', () => {
    const { memories, finance, rule, db } = openFiling();
    rule({ applications: ['mail'], words: ['invoice'] }, { categoryId: finance, tags: ['money'] });
    const [frame] = addFrames(db, [1]);
    const add = (name: string, sources: Parameters<typeof memories.add>[1]) =>
      memories.add({ kind: 'semantic', fields: semanticFields({ name }) }, sources, byPipeline);
    const filed = add('The Invoices of May', [{ kind: 'frame', frameId: frame! }]);
    expect(filed).toMatchObject({ categoryId: finance, tags: ['money'] });
    expect(memories.history(filed.id)).toHaveLength(1);
    expect(add('A picture', [{ kind: 'frame', frameId: frame! }]).categoryId).toBeNull();
    expect(add('Another invoice', []).categoryId).toBeNull();
  });

  it('gives the category of the first rule that fits, the tags of all, and takes nothing away', () => {
    const { memories, organise, finance, rule } = openFiling();
    const other = organise.createCategory({ name: 'Other', parentId: null, colour: 0 }).id;
    rule({ words: ['rent'] }, { categoryId: finance, tags: ['a'] });
    const second = rule({ kinds: ['semantic'] }, { categoryId: other, tags: ['A', 'b'] });
    const remember = (categoryId: number | null = null) =>
      memories.add(
        { kind: 'semantic', fields: semanticFields({ name: 'Rent' }), categoryId },
        [],
        byPipeline,
      );
    expect(remember()).toMatchObject({ categoryId: finance, tags: ['a', 'b'] });
    expect(remember(other).categoryId).toBe(other);
    organise.moveRule(second.id, 0);
    expect(remember().categoryId).toBe(other);
    organise.saveRule({ ...organise.rules()[0]!, isOn: false });
    expect(remember().categoryId).toBe(finance);
  });

  it('knows pages of a site and of what is below it, and no site that only ends the same', () => {
    const { memories, finance, rule } = openFiling();
    rule({ sites: ['https://www.Example.org/'] }, { categoryId: finance });
    const seen = (address: string) =>
      memories.add({ kind: 'resource', fields: resourceFields({ address }) }, [], byPipeline).categoryId;
    expect(seen('https://shop.example.org:8080/cart?x=1')).toBe(finance);
    expect(seen('https://badexample.org/')).toBeNull();
    expect(seen('/home/anna/example.org')).toBeNull();
  });

  it('finds words where they begin, whatever their accents, and anywhere where words are not spaced', () => {
    const { memories, finance, rule } = openFiling();
    rule({ words: ['menu', '請求'] }, { categoryId: finance });
    const isFiled = (name: string) =>
      memories.add({ kind: 'semantic', fields: semanticFields({ name, summary: '' }) }, [], byPipeline)
        .categoryId === finance;
    expect(['Le Menü', 'menus', '今月の請求書'].map(isFiled)).toEqual([true, true, true]);
    expect(['document', 'amenu'].map(isFiled)).toEqual([false, false]);
  });

  it('files what has grown into a rule, unless the owner had a hand in it', () => {
    const { memories, finance, rule, db } = openFiling();
    rule({ words: ['invoice'] }, { categoryId: finance });
    const frames = addFrames(db, [1]);
    const grow = (id: Parameters<typeof memories.remake>[0]) =>
      memories.remake(id, { kind: 'episodic', fields: episodicFields({ details: 'An invoice' }) }, frames);
    const add = () => memories.add({ kind: 'episodic', fields: episodicFields() }, [], byPipeline);
    const grown = grow(add().id);
    expect(grown.categoryId).toBe(finance);
    expect(memories.history(grown.id)[0]).toMatchObject({ event: 'UPDATE', actor: 'policy' });
    memories.undo(memories.history(grown.id)[0]!.step, 'owner');
    expect(grow(grown.id).categoryId).toBeNull();
    const owners = add();
    memories.update(owners.id, { pinned: true }, [], { actor: 'owner' });
    expect(grow(owners.id).categoryId).toBeNull();
  });

  it('never files a secret, and refuses a rule that would file everything or gives nothing', () => {
    const { memories, finance, rule } = openFiling();
    rule({ words: ['weather'] }, { categoryId: finance });
    const secret = memories.add({ kind: 'vault', fields: vaultFields() }, [], { actor: 'owner' });
    expect(secret.categoryId).toBeNull();
    expect(() => rule({}, { categoryId: finance })).toThrow(/file everything/);
    expect(() => rule({ words: ['x'] }, {})).toThrow(/neither a category nor a tag/);
    expect(() => rule({ words: ['x'] }, { categoryId: 99 })).toThrow(/no category 99/);
  });

  it('does not ask any more for a category that was deleted', () => {
    const { organise, finance, rule } = openFiling();
    rule({ words: ['x'] }, { categoryId: finance });
    organise.deleteCategory(finance);
    expect(organise.rules()).toMatchObject([{ categoryId: null, isOn: false }]);
  });
});
