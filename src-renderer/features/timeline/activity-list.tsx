/** The activities of a day as a list, the gaps among them with their reason. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { t } from '../../messages/t.ts';
import { useColours } from '../../ui/use-colours.ts';
import { classNames } from '../../ui/class-names.ts';
import type { ColourOf } from '../../ui/colour-slot.ts';
import { formatDuration, formatExact, formatTime } from '../../ui/times.ts';
import { gapWords, type DayRow } from './day-rows.ts';

interface ActivityListProps {
  readonly rows: readonly DayRow[];
  readonly selected: number | null;
  readonly onSelect: (row: DayRow) => void;
  readonly onOpen: (row: DayRow) => void;
}

const rowHeight = 56;
const gapHeight = 32;

export function ActivityList({ rows, selected, onSelect, onOpen }: ActivityListProps) {
  const colourOf = useColours(useForemostApplications());
  const scroller = useRef<HTMLDivElement>(null);
  // The virtualizer's functions may not be kept by the compiler; nothing here keeps them.
  // eslint-disable-next-line react-hooks/incompatible-library -- see the line above
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'gap' ? gapHeight : rowHeight),
    getItemKey: (index) => `${rows[index]?.kind}-${rows[index]?.startedAt}-${index}`,
    overscan: 8,
  });
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected);
  }, [selected, virtual]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const row = selected === null ? undefined : rows[selected];
    if (step !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, (selected ?? -1) + step))];
      if (next) onSelect(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && row) onOpen(row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={t('timeline.activities')}
      aria-activedescendant={selected === null ? undefined : `activity-${selected}`}
      tabIndex={0}
      onKeyDown={press}
      className="h-full overflow-y-auto px-3 pb-3 -outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={key}
                id={`activity-${index}`}
                role="option"
                aria-selected={index === selected}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                onClick={() => onSelect(row)}
                onDoubleClick={() => onOpen(row)}
                className={classNames(
                  'absolute top-0 left-0 flex w-full items-center gap-3 rounded-control border px-2',
                  index === selected
                    ? 'border-accent-ink bg-accent-soft'
                    : 'border-transparent hover:bg-surface-2',
                )}
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <time
                  title={formatExact(row.startedAt)}
                  className="w-15 shrink-0 text-right whitespace-nowrap text-ink-2"
                >
                  {formatTime(row.startedAt)}
                </time>
                <RowBody row={row} colourOf={colourOf} />
                <span className="shrink-0 text-small text-ink-2">
                  {formatDuration(row.endedAt - row.startedAt)}
                </span>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

interface RowBodyProps {
  readonly row: DayRow;
  readonly colourOf: ColourOf;
}

function RowBody({ row, colourOf }: RowBodyProps) {
  if (row.kind === 'gap') {
    return (
      <>
        <span aria-hidden className="gap-hatch h-4 w-1 shrink-0 rounded-[2px]" />
        <span className="min-w-0 flex-1 truncate text-ink-2">{gapWords[row.gap]}</span>
      </>
    );
  }
  const { application, title, excerpt } = row.activity;
  return (
    <>
      <span aria-hidden className={classNames('h-9 w-1 shrink-0 rounded-[2px]', colourOf(application))} />
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 gap-2">
          <span className="max-w-40 shrink-0 truncate font-semibold">
            {application ?? t('timeline.unknown')}
          </span>
          <span className="truncate text-ink-2">{title ?? t('timeline.noTitle')}</span>
        </span>
        <span className="block truncate text-small text-ink-2">{excerpt}</span>
      </span>
    </>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -Infinity,
  End: Infinity,
};
