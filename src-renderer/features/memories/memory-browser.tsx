/** The memories of one tab: which ones, the list, and beside it the selected one in full. */
import { SearchX, Sparkles, Waypoints } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { formatCount } from '../../ui/sizes.ts';
import { Toast } from '../../ui/toast.tsx';
import { AbsorbStrip } from './absorb-strip.tsx';
import { allThatFit } from './all-that-fit.ts';
import { BrowseBar, type Layout } from './browse-bar.tsx';
import { everything, filterOf, narrows, queryOf, type BrowseFilter, type Shown } from './browse-filter.ts';
import { CategoryFilter, EmptyCategory } from './category-filter.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { MemoryDetail } from './memory-detail.tsx';
import { memoryCommand } from './memory-keys.ts';
import { MemoryList } from './memory-list.tsx';
import type { SourceDoors } from './memory-sources.tsx';
import { NoMemories } from './no-memories.tsx';
import { NoScopedMemories } from './no-scoped-memories.tsx';
import { ScopeFilter } from './scope-filter.tsx';
import { useMemoryActions, type MemoryActions } from './use-memory-actions.ts';
import { MemoryTableHead } from './memory-table-row.tsx';
import { useMemoryList } from './use-memory-list.ts';

/** `g` and a second key so soon after it go to another view: `g p` pins nothing. */
const pairMs = 1500;
/** So long after the last key what was typed is looked for. */
const typingMs = 80;

interface MemoryBrowserProps {
  /** Null: all kinds. */
  readonly kind: MemoryKind | null;
  /** Secrets that wait to be classified. */
  readonly candidates: number;
  readonly opened: MemoryId | null;
  readonly onOpen: (id: MemoryId | null) => void;
  readonly onTidy: () => void;
  /** Through the secrets that wait. */
  readonly onQueue: () => void;
  readonly onMap: () => void;
  /** Whose conversation memory is shown; null for the owner's own. */
  readonly scope: string | null;
  readonly onScope: (scope: string | null) => void;
  /** The category that is shown, with all that is in it; null for everything. */
  readonly category: number | null;
  readonly onCategory: (id: number | null) => void;
  /** To the files of conversation memory. */
  readonly onFiles: () => void;
  readonly doors: SourceDoors;
}

