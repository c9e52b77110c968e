/** All that the owner can do to categories, tags and filing rules; each is a step that can be undone. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { Category, FilingRule, OrganiseStep } from '../../../src-preload/contract/organise.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../../base/clock.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import { countByCategory, nextCategoryId, readTree } from './categories-table.ts';
import {
  addCategory,
  changeCategory,
  deleteCategory,
  mergeCategory,
  moveCategory,
  pathOf,
  requireCategory,
} from './category-tree.ts';
import { narrows } from './conditions.ts';
import { lastStep, readOrder, takeStep, undoLastStep, type Order, type Refiled } from './organise-steps.ts';
import { nextRuleId, readRules } from './rules-table.ts';
import { countTags, replaceTags, withTagsReplaced } from './tags.ts';

export interface Organise {
  categories(): (Category & { readonly memories: number })[];
  createCategory(category: Pick<Category, 'parentId' | 'name' | 'colour'>): OrganiseStep & { id: number };
  changeCategory(
    id: number,
    change: { name?: string | undefined; colour?: number | undefined },
  ): OrganiseStep;
  moveCategory(id: number, parentId: number | null, position: number): OrganiseStep;
  mergeCategories(id: number, into: number): OrganiseStep;
  deleteCategory(id: number): OrganiseStep;
  tags(): { tag: string; memories: number }[];
  replaceTags(tags: readonly string[], by: string | null): OrganiseStep;
  rules(): FilingRule[];
  saveRule(rule: Omit<FilingRule, 'id'> & { id: number | null }): OrganiseStep & { id: number };
  moveRule(id: number, position: number): OrganiseStep;
  deleteRule(id: number): OrganiseStep;
  lastStep(): OrganiseStep | null;
  undo(step: number): OrganiseStep;
}

export interface OrganiseParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  /** With how many memories. */
  readonly onChange: (memories: number) => void;
}

export function createOrganise({ db, clock, onChange }: OrganiseParts): Organise {
  /** Reads, decides and writes in one transaction, and tells of it. */
  function step<Done extends OrganiseStep>(decide: () => Done): Done {
    const done = transaction(db, decide);
    onChange(done.memories);
    return done;
  }
  function take(words: string, next: Partial<Order>, refiled: readonly Refiled[] = []): OrganiseStep {
    return takeStep(db, clock.now(), words, next, refiled);
  }

  return {
    categories() {
      const counts = countByCategory(db);
      return readTree(db).map((category) => ({ ...category, memories: counts.get(category.id) ?? 0 }));
    },
    createCategory(given) {
      return step(() => {
        const id = nextCategoryId(db);
        const categories = addCategory(readTree(db), { ...given, id });
        return { ...take(tell('New category “{name}”', { name: given.name }), { categories }), id };
      });
    },
    changeCategory(id, change) {
      return step(() => {
        const tree = readTree(db);
        const { name } = requireCategory(tree, id);
        const categories = changeCategory(tree, id, change);
        const isRenamed = change.name !== undefined && change.name !== name;
        return take(
          isRenamed
            ? tell('Renamed “{name}” to “{now}”', { name, now: change.name ?? '' })
            : tell('Coloured “{name}”', { name }),
          {
            categories,
          },
        );
      });
    },
    moveCategory(id, parentId, position) {
      return step(() => {
        const tree = readTree(db);
        const categories = moveCategory(tree, id, parentId, position);
        return take(tell('Moved “{name}”', { name: requireCategory(tree, id).name }), { categories });
      });
    },
    mergeCategories(id, into) {
      return step(() => {
        const order = readOrder(db);
        const { tree, moved } = mergeCategory(order.categories, id, into);
        const words = tell('Merged “{from}” into “{into}”', {
          from: pathOf(order.categories, id),
          into: pathOf(order.categories, into),
        });
        const next = { categories: tree, ...withCategoriesMoved(order, moved) };
        return take(words, next, memoriesMoved(moved));
      });
    },
    deleteCategory(id) {
      return step(() => {
        const order = readOrder(db);
        const categories = deleteCategory(order.categories, id);
        // Without what it gives, a rule that gives no tags does nothing.
        const rules = order.rules.map((rule) =>
          rule.categoryId === id
            ? { ...rule, categoryId: null, isOn: rule.isOn && rule.tags.length > 0 }
            : rule,
        );
        const words = tell('Deleted the category “{name}”', {
          name: requireCategory(order.categories, id).name,
        });
        return take(words, { categories, rules }, memoriesMoved(new Map([[id, null]])));
      });
    },
    tags: () => countTags(db),
    replaceTags(tags, by) {
      return step(() => {
        const refiled = withTagsReplaced(db, tags, by);
        const named = tags.map((tag) => tell('“{tag}”', { tag })).join(', ');
        const words =
          by === null
            ? tell('Took the tag {named} off', { named })
            : tell('Made {named} “{by}”', { named, by });
        return take(words, withTags(readOrder(db), tags, by), refiled);
      });
    },
    rules: () => readRules(db),
    saveRule(rule) {
      return step(() => {
        requireSense(rule);
        const rules = readRules(db);
        if (rule.categoryId !== null) requireCategory(readTree(db), rule.categoryId);
        const { id } = rule;
        if (id === null) {
          const added = { ...rule, id: nextRuleId(db) };
          return {
            ...take(tell('New rule “{name}”', { name: rule.name }), { rules: [...rules, added] }),
            id: added.id,
          };
        }
        requireRule(rules, id);
        const saved = rules.map((one) => (one.id === id ? { ...rule, id } : one));
        return { ...take(tell('Changed the rule “{name}”', { name: rule.name }), { rules: saved }), id };
      });
    },
    moveRule(id, position) {
      return step(() => {
        const rules = readRules(db);
        const rule = requireRule(rules, id);
        const others = rules.filter((one) => one !== rule);
        const ordered = [...others.slice(0, position), rule, ...others.slice(position)];
        return take(tell('Moved the rule “{name}”', { name: rule.name }), { rules: ordered });
      });
    },
    deleteRule(id) {
      return step(() => {
        const rules = readRules(db);
        const rule = requireRule(rules, id);
        return take(tell('Deleted the rule “{name}”', { name: rule.name }), {
          rules: rules.filter((one) => one !== rule),
        });
      });
    },
    lastStep: () => lastStep(db),
    undo: (number) => step(() => undoLastStep(db, clock.now(), number)),
  };

  /** Those in the categories, where they will be; the removed ones too, which may come back. */
  function memoriesMoved(moved: ReadonlyMap<number, number | null>): Refiled[] {
    const rows = db.all<{ id: MemoryId; categoryId: number; tags: string }>(
      `SELECT id, category_id AS categoryId, tags FROM memories
       WHERE category_id IN (SELECT value FROM json_each(?)) AND category_id IS NOT NULL`,
      [JSON.stringify([...moved.keys()])],
    );
    return rows.map(({ id, categoryId, tags }) => ({
      id,
      categoryId: moved.get(categoryId) ?? null,
      tags: JSON.parse(tags) as string[],
    }));
  }
}

