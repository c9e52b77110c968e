import { expect, it } from 'vitest';
import {
  countOf,
  holds,
  named,
  noneChosen,
  toggled,
  whichOf,
} from '../../../../src-renderer/client/chosen.ts';
import type { MemoryId } from '../../../../src-preload/contract/memory.ts';

const [first, second, third] = [1, 2, 3].map((n) => `m_20260105090000_0000000${n}` as MemoryId) as [
  MemoryId,
  MemoryId,
  MemoryId,
];

it('a second one joins the one that is selected, and each leaves again', () => {
  const both = toggled(noneChosen, second, first);
  expect(whichOf(both)).toEqual({ ids: [first, second] });
  const one = toggled(both, first, second);
  expect([countOf(one), holds(one, first), holds(one, second)]).toEqual([1, false, true]);
});

it('of all that a list keeps to, those that are taken out are left out, and can come back', () => {
  const all = { filter: { text: 'tea' }, until: 5, memories: 20_000 };
  const whole = { ids: new Set<MemoryId>(), all };
  expect([countOf(whole), holds(whole, third)]).toEqual([20_000, true]);
  const less = toggled(toggled(whole, first, null), second, first);
  expect([countOf(less), holds(less, first), holds(less, third)]).toEqual([19_998, false, true]);
  expect(whichOf(less)).toEqual({ all: { filter: { text: 'tea' }, until: 5, except: [first, second] } });
  expect(countOf(toggled(less, first, null))).toBe(19_999);
});

it('none is chosen until one is', () => {
  expect([countOf(noneChosen), holds(noneChosen, first), countOf(named([first, second]))]).toEqual([
    0,
    false,
    2,
  ]);
});
