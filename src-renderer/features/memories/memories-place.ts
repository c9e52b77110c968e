/** Where the owner is among the memories: kept while they are elsewhere, so that coming back finds everything as it was. */
import { useState } from 'react';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { noneChosen, type Chosen } from '../../client/chosen.ts';
import { everything, type BrowseFilter } from './browse-filter.ts';

export type MemoriesTab = MemoryKind | 'all';
export type Layout = 'list' | 'table' | 'board';

/** What another part of the window wants done with the memory that is selected. */
export type MemoryWish = 'pin' | 'archive';

export interface MemoriesPlace {
  readonly tab: MemoriesTab;
  readonly setTab: (tab: MemoriesTab) => void;
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
  readonly filter: BrowseFilter;
  readonly setFilter: (filter: BrowseFilter) => void;
  /** Whose conversation memory is shown; null for the owner's own. */
  readonly scope: string | null;
  readonly setScope: (scope: string | null) => void;
  /** Those chosen together; empty where only one is selected. */
  readonly chosen: Chosen;
  readonly setChosen: (chosen: Chosen) => void;
  readonly dialog: 'new' | 'tidy' | 'queue' | 'map' | null;
  readonly setDialog: (dialog: 'new' | 'tidy' | 'queue' | 'map' | null) => void;
  readonly wish: MemoryWish | null;
  readonly setWish: (wish: MemoryWish | null) => void;
}

export function useMemoriesPlace(): MemoriesPlace {
  const [tab, setTab] = useState<MemoriesTab>('all');
  const [layout, setLayout] = useState<Layout>('list');
  const [filter, setFilter] = useState<BrowseFilter>(everything);
  const [scope, setScope] = useState<string | null>(null);
  const [chosen, setChosen] = useState(noneChosen);
  const [dialog, setDialog] = useState<'new' | 'tidy' | 'queue' | 'map' | null>(null);
  const [wish, setWish] = useState<MemoryWish | null>(null);
  return {
    tab,
    setTab,
    layout,
    setLayout,
    filter,
    setFilter,
    scope,
    setScope,
    chosen,
    setChosen,
    dialog,
    setDialog,
    wish,
    setWish,
  };
}
