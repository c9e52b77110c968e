/** The same memory edited in two places: what each side says of it, field by field, and both joined. Pure. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { Memory, MemoryKind } from '../../../src-preload/contract/memory.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { t } from '../../messages/t.ts';
import { formatExact } from '../../ui/times.ts';
import { choiceLabel, fieldSpecs } from './field-specs.ts';
import { draftOf, hasOwnTitle, type Draft } from './memory-draft.ts';

export interface Clash {
  /** Of the field; `title`, `occurredAt`, `tags` and `category` among them. */
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** Both sides wrote it; otherwise only one of them did. */
  readonly isOnBoth: boolean;
}

/** Where what stands in the form and what was saved meanwhile say different things. `base`: what both began with. */
export function clashesOf(
  base: Memory,
  mine: Draft,
  newest: Memory,
  categories: readonly Category[],
): readonly Clash[] {
  const before = draftOf(base);
  const theirs = draftOf(newest);
  const inWords = (name: string, value: Value) => wordsFor(base.kind, name, value, categories);
  return draftNames(base, newest).flatMap((name) => {
    const [old, own, other] = [valueOf(before, name), valueOf(mine, name), valueOf(theirs, name)];
    if (same(own, other)) return [];
    const isOnBoth = !same(own, old) && !same(other, old);
    const label = labelOf(base.kind, name);
    return [{ name, label, mine: inWords(name, own), theirs: inWords(name, other), isOnBoth }];
  });
}

/** Of each field what was changed: where both changed it, what stands in the form. */
export function joinedDraft(base: Memory, mine: Draft, newest: Memory): Draft {
  const before = draftOf(base);
  const theirs = draftOf(newest);
  return draftNames(base, newest).reduce(
    (joined, name) =>
      same(valueOf(mine, name), valueOf(before, name)) ? withField(joined, name, theirs) : joined,
    mine,
  );
}

/** The draft with one field as another draft has it. */
export function withField(draft: Draft, name: string, from: Draft): Draft {
  if (isCommon(name)) return { ...draft, [name]: from[name] };
  return { ...draft, fields: { ...draft.fields, [name]: from.fields[name] ?? '' } };
}

const commonLabels = {
  title: t('kinds.fieldTitle'),
  occurredAt: t('kinds.fieldOccurredAt'),
  tags: t('kinds.fieldTags'),
  category: t('kinds.fieldCategory'),
} as const;
type Common = keyof typeof commonLabels;
type Value = string | readonly string[];

function isCommon(name: string): name is Common {
  return name in commonLabels;
}

function labelOf(kind: MemoryKind, name: string): string {
  if (isCommon(name)) return commonLabels[name];
  return fieldSpecs[kind].find((spec) => spec.name === name)?.label ?? name;
}

function draftNames(base: Memory, newest: Memory): readonly string[] {
  const hasTitle = hasOwnTitle(base.kind, base) || hasOwnTitle(newest.kind, newest);
  const own = fieldSpecs[base.kind].map(({ name }) => name);
  return [...(hasTitle ? ['title'] : []), ...own, 'occurredAt', 'tags', 'category'];
}

function valueOf(draft: Draft, name: string): Value {
  return isCommon(name) ? draft[name] : (draft.fields[name] ?? '');
}

function same(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function wordsFor(kind: MemoryKind, name: string, value: Value, categories: readonly Category[]): string {
  if (typeof value !== 'string') return value.map((step, at) => `${at + 1}. ${step}`).join('\n');
  if (name === 'category') return value === '' ? '' : categoryPath(categories, Number(value));
  if (name === 'occurredAt') return formatExact(new Date(value).getTime());
  return isCommon(name) ? value : choiceLabel(kind, name, value);
}

/** Whether a change was refused because somebody else was faster. */
export function isConflict(error: Error | null): boolean {
  return error instanceof MnemeError && error.code === 'conflict';
}