function requireRule(rules: readonly FilingRule[], id: number): FilingRule {
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  throw new MnemeError(
    'not-found',
    say('There is no rule {id}. It was deleted; look at the list again.', { id }),
  );
}

/** A rule without a condition would file everything; one that gives nothing does nothing. */
export function requireSense(rule: Pick<FilingRule, 'name' | 'conditions' | 'categoryId' | 'tags'>): void {
  if (!narrows(rule.conditions))
    throw new MnemeError(
      'invalid-input',
      say(
        'The rule "{name}" says of nothing what it is about, so it would file everything. Give it a condition.',
        { name: rule.name },
      ),
    );
  if (rule.categoryId === null && rule.tags.length === 0)
    throw new MnemeError(
      'invalid-input',
      say('The rule "{name}" gives neither a category nor a tag. Choose one of them.', { name: rule.name }),
    );
}

function withCategoriesMoved(
  { rules, policies }: Order,
  moved: ReadonlyMap<number, number>,
): Pick<Order, 'rules' | 'policies'> {
  const moveOne = (id: number | null): number | null => (id === null ? null : (moved.get(id) ?? id));
  const moveIn = <C extends { readonly categoryId: number | null }>(conditions: C): C => ({
    ...conditions,
    categoryId: moveOne(conditions.categoryId),
  });
  return {
    rules: rules.map((rule) => ({ ...moveIn(rule), conditions: moveIn(rule.conditions) })),
    policies: policies.map(({ id, conditions }) => ({
      id,
      conditions: JSON.stringify(moveIn(JSON.parse(conditions) as FilingConditions)),
    })),
  };
}

/** A rule that asks for a tag which is taken off asks for nothing that is there, as before. */
function withTags(
  { rules, policies }: Order,
  tags: readonly string[],
  by: string | null,
): Pick<Order, 'rules' | 'policies'> {
  const replaceIn = (conditions: FilingConditions): FilingConditions =>
    by === null ? conditions : { ...conditions, tags: replaceTags(conditions.tags, tags, by) };
  return {
    rules: rules.map((rule) => {
      const next = replaceTags(rule.tags, tags, by);
      const isOn = rule.isOn && (rule.categoryId !== null || next.length > 0);
      return { ...rule, tags: next, isOn, conditions: replaceIn(rule.conditions) };
    }),
    policies: policies.map(({ id, conditions }) => ({
      id,
      conditions: JSON.stringify(replaceIn(JSON.parse(conditions) as FilingConditions)),
    })),
  };
}
