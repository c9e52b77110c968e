/** What is asked: the text of the box and its filters, and how each control changes them. Pure. */
import type { HitKind, SearchFilters, Understood } from '../../../src-preload/contract/search.ts';

export interface Question {
  readonly text: string;
  readonly filters: SearchFilters;
  /** Words that look like a date and are to be searched as words. */
  readonly literal: readonly string[];
}

export type QuestionChange =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hit-kind'; readonly hitKind: HitKind }
  | { readonly kind: 'application'; readonly name: string }
  | { readonly kind: 'display'; readonly id: string }
  /** The empty text stands for the owner's own. */
  | { readonly kind: 'scope'; readonly scope: string }
  | { readonly kind: 'dates'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any-time'; readonly understood: readonly Understood[] }
  | { readonly kind: 'no-filters' }
  | { readonly kind: 'clear' };

export const emptyQuestion: Question = {
  text: '',
  filters: {
    kinds: [],
    categoryId: null,
    scopes: null,
    applications: [],
    displays: [],
    from: null,
    to: null,
  },
  literal: [],
};

/** The question after a change; an application or a display is switched on or off. */
export function changeQuestion(question: Question, change: QuestionChange): Question {
  const { filters } = question;
  switch (change.kind) {
    case 'text':
      return {
        ...question,
        text: change.text,
        // A stretch that is no longer in the box has no say when it is typed again.
        literal: question.literal.filter((stretch) => change.text.includes(stretch)),
      };
    case 'hit-kind':
      return withFilters(question, { kinds: toggled(filters.kinds, change.hitKind) });
    case 'application':
      return withFilters(question, { applications: toggled(filters.applications, change.name) });
    case 'display':
      return withFilters(question, { displays: toggled(filters.displays, change.id) });
    case 'scope': {
      const scopes = toggled(filters.scopes ?? [], change.scope);
      return withFilters(question, { scopes: scopes.length === 0 ? null : scopes });
    }
    case 'dates':
      return withFilters(question, { from: change.from, to: change.to });
    case 'literal':
      return { ...question, literal: [...question.literal, change.text] };
    case 'any-time':
      return {
        ...withFilters(question, { from: null, to: null }),
        literal: [...question.literal, ...change.understood.map(({ text }) => text)],
      };
    case 'no-filters':
      return { ...question, filters: emptyQuestion.filters };
    case 'clear':
      return emptyQuestion;
  }
}

/** Whether there is something to search for. */
export function isAsked({ text, filters }: Question): boolean {
  return text.trim() !== '' || hasFilters(filters);
}

export function hasFilters(filters: SearchFilters): boolean {
  const { kinds, categoryId, scopes, applications, displays, from, to } = filters;
  const isNarrowed = [kinds, applications, displays].some((chosen) => chosen.length > 0);
  return isNarrowed || [categoryId, scopes, from, to].some((bound) => bound !== null);
}

function withFilters(question: Question, filters: Partial<SearchFilters>): Question {
  return { ...question, filters: { ...question.filters, ...filters } };
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
