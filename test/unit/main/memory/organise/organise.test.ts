import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filingConditionsSchema } from '../../../../../src-preload/contract/conditions.ts';
import { MnemeError } from '../../../../../src-preload/contract/errors.ts';
import { mostCategoryLevels, type Category } from '../../../../../src-preload/contract/organise.ts';
import { createOrganise } from '../../../../../src-main/memory/organise/organise.ts';
import { openMemories, semanticFields } from '../../../../helpers/memories-bed.ts';

function openOrganise() {
  const bed = openMemories();
  const organise = createOrganise({ db: bed.db, clock: bed.clock, onChange: () => {} });
  const category = (name: string, parentId: number | null = null): number =>
    organise.createCategory({ name, parentId, colour: 0 }).id;
  const remember = (name: string, filed: { categoryId?: number | null; tags?: string[] } = {}) =>
    bed.memories.add({ kind: 'semantic', fields: semanticFields({ name }), ...filed }, [], {
      actor: 'owner',
    });
  /** Everything that a step may change. */
  const all = () => ({
    categories: organise.categories(),
    rules: organise.rules(),
    memories: bed.db.all('SELECT id, category_id AS categoryId, tags FROM memories ORDER BY id'),
  });
  return { ...bed, organise, category, remember, all };
}

const names = ['Work', 'Home', 'Garden', 'work'] as const;
const place = fc.nat(7);
const edit = fc.oneof(
  fc.record({ type: fc.constant('create' as const), name: fc.constantFrom(...names), at: fc.option(place) }),
  fc.record({ type: fc.constant('rename' as const), name: fc.constantFrom(...names), at: place }),
  fc.record({ type: fc.constant('colour' as const), at: place, colour: fc.nat(10) }),
  fc.record({ type: fc.constant('move' as const), at: place, to: fc.option(place), position: fc.nat(4) }),
  fc.record({ type: fc.constant('merge' as const), at: place, to: place }),
  fc.record({ type: fc.constant('delete' as const), at: place }),
  fc.record({
    type: fc.constant('tags' as const),
    tags: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    by: fc.option(fc.constantFrom('a', 'd')),
  }),
);