export function MemoryBrowser(props: MemoryBrowserProps) {
  const {
    kind,
    candidates,
    opened,
    onOpen,
    onTidy,
    onQueue,
    onMap,
    scope,
    onScope,
    category,
    onCategory,
    onFiles,
    doors,
  } = props;
  const [filter, setFilter] = useState<BrowseFilter>(everything);
  const [layout, setLayout] = useState<Layout>('list');
  const [chosen, setChosen] = useState<ReadonlySet<MemoryId>>(new Set());
  const [isGathering, setIsGathering] = useState(false);
  const { shown } = filter;
  const typed = useSettled(filter.text, typingMs);
  const [editing, setEditing] = useState<MemoryId | null>(null);
  const query = queryOf({ ...filter, text: typed }, { kind, scope, categoryId: category });
  const list = useMemoryList(query);
  const plainActions = useMemoryActions();
  const listElement = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const goSince = useRef(-Infinity);
  const selectedId = opened ?? list.rowAt(0)?.id ?? null;
  const memory = selectedId === null ? undefined : list.rowAt(list.indexOf(selectedId));

  /** What goes from the list gives the selection to its neighbour. */
  const leave = (gone: { readonly id: MemoryId }) => {
    const at = list.indexOf(gone.id);
    if (at >= 0) onOpen((list.rowAt(at + 1) ?? list.rowAt(at - 1))?.id ?? null);
  };
  const actions: MemoryActions = {
    ...plainActions,
    remove(gone) {
      plainActions.remove(gone);
      leave(gone);
    },
    setArchived(gone, archived) {
      plainActions.setArchived(gone, archived);
      leave(gone);
    },
  };
  const areArchived = shown === 'archived';
  const actOnChosen = (command: 'archive' | 'delete' | 'confirm') => {
    const ids = [...chosen];
    if (command === 'archive') actions.archiveAll(ids, !areArchived);
    else if (command === 'delete') actions.removeAll(ids);
    else actions.confirmAll(ids);
    setChosen(new Set());
    if (command !== 'confirm') onOpen(null);
    listElement.current?.focus();
  };
  const chooseAll = () => {
    setIsGathering(true);
    void allThatFit(query)
      .then((ids) => setChosen(new Set(ids)))
      .catch(list.retry)
      .finally(() => setIsGathering(false));
  };
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
    const isSecondOfPair = event.timeStamp - goSince.current < pairMs;
    goSince.current = event.key === 'g' ? event.timeStamp : -Infinity;
    if (isSecondOfPair) return;
    if (event.key === 'Escape' && editing !== null) {
      setEditing(null);
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && pane.current?.contains(event.target as Node)) {
      listElement.current?.focus();
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && chosen.size > 0) {
      setChosen(new Set());
      event.preventDefault();
      return;
    }
    const command = memoryCommand(event);
    if (command === null || actions.busy) return;
    if (chosen.size > 0 && (command === 'archive' || command === 'delete')) {
      actOnChosen(command);
      event.preventDefault();
      return;
    }
    if (command === 'undo') {
      if (!actions.done) return;
      actions.undo(actions.done.step);
    } else if (!memory) return;
    else if (command === 'edit') setEditing(memory.id);
    else if (command === 'pin') actions.setPinned(memory, !memory.pinned);
    else if (command === 'delete') actions.remove(memory);
    else if (memory.state === 'active' || memory.state === 'archived')
      actions.setArchived(memory, memory.state === 'active');
    event.preventDefault();
  };

  const keepTo = (next: BrowseFilter) => {
    setFilter(next);
    setChosen(new Set());
    onOpen(null);
    listElement.current?.scrollTo({ top: 0 });
  };
  const show = (next: Shown) => keepTo({ ...filter, shown: next });
  const isNarrowed = narrows(filter);
  const isEmpty = list.state === 'answered' && list.total === 0 && opened === null && !isNarrowed;
  const filters = (
    <Filters
      kind={kind}
      shown={shown}
      candidates={candidates}
      onShow={show}
      onTidy={onTidy}
      onQueue={onQueue}
      onMap={onMap}
      count={list.total === null ? null : list.total}
      isLooking={list.isLooking}
      whose={
        <>
          <ScopeFilter scope={scope} onScope={onScope} />
          <CategoryFilter category={category} onCategory={onCategory} />
        </>
      }
      bar={
        isEmpty ? null : (
          <BrowseBar
            filter={filter}
            onFilter={keepTo}
            layout={layout}
            onLayout={setLayout}
            asSaved={{ ...query, text: filter.text.trim() }}
            onSaved={(saved) => {
              keepTo(filterOf(saved));
              onScope(saved.filter.scope);
              onCategory(saved.filter.categoryId);
            }}
          />
        )
      }
    />
  );

  return (
    <div className="relative flex min-h-0 flex-1 flex-col" onKeyDown={press}>
      {isEmpty ? (
        <div className="flex min-h-0 flex-1 flex-col">
          {filters}
          {actions.error && <ErrorNotice error={actions.error} />}
          <div className="min-h-0 flex-1">
            {scope !== null && shown === 'current' ? (
              <NoScopedMemories scope={scope} onFiles={onFiles} onOwn={() => onScope(null)} />
            ) : category !== null ? (
              <EmptyCategory onShowAll={() => onCategory(null)} />
            ) : (
              <NoMemories kind={kind} shown={shown} onShowAll={() => show('current')} />
            )}
          </div>
        </div>
      ) : (
        <div className="flex min-h-0 flex-1">
          <div
            className={classNames(
              'flex min-w-70 shrink-0 flex-col border-r border-line',
              layout === 'list' ? 'w-[42%] max-w-[520px]' : 'w-[64%]',
            )}
          >
            {filters}
            {chosen.size > 0 && (
              <ChosenBar
                count={chosen.size}
                onAll={list.total === chosen.size ? null : chooseAll}
                areArchived={areArchived}
                busy={isGathering || actions.busy}
                onCommand={actOnChosen}
                onClear={() => {
                  setChosen(new Set());
                  listElement.current?.focus();
                }}
              />
            )}
            {layout === 'table' && <MemoryTableHead filter={filter} onFilter={keepTo} />}
            {list.state === 'failed' && list.error ? (
              <div className="px-3">
                <ErrorNotice error={list.error} onRetry={list.retry} />
              </div>
            ) : list.state === 'waiting' ? (
              <Waiting />
            ) : list.total === 0 && isNarrowed ? (
              <NothingFound onClear={() => keepTo({ ...everything, shown })} />
            ) : (
              <MemoryList
                list={list}
                layout={layout}
                selected={selectedId}
                chosen={chosen}
                onSelect={(id) => {
                  setChosen(new Set());
                  onOpen(id);
                }}
                onChoose={(ids, last) => {
                  setChosen(new Set(ids.length > 1 ? ids : []));
                  onOpen(last);
                }}
                onOpen={() => pane.current?.focus()}
                element={listElement}
              />
            )}
          </div>
          <section
            ref={pane}
            tabIndex={-1}
            aria-label="Memory"
            className="min-w-0 flex-1 overflow-y-auto p-4 focus-visible:outline-none"
          >
            <div className="flex max-w-[760px] flex-col gap-3">
              {actions.error && <ErrorNotice error={actions.error} />}
              {selectedId !== null && (
                <MemoryDetail
                  id={selectedId}
                  actions={actions}
                  editing={editing === selectedId}
                  onEdit={(on) => {
                    setEditing(on ? selectedId : null);
                    if (!on) listElement.current?.focus();
                  }}
                  onOpenMemory={onOpen}
                  doors={doors}
                />
              )}
            </div>
          </section>
        </div>
      )}
      <AbsorbStrip />
      {actions.done && (
        <Toast
          key={actions.done.step}
          text={actions.done.words}
          action={{ label: 'Undo', run: () => actions.undo(actions.done!.step) }}
          onClose={actions.forget}
        />
      )}
    </div>
  );
}

