import { expect, it } from 'vitest';
import { savedFilterSchema } from '../../../../../src-preload/contract/memory.ts';
import {
  chipsOf,
  everything,
  filterOf,
  narrows,
  orderChoiceOf,
  queryOf,
  sortedBy,
  withOrder,
  type BrowseFilter,
} from '../../../../../src-renderer/features/memories/browse-filter.ts';

const everywhere = { kind: null, scope: null, categoryId: null };

it.each<Partial<BrowseFilter>>([
  { shown: 'candidates' },
  { shown: 'unconfirmed', text: 'tax' },
  { shown: 'deleted', tag: 'red', application: 'Mail', from: 1, to: 2 },
  { confidenceAtLeast: 0.8, hasNoSource: true, neverOpened: true, order: 'title', descending: false },
])('comes back from a saved filter as it was: %j', (change) => {
  const filter = { ...everything, ...change };
  const saved = savedFilterSchema.parse({ id: 1, name: 'Mine', filter: queryOf(filter, everywhere) });
  expect(filterOf(saved)).toEqual(filter);
});

it('tells what it keeps to, each to be taken away by itself', () => {
  const filter = { ...everything, tag: 'red', neverOpened: true, from: new Date(2026, 2, 1).getTime() };
  expect(chipsOf(filter).map(({ label }) => label)).toEqual(['Tag red', 'Since Mar 1, 2026', 'Never opened']);
  expect(chipsOf(filter)[0]!.without).toEqual({ ...filter, tag: null });
  expect(narrows(filter)).toBe(true);
  expect(narrows({ ...everything, order: 'title', shown: 'archived', text: ' ' })).toBe(false);
});

it('turns the order round at the second click on a column', () => {
  const once = sortedBy(everything, 'title');
  expect([once.order, once.descending]).toEqual(['title', false]);
  expect(sortedBy(once, 'title').descending).toBe(true);
  expect(sortedBy(once, 'changed').descending).toBe(true);
  expect(orderChoiceOf(withOrder(everything, 'confidence-up'))).toBe('confidence-up');
});
