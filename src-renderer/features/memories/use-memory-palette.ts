/** What the palette can do among the memories: a new one, each way of showing them, kinds, filters under a name, the selected one. */
import { noneChosen } from '../../client/chosen.ts';
import { kinds, kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { filterOf } from './browse-filter.ts';
import type { MemoriesPlace, MemoriesTab } from './memories-place.ts';

interface PaletteAction {
  readonly name: string;
  readonly also: string;
  readonly run: () => void;
}

interface MemoryPaletteParts {
  readonly place: MemoriesPlace;
  readonly onCategory: (id: number | null) => void;
  /** Shows the memories; nothing is selected there. */
  readonly onShow: () => void;
  /** Whether the memories are shown, so that one of them is selected. */
  readonly isShown: boolean;
}

export function useMemoryPalette(parts: MemoryPaletteParts): readonly PaletteAction[] {
  const { place, onCategory, onShow, isShown } = parts;
  const saved = useRequest('memory.saved-filters', {}).data ?? [];
  const also = t('browse.paletteAlso');
  const show = (change: () => void) => () => {
    change();
    place.setChosen(noneChosen);
    onShow();
  };
  const tabTo = (tab: MemoriesTab, name: string) => ({ name, also, run: show(() => place.setTab(tab)) });
  return [
    { name: t('browse.paletteNew'), also, run: show(() => place.setDialog('new')) },
    { name: t('browse.paletteList'), also, run: show(() => place.setLayout('list')) },
    { name: t('browse.paletteTable'), also, run: show(() => place.setLayout('table')) },
    { name: t('browse.paletteBoard'), also, run: show(() => place.setLayout('board')) },
    tabTo('all', t('browse.paletteAll')),
    ...kinds.map((kind) => tabTo(kind, t('browse.paletteKind', { kind: kindWords[kind].name }))),
    ...saved.map((one) => ({
      name: t('browse.paletteSaved', { name: one.name }),
      also: t('browse.paletteAlsoSaved'),
      run: show(() => {
        if (place.tab === 'core') place.setTab('all');
        place.setFilter(filterOf(one));
        place.setScope(one.filter.scope);
        onCategory(one.filter.categoryId);
      }),
    })),
    ...(isShown
      ? [
          { name: t('browse.palettePin'), also, run: () => place.setWish('pin') },
          { name: t('browse.paletteArchive'), also, run: () => place.setWish('archive') },
        ]
      : []),
  ];
}
