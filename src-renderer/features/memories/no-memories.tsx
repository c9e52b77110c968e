/** An empty list: why it is empty, and how the first memory comes about. */
import { Archive, Layers } from 'lucide-react';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Shown } from './browse-filter.ts';

interface NoMemoriesProps {
  readonly kind: MemoryKind | null;
  readonly shown: Shown;
  readonly onShowAll: () => void;
}

export function NoMemories({ kind, shown, onShowAll }: NoMemoriesProps) {
  if (shown !== 'current') {
    return (
      <EmptyState icon={Archive} title={otherWords[shown]}>
        <Button onClick={onShowAll}>{t('memories.showCurrent')}</Button>
      </EmptyState>
    );
  }
  if (kind === null) {
    return (
      <EmptyState icon={Layers} title={t('memories.noMemories')}>
        <p>{t('memories.noMemoriesLead')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={kindWords[kind].icon} title={t('memories.nothingHere')}>
      <p>{kindWords[kind].holds}</p>
      <p>{kindWords[kind].begins}</p>
    </EmptyState>
  );
}

const otherWords: Readonly<Record<Exclude<Shown, 'current'>, string>> = {
  candidates: t('memories.noCandidates'),
  unconfirmed: t('memories.noneUnconfirmed'),
  archived: t('memories.noneArchived'),
  superseded: t('memories.noneSuperseded'),
  deleted: t('memories.noneDeleted'),
};
