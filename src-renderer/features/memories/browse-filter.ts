/** What the owner chose to see of the memories, and how it is asked for and told. Pure. */
import type {
  MemoryFilter,
  MemoryKind,
  MemoryOrder,
  MemoryState,
  SavedFilter,
} from '../../../src-preload/contract/memory.ts';
import { locale } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';

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
  if (filter.tag !== null) add(t('memories.chipTag', { tag: filter.tag }), { tag: null });
  if (filter.application !== null)
    add(t('memories.chipIn', { application: filter.application }), { application: null });
  if (filter.from !== null || filter.to !== null)
    add(spanWords(filter.from, filter.to), { from: null, to: null });
  if (filter.confidenceAtLeast !== null)
    add(t('memories.chipCertain', { percent: Math.round(filter.confidenceAtLeast * 100) }), {
      confidenceAtLeast: null,
    });
  if (filter.hasNoSource) add(t('memories.withoutSource'), { hasNoSource: false });
  if (filter.neverOpened) add(t('memories.neverOpened'), { neverOpened: false });
  return chips;
}

function spanWords(from: number | null, to: number | null): string {
  const day = (moment: number) =>
    new Date(moment).toLocaleDateString(locale(), { day: 'numeric', month: 'short', year: 'numeric' });
  if (from === null) return t('memories.beforeDay', { day: day(to!) });
  return to === null ? t('memories.sinceDay', { day: day(from) }) : `${day(from)} – ${day(to - 1)}`;
}

/** As in a field of the orders: the column, and which end comes first. */
export const orderChoices = [
  { value: 'happened-down', label: t('memories.newestFirst') },
  { value: 'happened-up', label: t('memories.oldestFirst') },
  { value: 'changed-down', label: t('memories.lastChanged') },
  { value: 'changed-up', label: t('memories.longestUnchanged') },
  { value: 'title-up', label: t('memories.titleUp') },
  { value: 'title-down', label: t('memories.titleDown') },
  { value: 'confidence-up', label: t('memories.leastCertain') },
  { value: 'confidence-down', label: t('memories.mostCertain') },
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
