/** What is chosen among the memories: some by name, or all that a list keeps to but for some. Pure. */
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { Input } from './bridge.ts';

/** As steps over many memories are told which. */
export type Which = Pick<Input<'memory.confirm'>, 'ids' | 'all'>;

export interface Chosen {
  /** Those chosen; of `all`, those that were left out. */
  readonly ids: ReadonlySet<MemoryId>;
  /** Null: only those named. `memories`: how many there are, with those left out. */
  readonly all: {
    readonly filter: Input<'memory.choose'>['filter'];
    readonly until: number;
    readonly memories: number;
  } | null;
}

export const noneChosen: Chosen = { ids: new Set(), all: null };

export function named(ids: Iterable<MemoryId>): Chosen {
  return { ids: new Set(ids), all: null };
}

export function countOf({ ids, all }: Chosen): number {
  return all ? all.memories - ids.size : ids.size;
}

export function holds({ ids, all }: Chosen, id: MemoryId): boolean {
  return ids.has(id) !== (all !== null);
}

/** With it or without it; `selected` is the one that counts as chosen where nothing is chosen together. */
export function toggled(chosen: Chosen, id: MemoryId, selected: MemoryId | null): Chosen {
  const before = countOf(chosen) > 0 ? chosen : named(selected === null ? [] : [selected]);
  const ids = new Set(before.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ...before, ids };
}

export function whichOf({ ids, all }: Chosen): Which {
  if (!all) return { ids: [...ids] };
  const { filter, until } = all;
  return { all: { filter, until, except: [...ids] } };
}
