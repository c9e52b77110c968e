/** The memories of a tab as a list or a table without an end: only what is seen is built, and only what is near is at hand. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import { countOf, holds, named, toggled, type Chosen } from '../../client/chosen.ts';
import { t } from '../../messages/t.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Layout } from './memories-place.ts';
import { MemoryRow } from './memory-row.tsx';
import { MemoryTableRow } from './memory-table-row.tsx';
import type { MemoryList as List } from './use-memory-list.ts';

interface MemoryListProps {
  readonly list: List;
  readonly layout: Exclude<Layout, 'board'>;
  readonly selected: MemoryId | null;
  /** Those chosen together; empty where only `selected` is. */
  readonly chosen: Chosen;
  readonly onSelect: (id: MemoryId) => void;
  /** All of these are chosen together; `last` is shown. */
  readonly onChoose: (chosen: Chosen, last: MemoryId) => void;
  readonly onOpen: (memory: MemorySummary) => void;
  readonly element: RefObject<HTMLDivElement | null>;
}

const rowHeights: Readonly<Record<Exclude<Layout, 'board'>, number>> = { list: 56, table: 36 };
const pageJump = 8;
/** Browsers lay out no more than some 33 million pixels, half of it at 200 %. A longer list lies on them in stretches. */
const mostPixels = 15_000_000;
/** So many rows at once are a jump of the scroll bar, and no walk. */
const jumpRows = 200;

export function MemoryList(props: MemoryListProps) {
  const { list, layout, selected, chosen, onSelect, onChoose, onOpen, element } = props;
  const { count, show } = list;
  const now = useNow(30_000);
  const scrolledTo = useRef<MemoryId | null>(null);
  const anchor = useRef<MemoryId | null>(null);
  const found = selected === null ? -1 : list.indexOf(selected);
  const rowHeight = rowHeights[layout];
  const shown = Math.min(count, Math.floor(mostPixels / rowHeight));
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    count: shown,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const firstSeen = items[0]?.index ?? 0;
  const lastSeen = items.at(-1)?.index ?? 0;
  const beyond = count - shown;
  const [shift, setShift] = useState(0);
  const seenBefore = useRef(0);
  useEffect(() => {
    const isJump = Math.abs(firstSeen - seenBefore.current) > jumpRows;
    seenBefore.current = firstSeen;
    // A walk goes row by row; a jump, and either end, is where the scroll bar says.
    if (lastSeen >= shown - 1) setShift(Math.max(0, beyond));
    else if (firstSeen === 0 || beyond <= 0) setShift(0);
    else if (isJump) setShift(Math.floor((firstSeen / shown) * beyond));
  }, [firstSeen, lastSeen, shown, beyond]);
  useEffect(() => {
    // Reached by a key, not by a click: the next key is for the list.
    if (document.activeElement === document.body) element.current?.focus();
  }, [element]);
  useEffect(() => show(firstSeen + shift, lastSeen + shift), [show, firstSeen, lastSeen, shift]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    // Once for each selection: what is added above must not pull the list along.
    if (found < 0 || scrolledTo.current === selected) return;
    scrolledTo.current = selected;
    if (found >= shift && found < shift + shown) virtual.scrollToIndex(found - shift);
  }, [found, selected, virtual, shift, shown]);

  /** From the row where choosing began to this one, as far as they are at hand. */
  const chooseTo = (index: number) => {
    const memory = list.rowAt(index);
    if (!memory) return;
    const begun = anchor.current === null ? found : list.indexOf(anchor.current);
    const from = begun < 0 ? index : begun;
    if (anchor.current === null) anchor.current = list.rowAt(from)?.id ?? memory.id;
    const [low, high] = [Math.min(from, index), Math.max(from, index)];
    const ids: MemoryId[] = [];
    for (let at = low; at <= high; at++) {
      const row = list.rowAt(at);
      if (row) ids.push(row.id);
    }
    onChoose(named(ids), memory.id);
  };
  const select = (memory: MemorySummary) => {
    anchor.current = memory.id;
    onSelect(memory.id);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.min(count - 1, Math.max(0, Math.max(found, 0) + (found < 0 ? 0 : step)));
      const memory = list.rowAt(next);
      if (memory && event.shiftKey) chooseTo(next);
      else if (memory) select(memory);
      else if (!Number.isFinite(step)) virtual.scrollToIndex(step > 0 ? shown - 1 : 0);
    } else if (event.key === 'Enter') {
      const memory = list.rowAt(found);
      if (memory) onOpen(memory);
    } else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, index: number, memory: MemorySummary) => {
    if (event.shiftKey) chooseTo(index);
    else if (event.ctrlKey || event.metaKey) {
      anchor.current = memory.id;
      onChoose(toggled(chosen, memory.id, selected), memory.id);
    } else select(memory);
  };

  const Row = layout === 'list' ? MemoryRow : MemoryTableRow;
  const active = found >= 0 ? list.rowAt(found) : undefined;
  return (
    <div
      ref={element}
      role="listbox"
      aria-label={t('memories.title')}
      aria-multiselectable
      aria-activedescendant={active && optionId(active.id)}
      tabIndex={0}
      onKeyDown={press}
      className="min-h-40 flex-1 overflow-y-auto px-2 pb-3 -outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const at = index + shift;
          const memory = list.rowAt(at);
          const place = { height: size, transform: `translateY(${start}px)` };
          if (!memory)
            return (
              <div
                key={index}
                role="presentation"
                className="absolute top-0 left-0 w-full py-px"
                style={place}
              >
                <div className="skeleton h-full rounded-control" />
              </div>
            );
          const isChosen = countOf(chosen) > 0 ? holds(chosen, memory.id) : memory.id === selected;
          return (
            <div
              key={index}
              id={optionId(memory.id)}
              role="option"
              aria-selected={isChosen}
              aria-posinset={at + 1}
              aria-setsize={list.total ?? -1}
              onClick={(event) => click(event, at, memory)}
              onDoubleClick={() => onOpen(memory)}
              className="absolute top-0 left-0 w-full py-px select-none"
              style={place}
            >
              <Row memory={memory} now={now} selected={isChosen} />
            </div>
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