interface FiltersProps {
  readonly kind: MemoryKind | null;
  readonly shown: Shown;
  readonly candidates: number;
  readonly onShow: (shown: Shown) => void;
  readonly onTidy: () => void;
  /** Through the secrets that wait. */
  readonly onQueue: () => void;
  readonly onMap: () => void;
  readonly whose: ReactNode;
  readonly bar: ReactNode;
  /** Null: not known yet. */
  readonly count: number | null;
  readonly isLooking: boolean;
}

function Filters(props: FiltersProps) {
  const { kind, shown, candidates, onShow, onTidy, onQueue, onMap, whose, bar, count, isLooking } = props;
  return (
    <div className="flex shrink-0 flex-col gap-2 px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <SelectField
          label="Which ones"
          value={shown}
          options={shownChoices.filter(({ value }) => kind === 'vault' || value !== 'candidates')}
          onChange={onShow}
        />
        {whose}
        <div className="ml-auto flex">
          {kind === 'semantic' && (
            <Button tone="quiet" icon={Waypoints} onClick={onMap}>
              {t('kinds.mapOpenView')}
            </Button>
          )}
          <Button tone="quiet" icon={Sparkles} onClick={onTidy}>
            {t('kinds.tidyTitle')}
          </Button>
        </div>
      </div>
      {bar}
      {bar !== null && (
        <p role="status" className="text-small text-ink-2">
          {count !== null
            ? formatCount(count, 'memory', 'memories')
            : isLooking
              ? 'Looking …'
              : 'More as you scroll'}
        </p>
      )}
      {kind === 'vault' && candidates > 0 && (
        <div className="flex items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-0 flex-1">{t('kinds.queueWaiting', { count: candidates })}</p>
          <Button onClick={onQueue}>{t('kinds.queueOpen')}</Button>
        </div>
      )}
    </div>
  );
}

const shownChoices: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'current', label: 'Current' },
  { value: 'candidates', label: 'Waiting for you' },
  { value: 'unconfirmed', label: 'Unconfirmed' },
  { value: 'archived', label: 'Archived' },
  { value: 'superseded', label: 'Superseded' },
  { value: 'deleted', label: 'Deleted, not yet erased' },
];

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="Nothing fits">
      <p>No memory here has all of what you ask for.</p>
      <Button onClick={onClear}>Clear the filters</Button>
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div aria-label="Loading" role="status" className="flex flex-col gap-1 px-3">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="skeleton h-[54px] rounded-control" />
      ))}
    </div>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
