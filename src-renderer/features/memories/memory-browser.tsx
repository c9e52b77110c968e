/** The memories of one tab: which ones, the list, and beside it the selected one in full. */
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { request } from '../../client/bridge.ts';
import { countOf, named, noneChosen, whichOf, type Chosen, type Which } from '../../client/chosen.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { Toast } from '../../ui/toast.tsx';
import { AbsorbStrip } from './absorb-strip.tsx';
import { BrowseBar } from './browse-bar.tsx';
import { everything, filterOf, narrows, queryOf, type BrowseFilter, type Shown } from './browse-filter.ts';
import { Filters, NothingFound, Waiting } from './browser-parts.tsx';
import { CategoryFilter, EmptyCategory } from './category-filter.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { ChosenDialog } from './chosen-dialog.tsx';
import type { ChosenTask } from './chosen-task.ts';
import type { MemoriesPlace } from './memories-place.ts';
import { MemoryBoard } from './memory-board.tsx';
import { MemoryDetail } from './memory-detail.tsx';
import { memoryCommand } from './memory-keys.ts';
import { MemoryList } from './memory-list.tsx';
import type { MemoryDoors } from './memory-ties.tsx';
import { NoMemories } from './no-memories.tsx';
import { NoScopedMemories } from './no-scoped-memories.tsx';
import { OneMoreMenu } from './one-more-menu.tsx';
import { ScopeFilter } from './scope-filter.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { StepProgress } from './step-progress.tsx';
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
  readonly place: MemoriesPlace;
  readonly opened: MemoryId | null;
  readonly onOpen: (id: MemoryId | null) => void;
  readonly onTidy: () => void;
  /** Through the secrets that wait. */
  readonly onQueue: () => void;
  readonly onMap: () => void;
  /** The category that is shown, with all that is in it; null for everything. */
  readonly category: number | null;
  readonly onCategory: (id: number | null) => void;
  /** To the files of conversation memory. */
  readonly onFiles: () => void;
  readonly doors: MemoryDoors;
}

