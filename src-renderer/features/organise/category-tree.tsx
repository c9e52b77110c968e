/** The tree of categories: moved by dragging, or with Alt and the arrows; the arrows alone select. */
import { useId, useState, type DragEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Output } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { colourClass } from './category-colours.ts';
import {
  countWithin,
  levelOf,
  placeByKey,
  placeOfDrop,
  zoneAt,
  type Direction,
  type Place,
  type Zone,
} from './tree-moves.ts';

export type Categories = Output<'organise.categories'>;

interface CategoryTreeProps {
  readonly categories: Categories;
  readonly selected: number | null;
  readonly element: RefObject<HTMLUListElement | null>;
  readonly onSelect: (id: number) => void;
  readonly onMove: (id: number, place: Place) => void;
  /** Enter: to its name. */
  readonly onEdit: () => void;
  readonly onDelete: (id: number) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

function counted(categories: Categories) {
  return categories.map((category) => ({ category, memories: countWithin(categories, category) }));
}

export function CategoryTree(props: CategoryTreeProps) {
  const { categories, selected, element, onSelect, onMove, onEdit, onDelete } = props;
  const treeId = useId();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<{ readonly id: number; readonly zone: Zone } | null>(null);
  const at = categories.findIndex(({ id }) => id === selected);

  const press = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    const step = event.key === 'ArrowUp' || event.key === 'k' ? -1 : 1;
    if (event.altKey && direction !== undefined) {
      const place = selected === null ? null : placeByKey(categories, selected, direction);
      if (place && selected !== null) onMove(selected, place);
    } else if (['ArrowUp', 'ArrowDown', 'j', 'k'].includes(event.key)) {
      const next = categories[Math.min(categories.length - 1, Math.max(0, at + step))];
      if (next) onSelect(next.id);
    } else if (event.key === 'Home' || event.key === 'End') {
      const end = event.key === 'Home' ? categories[0] : categories.at(-1);
      if (end) onSelect(end.id);
    } else if (event.key === 'Enter' || event.key === 'F2' || event.key === 'e') onEdit();
    else if ((event.key === '#' || event.key === 'Delete') && selected !== null) onDelete(selected);
    else return;
    event.preventDefault();
  };

  const dragOver = (event: DragEvent, id: number) => {
    if (dragged === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const zone = zoneAt((event.clientY - box.top) / box.height);
    const isPlace = placeOfDrop(categories, dragged, id, zone) !== null;
    setOver(isPlace ? { id, zone } : null);
    if (isPlace) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const place = dragged !== null && over && placeOfDrop(categories, dragged, over.id, over.zone);
    if (place && dragged !== null) onMove(dragged, place);
    setDragged(null);
    setOver(null);
  };

  return (
    <ul
      ref={element}
      role="tree"
      aria-label={t('organise.categories')}
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `${treeId}-${selected}` : undefined}
      onKeyDown={press}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto p-1"
    >
      {counted(categories).map(({ category, memories }) => (
        <li
          key={category.id}
          id={`${treeId}-${category.id}`}
          role="treeitem"
          aria-level={levelOf(categories, category)}
          aria-selected={category.id === selected}
          aria-label={t('organise.categoryRow', { name: category.name, count: memories })}
          draggable
          onClick={() => onSelect(category.id)}
          onDoubleClick={onEdit}
          onDragStart={(event) => {
            event.dataTransfer.setData('text/plain', category.name);
            event.dataTransfer.effectAllowed = 'move';
            setDragged(category.id);
            onSelect(category.id);
          }}
          onDragOver={(event) => dragOver(event, category.id)}
          onDrop={drop}
          onDragEnd={() => {
            setDragged(null);
            setOver(null);
          }}
          style={{ paddingLeft: `${8 + (levelOf(categories, category) - 1) * 20}px` }}
          className={classNames(
            'flex h-9 shrink-0 cursor-default items-center gap-2.5 rounded-control border-y-2 border-transparent pr-2.5',
            category.id === selected ? 'bg-accent-soft text-accent-ink' : 'hover:bg-surface-2',
            category.id === dragged && 'opacity-50',
            over?.id === category.id && over.zone === 'before' && 'border-t-accent',
            over?.id === category.id && over.zone === 'after' && 'border-b-accent',
            over?.id === category.id &&
              over.zone === 'inside' &&
              'outline-2 -outline-offset-2 outline-accent',
          )}
        >
          <span
            aria-hidden
            className={classNames('size-3 shrink-0 rounded-round', colourClass(category.colour))}
          />
          <span className="min-w-0 flex-1 truncate">{category.name}</span>
          <span className="text-small">{formatNumber(memories)}</span>
        </li>
      ))}
    </ul>
  );
}
