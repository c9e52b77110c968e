/** The hits as a list that has no end: only what is seen is built, the next page is fetched before it is reached. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';
import { useColours } from '../../ui/use-colours.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { HitRow } from './hit-row.tsx';
import type { Search } from './use-search.ts';

export const hitListId = 'hits';
const rowHeight = 110;
const pageJump = 5;
/** A hit that the next key replaces needs no picture: making one takes longer than finding the hit. */
const stillMs = 150;

interface HitListProps {
  readonly search: Search;
  readonly onOpen: (hit: Hit) => void;
  readonly onPreview: () => void;
  /** The selection left the list at its top. */
  readonly onLeave: () => void;
}

export function HitList({ search, onOpen, onPreview, onLeave }: HitListProps) {
  const { hits, selected, select, hasMore, loadMore } = search;
  const now = useNow(30_000);
  const colourOf = useColours(useForemostApplications());
  const { labelOf } = useScopes();
  const { text } = search.question;
  const still = useSettled(text, stillMs) === text && search.settled;
  const scroller = useRef<HTMLDivElement>(null);
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= hits.length - 10) loadMore();
  }, [hasMore, lastSeen, hits.length, loadMore]);
  useEffect(() => {
    if (hits.length > 0) virtual.scrollToIndex(selected);
  }, [selected, hits.length, virtual]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const hit = hits[selected];
    if (step !== undefined) {
      if (selected + step < 0 && step === -1) onLeave();
      else select(Math.min(hits.length - 1, Math.max(0, selected + step)));
    } else if (event.key === 'Enter' && hit) onOpen(hit);
    else if (event.key === ' ') onPreview();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      id={hitListId}
      role="listbox"
      aria-label={t('search.hits')}
      aria-busy={!search.settled}
      aria-activedescendant={hits[selected] ? optionId(selected) : undefined}
      tabIndex={0}
      onKeyDown={press}
      className="min-h-0 flex-1 overflow-y-auto px-3 pb-3 -outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const hit = hits[index];
          return (
            hit && (
              <div
                key={hit.unitId}
                id={optionId(index)}
                role="option"
                aria-selected={index === selected}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? -1 : hits.length}
                onClick={() => {
                  select(index);
                  onOpen(hit);
                }}
                className="absolute top-0 left-0 w-full py-0.5 contain-strict"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <HitRow
                  hit={hit}
                  whose={hit.scope === null ? null : labelOf(hit.scope)}
                  now={now}
                  colourOf={colourOf}
                  selected={index === selected}
                  still={still}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: pageJump,
  PageUp: -pageJump,
  Home: -Infinity,
  End: Infinity,
};

function optionId(index: number): string {
  return `hit-${index}`;
}
