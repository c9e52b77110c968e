/** The memories of a tab as a list without an end: only what is seen is built, the next page comes before it is reached. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import { useNow } from '../../ui/use-now.ts';
import { MemoryRow } from './memory-row.tsx';
import type { MemoryList as List } from './use-memory-list.ts';

interface MemoryListProps {
  readonly list: List;
  readonly selected: MemoryId | null;
  readonly onSelect: (id: MemoryId) => void;
  readonly onOpen: (memory: MemorySummary) => void;
  readonly element: RefObject<HTMLDivElement | null>;
}

const rowHeight = 56;
const pageJump = 8;

export function MemoryList({ list, selected, onSelect, onOpen, element }: MemoryListProps) {
  const { memories, hasMore, loadMore } = list;
  const now = useNow(30_000);
  const scrolledTo = useRef<MemoryId | null>(null);
  const found = memories.findIndex(({ id }) => id === selected);
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    count: memories.length,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => memories[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    // Reached by a key, not by a click: the next key is for the list.
    if (document.activeElement === document.body) element.current?.focus();
  }, [element]);
  useEffect(() => {
    if (hasMore && lastSeen >= memories.length - 15) loadMore();
  }, [hasMore, lastSeen, memories.length, loadMore]);
  useEffect(() => {
    // Once for each selection: what is added above must not pull the list along.
    if (found < 0 || scrolledTo.current === selected) return;
    scrolledTo.current = selected;
    virtual.scrollToIndex(found);
  }, [found, selected, virtual]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      const next =
        memories[Math.min(memories.length - 1, Math.max(0, Math.max(found, 0) + (found < 0 ? 0 : step)))];
      if (next) onSelect(next.id);
    } else if (event.key === 'Enter') {
      const memory = memories[found];
      if (memory) onOpen(memory);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={element}
      role="listbox"
      aria-label="Memories"
      aria-activedescendant={found < 0 ? undefined : optionId(memories[found]!.id)}
      tabIndex={0}
      onKeyDown={press}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-3 -outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const memory = memories[index];
          return (
            memory && (
              <div
                key={memory.id}
                id={optionId(memory.id)}
                role="option"
                aria-selected={memory.id === selected}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? -1 : memories.length}
                onClick={() => onSelect(memory.id)}
                onDoubleClick={() => onOpen(memory)}
                className="absolute top-0 left-0 w-full py-px"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <MemoryRow memory={memory} now={now} selected={memory.id === selected} />
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

function optionId(id: MemoryId): string {
  return `memory-${id}`;
}
