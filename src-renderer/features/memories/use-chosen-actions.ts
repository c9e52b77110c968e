/** What is done to the memories that are chosen together, and choosing all that the list keeps to. */
import { useState, type RefObject } from 'react';
import { request } from '../../client/bridge.ts';
import { named, noneChosen, whichOf } from '../../client/chosen.ts';
import { t } from '../../messages/t.ts';
import type { MemoriesPlace } from './memories-place.ts';
import type { MemoryActions } from './use-memory-actions.ts';
import type { ListInput } from './use-memory-list.ts';

interface ChosenActionsParts {
  readonly place: MemoriesPlace;
  /** What the list keeps to. */
  readonly query: ListInput;
  /** The archived ones are shown: archiving brings them back. */
  readonly areArchived: boolean;
  readonly actions: MemoryActions;
  /** They leave the list. */
  readonly onGone: () => void;
  /** All could not be chosen. */
  readonly onFailed: () => void;
  readonly list: RefObject<HTMLElement | null>;
}

export interface ChosenActions {
  readonly isGathering: boolean;
  act(command: 'archive' | 'delete' | 'confirm'): void;
  pin(pinned: boolean): void;
  chooseAll(): void;
}

export function useChosenActions(parts: ChosenActionsParts): ChosenActions {
  const { place, query, areArchived, actions, onGone, onFailed, list } = parts;
  const { chosen, setChosen } = place;
  const [isGathering, setIsGathering] = useState(false);
  return {
    isGathering,
    act(command) {
      const which = whichOf(chosen);
      if (command === 'archive') actions.archiveAll(which, !areArchived);
      else if (command === 'delete') actions.removeAll(which);
      else actions.confirmAll(which);
      setChosen(noneChosen);
      if (command !== 'confirm') onGone();
      list.current?.focus();
    },
    pin(pinned) {
      actions.changeMany(whichOf(chosen), { type: 'pin', pinned }, (count) =>
        t(pinned ? 'browse.donePinned' : 'browse.doneUnpinned', { count }),
      );
    },
    chooseAll() {
      setIsGathering(true);
      void request('memory.choose', { filter: query })
        .then(({ ids, ...all }) =>
          setChosen(ids ? named(ids) : { ids: new Set(), all: { ...all, filter: query } }),
        )
        .catch(onFailed)
        .finally(() => setIsGathering(false));
    },
  };
}