describe('the order of the owner', () => {
  it('stays a tree whatever is done to it, and each step taken back leaves what was before', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
        const { organise, remember, all } = openOrganise();
        const made = [1, 2, 3].map((number) => remember(`Thing ${number}`, { tags: ['a', 'b'] }));
        organise.saveRule({
          id: null,
          name: 'r',
          isOn: true,
          conditions: filingConditionsSchema.parse({ tags: ['b'] }),
          categoryId: null,
          tags: ['c'],
        });
        const befores: { step: number; state: unknown }[] = [];
        for (const one of edits) {
          const tree = organise.categories();
          const idAt = (at: number | null) =>
            at === null ? null : (tree[at % (tree.length || 1)]?.id ?? 99);
          const before = all();
          try {
            const done = (() => {
              switch (one.type) {
                case 'create':
                  return organise.createCategory({ name: one.name, parentId: idAt(one.at), colour: 1 });
                case 'rename':
                  return organise.changeCategory(idAt(one.at)!, { name: one.name });
                case 'colour':
                  return organise.changeCategory(idAt(one.at)!, { colour: one.colour });
                case 'move':
                  return organise.moveCategory(idAt(one.at)!, idAt(one.to), one.position);
                case 'merge':
                  return organise.mergeCategories(idAt(one.at)!, idAt(one.to)!);
                case 'delete':
                  return organise.deleteCategory(idAt(one.at)!);
                case 'tags':
                  return organise.replaceTags(one.tags, one.by);
              }
            })();
            befores.push({ step: done.step, state: before });
          } catch (error) {
            expect(error).toBeInstanceOf(MnemeError);
            expect(all()).toEqual(before);
          }
          expectTree(organise.categories());
        }
        expect(all().memories).toHaveLength(made.length);
        for (const { step, state } of befores.toReversed()) {
          organise.undo(step);
          expect(all()).toEqual(state);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('moves memories, categories and rules along when one category is merged into another', () => {
    const { organise, category, remember, memories } = openOrganise();
    const [money, finance] = [category('Money'), category('Finance')];
    const inner = category('Taxes', money);
    const twin = category('taxes', finance);
    const bill = remember('Bill', { categoryId: money });
    const form = remember('Form', { categoryId: inner });
    organise.saveRule({
      id: null,
      name: 'Bills',
      isOn: true,
      conditions: filingConditionsSchema.parse({ words: ['bill'] }),
      categoryId: money,
      tags: [],
    });
    const { step, memories: moved } = organise.mergeCategories(money, finance);
    expect(moved).toBe(2);
    expect(organise.categories().map(({ id, memories: count }) => [id, count])).toEqual([
      [finance, 1],
      [twin, 1],
    ]);
    expect([memories.get(bill.id).categoryId, memories.get(form.id).categoryId]).toEqual([finance, twin]);
    expect(memories.get(bill.id).version).toBe(bill.version + 1);
    expect(organise.rules()[0]!.categoryId).toBe(finance);
    organise.undo(step);
    expect([memories.get(bill.id).categoryId, memories.get(form.id).categoryId]).toEqual([money, inner]);
  });

  it('keeps the memories of a deleted category, and moves up what was in it', () => {
    const { organise, category, remember, memories } = openOrganise();
    const work = category('Work');
    const inner = category('Invoices', work);
    const bill = remember('Bill', { categoryId: work });
    const { step } = organise.deleteCategory(work);
    expect(memories.get(bill.id).categoryId).toBeNull();
    expect(organise.categories()).toMatchObject([{ id: inner, parentId: null }]);
    const other = category('Other');
    expect(() => organise.undo(step)).toThrow('Take that back first');
    memories.update(bill.id, { categoryId: other }, [], { actor: 'owner' });
    organise.undo(organise.lastStep()!.step);
    organise.undo(step);
    expect(organise.categories()).toMatchObject([{ id: work }, { id: inner, parentId: work }]);
    expect(memories.get(bill.id).categoryId).toBe(work);
  });

  it('leaves what was filed otherwise since where it is when a merge is taken back', () => {
    const { organise, category, remember, memories } = openOrganise();
    const [money, finance, other] = [category('Money'), category('Finance'), category('Other')];
    const bill = remember('Bill', { categoryId: money });
    const { step } = organise.mergeCategories(money, finance);
    memories.update(bill.id, { categoryId: other }, [], { actor: 'owner' });
    organise.undo(step);
    expect(memories.get(bill.id).categoryId).toBe(other);
  });

  it('names the place where a name is taken, a place inside itself, and a level too deep', () => {
    const { organise, category } = openOrganise();
    const work = category('Work');
    const inner = category('Inner', work);
    expect(() => category(' WORK')).toThrow(/"Work" in the same place already/);
    expect(() => organise.moveCategory(work, inner, 0)).toThrow(/into itself/);
    let deepest = inner;
    for (let level = 3; level <= mostCategoryLevels; level++) deepest = category(`Level ${level}`, deepest);
    expect(() => category('Deeper', deepest)).toThrow(/6 at most/);
    expect(() => organise.moveCategory(work, category('Above'), 0)).toThrow(/6 at most/);
    expect(() => organise.changeCategory(999, { name: 'x' })).toThrow(/no category 999/);
  });

  it('renames a tag, and makes one of several without having it twice', () => {
    const { organise, remember, memories } = openOrganise();
    const both = remember('Both', { tags: ['invoice', 'x', 'bill'] });
    const one = remember('One', { tags: ['bill'] });
    expect(organise.tags()[0]).toEqual({ tag: 'bill', memories: 2 });
    const { step } = organise.replaceTags(['invoice', 'bill'], 'Invoices');
    expect([memories.get(both.id).tags, memories.get(one.id).tags]).toEqual([
      ['Invoices', 'x'],
      ['Invoices'],
    ]);
    organise.undo(step);
    expect(memories.get(both.id).tags).toEqual(['invoice', 'x', 'bill']);
  });
});

function expectTree(categories: readonly Category[]): void {
  const byId = new Map(categories.map((category) => [category.id, category]));
  for (const category of categories) {
    let level = 1;
    for (let at = category; at.parentId !== null; at = byId.get(at.parentId)!) level++;
    expect(level).toBeLessThanOrEqual(mostCategoryLevels);
    const siblings = categories.filter(({ parentId }) => parentId === category.parentId);
    expect(siblings.map(({ position }) => position)).toEqual(siblings.map((_, position) => position));
    expect(new Set(siblings.map(({ name }) => name.toLowerCase())).size).toBe(siblings.length);
  }
}
