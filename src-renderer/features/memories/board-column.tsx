/** A category of the board with its cards: as long as it is, only what is seen is built. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Pin } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import { countOf, holds, toggled, type Chosen } from '../../client/chosen.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatNumber } from '../../ui/sizes.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import type { BoardColumnFacts } from './board-columns.ts';
import { useMemoryList, type ListInput } from './use-memory-list.ts';

interface BoardColumnProps {
  readonly column: BoardColumnFacts;
  readonly count: number | null;
  readonly query: ListInput;
  readonly selected: MemoryId | null;
  readonly chosen: Chosen;
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  readonly onSelect: (id: MemoryId) => void;
  readonly onChoose: (chosen: Chosen, last: MemoryId) => void;
  readonly onOpen: () => void;
  readonly onAside: (direction: -1 | 1) => void;
  readonly onMoveAside: (memory: MemorySummary, direction: -1 | 1) => void;
  /** Null: no longer. */
  readonly onDrag: (memory: MemorySummary | null) => void;
  /** Something is dragged that may be dropped here. */
  readonly isTarget: boolean;
  readonly onDrop: () => void;
}

const cardHeight = 68;

export function BoardColumn(props: BoardColumnProps) {
  const { column, count, query, selected, chosen, takesFocus, isTarget } = props;
  const { onFocused, onSelect, onChoose, onOpen, onAside, onMoveAside, onDrag, onDrop } = props;
  const list = useMemoryList({ ...query, categoryId: column.category?.id ?? null, directly: true });
  const now = useNow(30_000);
  const element = useRef<HTMLDivElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { show } = list;
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    count: list.count,
    getScrollElement: () => element.current,
    estimateSize: () => cardHeight,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const at = selected === null ? -1 : list.indexOf(selected);
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);

  const select = (index: number) => {
    const memory = list.rowAt(Math.min(Math.max(index, 0), list.count - 1));
    if (!memory) return;
    onSelect(memory.id);
    virtual.scrollToIndex(index);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const aside = asides[event.key];
    const step = steps[event.key];
    if (aside !== undefined) {
      const memory = list.rowAt(at);
      if (!event.altKey) onAside(aside);
      else if (memory) onMoveAside(memory, aside);
    } else if (event.altKey) return;
    else if (step !== undefined) select(at < 0 ? 0 : at + step);
    else if (event.key === 'Home') select(0);
    else if (event.key === 'End') select(list.count - 1);
    else if (event.key === 'Enter' && at >= 0) onOpen();
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, { id }: MemorySummary) => {
    if (event.ctrlKey || event.metaKey) onChoose(toggled(chosen, id, selected), id);
    else onSelect(id);
  };

  const shown = list.total ?? count;
  const active = at < 0 ? undefined : list.rowAt(at);
  const over = isTarget && isOver;
  return (
    <section
      aria-label={
        shown === null ? column.name : t('browse.boardColumn', { category: column.name, count: shown })
      }
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onDrop();
      }}
      className={classNames(
        'flex h-full flex-col rounded-control border bg-surface-2',
        over ? 'border-accent-ink' : 'border-line',
      )}
    >
      <h2 className="flex shrink-0 items-center gap-2 px-2.5 py-2 font-semibold">
        <span
          aria-hidden
          className={classNames(
            'size-2.5 shrink-0 rounded-round',
            column.category?.colour ? `app-slot-${column.category.colour}` : 'border border-line-strong',
          )}
        />
        <span title={column.name} className="min-w-0 flex-1 truncate">
          {column.name}
        </span>
        {shown !== null && <span className="text-small font-normal text-ink-2">{formatNumber(shown)}</span>}
      </h2>
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <div
        ref={element}
        // A list box without an option in it is none.
        role={list.count > 0 ? 'listbox' : 'group'}
        aria-label={column.name}
        aria-multiselectable={list.count > 0 || undefined}
        aria-activedescendant={active && cardId(active.id)}
        tabIndex={0}
        onKeyDown={press}
        onFocus={onFocused}
        className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2 -outline-offset-2"
      >
        <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const memory = list.rowAt(index);
            const place = { height: size, transform: `translateY(${start}px)` };
            if (!memory)
              return (
                <div key={index} role="presentation" className="absolute top-0 w-full py-0.5" style={place}>
                  <div className="skeleton h-full rounded-control" />
                </div>
              );
            const isChosen = countOf(chosen) > 0 ? holds(chosen, memory.id) : memory.id === selected;
            return (
              <div
                key={index}
                id={cardId(memory.id)}
                role="option"
                aria-selected={isChosen}
                aria-posinset={index + 1}
                aria-setsize={list.total ?? -1}
                draggable
                onClick={(event) => click(event, memory)}
                onDoubleClick={onOpen}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', memory.title);
                  event.dataTransfer.effectAllowed = 'move';
                  onDrag(memory);
                }}
                onDragEnd={() => onDrag(null)}
                className="absolute top-0 w-full py-0.5 select-none"
                style={place}
              >
                <Card memory={memory} now={now} selected={isChosen} />
              </div>
            );
          })}
        </div>
        {list.total === 0 && (
          <p role="presentation" className="px-1 py-3 text-center text-small text-ink-2">
            {t('browse.boardEmpty')}
          </p>
        )}
      </div>
    </section>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 5,
  PageUp: -5,
};
const asides: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

function cardId(id: MemoryId): string {
  return `card-${id}`;
}

interface CardProps {
  readonly memory: MemorySummary;
  readonly now: number;
  readonly selected: boolean;
}

function Card({ memory, now, selected }: CardProps) {
  const { name, icon: Icon } = kindWords[memory.kind];
  return (
    <div
      className={classNames(
        'flex h-full flex-col justify-between gap-1 rounded-control border px-2.5 py-1.5',
        selected ? 'border-accent-ink bg-accent-soft' : 'border-line bg-surface-1',
      )}
    >
      <span className="line-clamp-2 leading-tight font-medium break-words">{memory.title}</span>
      <span className="flex items-center gap-1.5 text-small text-ink-2">
        <Icon size={13} role="img" aria-label={name} className="shrink-0" />
        <span className="min-w-0 flex-1 truncate">{memory.tags.join(', ')}</span>
        {memory.pinned && (
          <Pin size={12} role="img" aria-label={t('browse.pinned')} className="shrink-0 text-accent-ink" />
        )}
        <time
          dateTime={new Date(memory.occurredAt).toISOString()}
          title={formatExact(memory.occurredAt)}
          className="shrink-0"
        >
          {formatRelative(memory.occurredAt, now)}
        </time>
      </span>
    </div>
  );
}
