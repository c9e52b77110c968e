/** One memory as a row of the table, and the head above it whose names put it in order. */
import { ArrowDown, ArrowUp, Pin } from 'lucide-react';
import type { MemoryOrder, MemorySummary } from '../../../src-preload/contract/memory.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { sortedBy, type BrowseFilter } from './browse-filter.ts';

const columns = 'grid grid-cols-[minmax(0,3fr)_minmax(0,1.2fr)_minmax(0,1.2fr)_6rem_6rem_4rem] gap-3 px-2.5';

interface MemoryTableRowProps {
  readonly memory: MemorySummary;
  readonly now: number;
  readonly selected: boolean;
}

export function MemoryTableRow({ memory, now, selected }: MemoryTableRowProps) {
  const categories = useRequest('organise.categories', {}).data;
  const { name, icon: Icon } = kindWords[memory.kind];
  return (
    <div
      className={classNames(
        columns,
        'h-full items-center rounded-control border',
        selected ? 'border-accent-ink bg-accent-soft' : 'border-transparent hover:bg-surface-2',
      )}
    >
      <span className="flex min-w-0 items-center gap-2">
        <Icon size={14} role="img" aria-label={name} className="shrink-0 text-ink-2" />
        <span className="min-w-0 truncate font-medium">{memory.title}</span>
        {memory.pinned && (
          <Pin size={12} role="img" aria-label={t('memories.pinned')} className="shrink-0 text-accent-ink" />
        )}
      </span>
      <span className="truncate text-ink-2">
        {memory.categoryId !== null && categories ? categoryPath(categories, memory.categoryId) : ''}
      </span>
      <span className="truncate text-ink-2">{memory.tags.join(', ')}</span>
      <Moment at={memory.occurredAt} now={now} />
      <Moment at={memory.updatedAt} now={now} />
      <span className="text-right text-ink-2 tabular-nums">{Math.round(memory.confidence * 100)} %</span>
    </div>
  );
}

function Moment({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatExact(at)}
      className="truncate text-small text-ink-2"
    >
      {formatRelative(at, now)}
    </time>
  );
}

interface MemoryTableHeadProps {
  readonly filter: BrowseFilter;
  readonly onFilter: (filter: BrowseFilter) => void;
}

export function MemoryTableHead({ filter, onFilter }: MemoryTableHeadProps) {
  const sort = (order: MemoryOrder, label: string) => (
    <Head label={label} order={order} filter={filter} onSort={() => onFilter(sortedBy(filter, order))} />
  );
  return (
    <div role="group" aria-label={t('memories.tableOrder')} className="shrink-0 px-2">
      <div className={classNames(columns, 'items-center border-b border-line py-1')}>
        {sort('title', t('kinds.fieldTitle'))}
        <span className="truncate text-small text-ink-2" title={t('kinds.fieldCategory')}>
          {t('kinds.fieldCategory')}
        </span>
        <span className="truncate text-small text-ink-2" title={t('kinds.fieldTags')}>
          {t('kinds.fieldTags')}
        </span>
        {sort('happened', t('memories.happened'))}
        {sort('changed', t('memories.eventChanged'))}
        {sort('confidence', t('memories.headCertain'))}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly label: string;
  readonly order: MemoryOrder;
  readonly filter: BrowseFilter;
  readonly onSort: () => void;
}

function Head({ label, order, filter, onSort }: HeadProps) {
  const isOn = filter.order === order;
  const Icon = filter.descending ? ArrowDown : ArrowUp;
  const direction = isOn ? (filter.descending ? 'down' : 'up') : 'none';
  return (
    <button
      type="button"
      aria-label={t('memories.sortBy', { direction, label })}
      aria-pressed={isOn}
      className="flex min-w-0 items-center gap-1 text-left text-small font-medium text-ink-2 hover:text-ink-1"
      onClick={onSort}
    >
      <span className="truncate">{label}</span>
      {isOn && <Icon size={12} aria-hidden className="shrink-0" />}
    </button>
  );
}
