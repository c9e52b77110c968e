/** What the owner chose to see of the memories, and how it is asked for and told. Pure. */
import type {
  MemoryFilter,
  MemoryKind,
  MemoryOrder,
  MemoryState,
  SavedFilter,
} from '../../../src-preload/contract/memory.ts';

export type Shown = 'current' | 'candidates' | 'unconfirmed' | 'archived' | 'superseded' | 'deleted';

/** What is chosen in the browser; the kind, the scope and the category are the view's. */
export interface BrowseFilter {
  readonly shown: Shown;
  readonly text: string;
  readonly tag: string | null;
  readonly application: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly confidenceAtLeast: number | null;
  readonly hasNoSource: boolean;
  readonly neverOpened: boolean;
  readonly order: MemoryOrder;
  readonly descending: boolean;
}

export const everything: BrowseFilter = {
  shown: 'current',
  text: '',
  tag: null,
  application: null,
  from: null,
  to: null,
  confidenceAtLeast: null,
  hasNoSource: false,
  neverOpened: false,
  order: 'happened',
  descending: true,
};

const statesOf: Readonly<Record<Shown, readonly MemoryState[]>> = {
  current: ['active', 'candidate'],
  candidates: ['candidate'],
  unconfirmed: ['active'],
  archived: ['archived'],
  superseded: ['superseded'],
  deleted: ['deleted'],
};

interface Place {
  /** Null: all kinds. */
  readonly kind: MemoryKind | null;
  readonly scope: string | null;
  readonly categoryId: number | null;
}

export function queryOf({ shown, text, ...rest }: BrowseFilter, { kind, scope, categoryId }: Place) {
  return {
    ...rest,
    kinds: kind === null ? [] : [kind],
    states: [...statesOf[shown]],
    text: text.trim(),
    scope,
    categoryId,
    directly: false,
    unconfirmed: shown === 'unconfirmed',
  };
}

/** A saved filter as it is chosen again; its kinds are left to the tab. */
export function filterOf({ filter }: Pick<SavedFilter, 'filter'>): BrowseFilter {
  const { text, tag, application, from, to, confidenceAtLeast, hasNoSource, neverOpened, order, descending } =
    filter;
  return {
    shown: shownOf(filter),
    text,
    tag,
    application,
    from,
    to,
    confidenceAtLeast,
    hasNoSource,
    neverOpened,
    order,
    descending,
  };
}

function shownOf({ states, unconfirmed }: MemoryFilter): Shown {
  if (unconfirmed) return 'unconfirmed';
  const [first = 'active'] = states;
  if (first === 'active') return 'current';
  return first === 'candidate' ? 'candidates' : first;
}

/** Whether it keeps to anything besides the states; the order narrows nothing. */
export function narrows(filter: BrowseFilter): boolean {
  return chipsOf(filter).length > 0 || filter.text.trim() !== '';
}

export interface FilterChip {
  readonly label: string;
  /** The filter without it. */
  readonly without: BrowseFilter;
}

/** What it keeps to, each with the filter that it leaves when it is taken away. */
export function chipsOf(filter: BrowseFilter): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (label: string, off: Partial<BrowseFilter>): void => {
    chips.push({ label, without: { ...filter, ...off } });
  };
  if (filter.tag !== null) add(`Tag ${filter.tag}`, { tag: null });
  if (filter.application !== null) add(`In ${filter.application}`, { application: null });
  if (filter.from !== null || filter.to !== null)
    add(spanWords(filter.from, filter.to), { from: null, to: null });
  if (filter.confidenceAtLeast !== null)
    add(`At least ${Math.round(filter.confidenceAtLeast * 100)} % certain`, { confidenceAtLeast: null });
  if (filter.hasNoSource) add('Without a source', { hasNoSource: false });
  if (filter.neverOpened) add('Never opened', { neverOpened: false });
  return chips;
}

function spanWords(from: number | null, to: number | null): string {
  const day = (moment: number) =>
    new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
  if (from === null) return `Before ${day(to!)}`;
  return to === null ? `Since ${day(from)}` : `${day(from)} – ${day(to - 1)}`;
}

/** As in a field of the orders: the column, and which end comes first. */
export const orderChoices = [
  { value: 'happened-down', label: 'Newest first' },
  { value: 'happened-up', label: 'Oldest first' },
  { value: 'changed-down', label: 'Last changed' },
  { value: 'changed-up', label: 'Longest unchanged' },
  { value: 'title-up', label: 'Title, A to Z' },
  { value: 'title-down', label: 'Title, Z to A' },
  { value: 'confidence-up', label: 'Least certain first' },
  { value: 'confidence-down', label: 'Most certain first' },
] as const;
export type OrderChoice = (typeof orderChoices)[number]['value'];

export function orderChoiceOf({ order, descending }: BrowseFilter): OrderChoice {
  return `${order}-${descending ? 'down' : 'up'}`;
}

export function withOrder(filter: BrowseFilter, choice: OrderChoice): BrowseFilter {
  const [order, direction] = choice.split('-') as [MemoryOrder, 'up' | 'down'];
  return { ...filter, order, descending: direction === 'down' };
}

/** What a click on the head of a column means: its first direction, or the other one. */
export function sortedBy(filter: BrowseFilter, order: MemoryOrder): BrowseFilter {
  if (filter.order === order) return { ...filter, descending: !filter.descending };
  return { ...filter, order, descending: order !== 'title' };
}
