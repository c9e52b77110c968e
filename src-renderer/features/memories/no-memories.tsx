/** An empty list: why it is empty, and how the first memory comes about. */
import { Archive, Layers } from 'lucide-react';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
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
        <Button onClick={onShowAll}>Show the current ones</Button>
      </EmptyState>
    );
  }
  if (kind === null) {
    return (
      <EmptyState icon={Layers} title="No memories yet">
        <p>
          They are made from what you do on the screen: episodes and pages by themselves, facts and how-tos
          once a model server is connected in the settings.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={kindWords[kind].icon} title="Nothing here yet">
      <p>{kindWords[kind].holds}</p>
      <p>{kindWords[kind].begins}</p>
    </EmptyState>
  );
}

const otherWords: Readonly<Record<Exclude<Shown, 'current'>, string>> = {
  candidates: 'No secret waits to be classified',
  unconfirmed: 'Nothing waits to be confirmed',
  archived: 'Nothing is archived',
  superseded: 'Nothing was superseded',
  deleted: 'Nothing was deleted in the last ten minutes',
};