export function MemoryBrowser(props: MemoryBrowserProps) {
  const {
    kind,
    candidates,
    place,
    opened,
    onOpen,
    onTidy,
    onQueue,
    onMap,
    category,
    onCategory,
    onFiles,
    doors,
  } = props;
  const { filter, setFilter, layout, setLayout, chosen, setChosen, scope, wish } = place;
  const [task, setTask] = useState<{ readonly task: ChosenTask; readonly chosen: Chosen } | null>(null);
  const [splitting, setSplitting] = useState(false);
  const [isGathering, setIsGathering] = useState(false);
  const { shown } = filter;
  const isSeveral = countOf(chosen) > 0;
  const typed = useSettled(filter.text, typingMs);
  const [editing, setEditing] = useState<MemoryId | null>(null);
  const query = queryOf({ ...filter, text: typed }, { kind, scope, categoryId: category });
  const list = useMemoryList(query);
  const plainActions = useMemoryActions();
  const listElement = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const goSince = useRef(-Infinity);
  const isBoard = layout === 'board';
  const selectedId = opened ?? (isBoard ? null : (list.rowAt(0)?.id ?? null));
  const row = selectedId === null ? undefined : list.rowAt(list.indexOf(selectedId));
  // A card of the board may be on none of the pages of the list.
  const isFar = selectedId !== null && !row;
  const full = useRequest('memory.get', { id: selectedId ?? noMemory }, { enabled: isFar }).data?.memory;
  const memory = row ?? full;
  const onScope = (next: string | null) => {
    place.setScope(next);
    onOpen(null);
  };

  /** What goes from the list gives the selection to its neighbour. */
  const leave = (gone: { readonly id: MemoryId }) => {
    const at = list.indexOf(gone.id);
    if (isBoard) onOpen(null);
    else if (at >= 0) onOpen((list.rowAt(at + 1) ?? list.rowAt(at - 1))?.id ?? null);
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
  const pinAll = (which: Which, pinned: boolean) =>
    actions.changeMany(which, { type: 'pin', pinned }, (count) =>
      t(pinned ? 'browse.donePinned' : 'browse.doneUnpinned', { count }),
    );
  const actOnChosen = (command: 'archive' | 'delete' | 'confirm') => {
    const which = whichOf(chosen);
    if (command === 'archive') actions.archiveAll(which, !areArchived);
    else if (command === 'delete') actions.removeAll(which);
    else actions.confirmAll(which);
    setChosen(noneChosen);
    if (command !== 'confirm') onOpen(null);
    listElement.current?.focus();
  };
  const fulfil = useEffectEvent(() => {
    if (wish === null || !memory || actions.busy) return;
    place.setWish(null);
    if (wish === 'pin') {
      if (isSeveral) pinAll(whichOf(chosen), !memory.pinned);
      else actions.setPinned(memory, !memory.pinned);
    } else if (isSeveral) actOnChosen('archive');
    else actions.setArchived(memory, memory.state === 'active');
  });
  useEffect(() => fulfil(), [wish, memory]);
  const chooseAll = () => {
    setIsGathering(true);
    void request('memory.choose', { filter: query })
      .then(({ ids, ...all }) =>
        setChosen(ids ? named(ids) : { ids: new Set(), all: { ...all, filter: query } }),
      )
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
    if (event.key === 'Escape' && (isSeveral || (isBoard && opened !== null))) {
      if (isSeveral) setChosen(noneChosen);
      else onOpen(null);
      event.preventDefault();
      return;
    }
    const command = memoryCommand(event);
    if (command === null || actions.busy) return;
    if (isSeveral && (command === 'archive' || command === 'delete')) {
      actOnChosen(command);
      event.preventDefault();
      return;
    }
    if (isSeveral && command === 'pin') {
      pinAll(whichOf(chosen), !(memory?.pinned ?? false));
      event.preventDefault();
      return;
    }
    if (command === 'undo') {
      if (actions.lastStep === null) return;
      actions.undo(actions.lastStep);
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
    setChosen(noneChosen);
    onOpen(null);
    listElement.current?.scrollTo({ top: 0 });
  };
  const select = (id: MemoryId) => {
    setChosen(noneChosen);
    onOpen(id);
  };
  const choose = (next: Chosen, last: MemoryId) => {
    setChosen(countOf(next) > 1 ? next : noneChosen);
    onOpen(last);
  };
  const rows = {
    selected: selectedId,
    chosen,
    onSelect: select,
    onChoose: choose,
    onOpen: () => pane.current?.focus(),
  };
  const show = (next: Shown) => keepTo({ ...filter, shown: next });
  const isNarrowed = narrows(filter);
  const isEmpty = list.state === 'answered' && list.total === 0 && opened === null && !isNarrowed && !isBoard;
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
              // Where the window is low, what stands above the list scrolls away with it.
              'flex min-w-70 shrink-0 flex-col overflow-y-auto border-r border-line',
              layout === 'list' && 'w-[42%] max-w-[520px]',
              layout === 'table' && 'w-[64%]',
              isBoard && 'min-w-0 flex-1',
            )}
          >
            {filters}
            {isSeveral && (
              <ChosenBar
                count={countOf(chosen)}
                onAll={list.total === countOf(chosen) ? null : chooseAll}
                areArchived={areArchived}
                busy={isGathering || actions.busy}
                onCommand={actOnChosen}
                onPin={(pinned) => pinAll(whichOf(chosen), pinned)}
                onTask={(chosenTask) => setTask({ task: chosenTask, chosen })}
                onClear={() => {
                  setChosen(noneChosen);
                  listElement.current?.focus();
                }}
              />
            )}
            {layout === 'table' && <MemoryTableHead filter={filter} onFilter={keepTo} />}
            {isBoard ? (
              <MemoryBoard
                query={query}
                category={category}
                {...rows}
                onMove={(which, to) =>
                  actions.changeMany(which, { type: 'file', categoryId: to?.id ?? null }, (count) =>
                    to
                      ? t('browse.doneFiled', { count, category: to.name })
                      : t('browse.doneUnfiled', { count }),
                  )
                }
              />
            ) : list.state === 'failed' && list.error ? (
              <div className="px-3">
                <ErrorNotice error={list.error} onRetry={list.retry} />
              </div>
            ) : list.state === 'waiting' ? (
              <Waiting />
            ) : list.total === 0 && isNarrowed ? (
              <NothingFound onClear={() => keepTo({ ...everything, shown })} />
            ) : (
              <MemoryList list={list} layout={layout} {...rows} element={listElement} />
            )}
          </div>
          <section
            ref={pane}
            tabIndex={-1}
            aria-label={t('memories.memory')}
            hidden={isBoard && opened === null && !actions.error}
            className={classNames(
              'min-w-0 overflow-y-auto p-4 focus-visible:outline-none',
              isBoard ? 'w-[38%] max-w-[520px] min-w-70 shrink-0' : 'flex-1',
            )}
          >
            <div className="flex max-w-[760px] flex-col gap-3">
              {isBoard && (
                <IconButton
                  icon={X}
                  label={t('browse.boardClose')}
                  className="self-end"
                  onClick={() => onOpen(null)}
                />
              )}
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
                  more={
                    <OneMoreMenu
                      busy={actions.busy}
                      onSplit={
                        memory?.state === 'active' && memory.kind !== 'core' && memory.kind !== 'vault'
                          ? () => setSplitting(true)
                          : null
                      }
                      onTask={(oneTask) => setTask({ task: oneTask, chosen: named([selectedId]) })}
                    />
                  }
                />
              )}
            </div>
          </section>
        </div>
      )}
      {(actions.busy || isGathering) && <StepProgress canStop={!actions.isUndoing} />}
      <AbsorbStrip />
      {task && (
        <ChosenDialog
          task={task.task}
          chosen={task.chosen}
          known={[...task.chosen.ids].flatMap((id) => list.rowAt(list.indexOf(id)) ?? [])}
          actions={actions}
          onDone={() => {
            const areGone = task.task === 'merge' || task.task === 'erase';
            // What fitted before may not fit any more.
            if (areGone || task.chosen.all) setChosen(noneChosen);
            if (areGone) onOpen(null);
            setTask(null);
          }}
          onClose={() => setTask(null)}
        />
      )}
      {splitting && memory && (
        <SplitDialog memory={memory} actions={actions} onClose={() => setSplitting(false)} />
      )}
      {actions.done && (
        <Toast
          key={actions.done.words}
          text={actions.done.words}
          {...undoOf(actions)}
          onClose={actions.forget}
        />
      )}
    </div>
  );
}

/** Asked for by nobody: only so that the question has a form. */
const noMemory = 'm_00000000000000_00000000' as MemoryId;

function undoOf({ done, undo }: MemoryActions) {
  const step = done?.step ?? null;
  return step === null ? {} : { action: { label: t('memories.undo'), run: () => undo(step) } };
}

/** Where keys mean something else than in the list: in fields, and in what lies over it. */
function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
