/**
 * The memories as a board: a column for each category and one for what is in none. Cards are dragged between them by the
 * platform's own drag and drop; Alt and an arrow do the same. Only the columns in sight are built.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import { holds, whichOf, type Chosen, type Which } from '../../client/chosen.ts';
import { useEvent } from '../../client/use-event.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { columnsOf } from './board-columns.ts';
import { BoardColumn } from './board-column.tsx';
import type { ListInput } from './use-memory-list.ts';

interface MemoryBoardProps {
  /** What the cards keep to, besides their category. */
  readonly query: ListInput;
  /** Only this category and what is in it; null for all. */
  readonly category: number | null;
  readonly selected: MemoryId | null;
  readonly chosen: Chosen;
  readonly onSelect: (id: MemoryId) => void;
  readonly onChoose: (chosen: Chosen, last: MemoryId) => void;
  readonly onOpen: () => void;
  /** Null: into no category. */
  readonly onMove: (which: Which, to: Category | null) => void;
}

const columnWidth = 248;

export function MemoryBoard(props: MemoryBoardProps) {
  const { query, category, selected, chosen, onSelect, onChoose, onOpen, onMove } = props;
  const categories = useRequest('organise.categories', {}).data;
  const client = useQueryClient();
  const columns = columnsOf(categories ?? [], category);
  const element = useRef<HTMLDivElement>(null);
  /** The column that takes the focus as soon as it is built. */
  const [wanted, setWanted] = useState<number | null>(null);
  const [dragged, setDragged] = useState<{ readonly which: Which; readonly from: number } | null>(null);
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => element.current,
    estimateSize: () => columnWidth,
    overscan: 1,
  });
  useEffect(() => {
    if (wanted !== null) virtual.scrollToIndex(wanted);
  }, [wanted, virtual]);
  useEvent('memory.changed', () => void client.invalidateQueries({ queryKey: ['organise.categories'] }));
  if (!categories) return null;
  const isPlain = query.kinds?.length === 0 && query.text === '' && query.states?.[0] === 'active';
  const go = (to: number) => {
    if (to >= 0 && to < columns.length) setWanted(to);
  };
  const moveTo = (which: Which, to: number) => {
    const column = columns[to];
    if (column) onMove(which, column.category);
  };
  const withAll = ({ id }: MemorySummary): Which => (holds(chosen, id) ? whichOf(chosen) : { ids: [id] });
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <p className="shrink-0 px-3 pb-2 text-small text-ink-2">
        {categories.length === 0 ? t('browse.boardNoCategories') : t('browse.boardHint')}
      </p>
      <div
        ref={element}
        role="group"
        aria-label={t('browse.board')}
        className="min-h-0 flex-1 overflow-x-auto overflow-y-hidden"
      >
        <div className="relative h-full" style={{ width: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const column = columns[index]!;
            return (
              <div
                key={column.key}
                className="absolute top-0 h-full p-1"
                style={{ width: size, transform: `translateX(${start}px)` }}
              >
                <BoardColumn
                  column={column}
                  count={isPlain ? column.count : null}
                  query={query}
                  selected={selected}
                  chosen={chosen}
                  takesFocus={index === wanted}
                  onFocused={() => setWanted(null)}
                  onSelect={onSelect}
                  onChoose={onChoose}
                  onOpen={onOpen}
                  onAside={(direction) => go(index + direction)}
                  onMoveAside={(memory, direction) => {
                    const to = index + direction;
                    if (to < 0 || to >= columns.length) return;
                    moveTo(withAll(memory), to);
                    go(to);
                  }}
                  onDrag={(memory) => setDragged(memory && { which: withAll(memory), from: index })}
                  isTarget={dragged !== null && dragged.from !== index}
                  onDrop={() => {
                    if (dragged) moveTo(dragged.which, index);
                    setDragged(null);
                  }}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
