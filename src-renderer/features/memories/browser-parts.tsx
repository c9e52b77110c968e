/** Around the list of memories: what it keeps to, and what stands in its place while there is nothing to show. */
import { SearchX, Sparkles, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/fields.tsx';
import type { Shown } from './browse-filter.ts';

interface FiltersProps {
  readonly kind: MemoryKind | null;
  readonly shown: Shown;
  readonly candidates: number;
  readonly onShow: (shown: Shown) => void;
  readonly onTidy: () => void;
  /** Through the secrets that wait. */
  readonly onQueue: () => void;
  readonly onMap: () => void;
  readonly whose: ReactNode;
  readonly bar: ReactNode;
  /** Null: not known yet. */
  readonly count: number | null;
  readonly isLooking: boolean;
}

export function Filters(props: FiltersProps) {
  const { kind, shown, candidates, onShow, onTidy, onQueue, onMap, whose, bar, count, isLooking } = props;
  return (
    <div className="flex shrink-0 flex-col gap-2 px-3 py-2">
      <div className="flex flex-wrap items-center gap-2 [&>select]:max-w-44 [&>select]:flex-[1_1_7rem]">
        <SelectField
          label={t('memories.whichOnes')}
          value={shown}
          options={shownChoices.filter(({ value }) => kind === 'vault' || value !== 'candidates')}
          onChange={onShow}
        />
        {whose}
      </div>
      {bar}
      <div className="flex items-center gap-2">
        <p role="status" className="min-w-0 flex-1 text-small text-ink-2">
          {bar === null
            ? ''
            : count !== null
              ? t('memories.count', { count })
              : isLooking
                ? t('memories.looking')
                : t('memories.moreAsYouScroll')}
        </p>
        {kind === 'semantic' && (
          <Button tone="quiet" icon={Waypoints} onClick={onMap}>
            {t('kinds.mapOpenView')}
          </Button>
        )}
        <Button tone="quiet" icon={Sparkles} onClick={onTidy}>
          {t('kinds.tidyTitle')}
        </Button>
      </div>
      {kind === 'vault' && candidates > 0 && (
        <div className="flex items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-0 flex-1">{t('kinds.queueWaiting', { count: candidates })}</p>
          <Button onClick={onQueue}>{t('kinds.queueOpen')}</Button>
        </div>
      )}
    </div>
  );
}

const shownChoices: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'current', label: t('memories.shownCurrent') },
  { value: 'candidates', label: t('memories.shownCandidates') },
  { value: 'unconfirmed', label: t('memories.shownUnconfirmed') },
  { value: 'archived', label: t('memories.shownArchived') },
  { value: 'superseded', label: t('memories.shownSuperseded') },
  { value: 'deleted', label: t('memories.shownDeleted') },
];

export function NothingFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title={t('memories.nothingFits')}>
      <p>{t('memories.nothingFitsLead')}</p>
      <Button onClick={onClear}>{t('memories.clearFilters')}</Button>
    </EmptyState>
  );
}

export function Waiting() {
  return (
    <div aria-label={t('memories.loading')} role="status" className="flex flex-col gap-1 px-3">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="skeleton h-[54px] rounded-control" />
      ))}
    </div>
  );
}
