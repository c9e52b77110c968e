/** The memories of one tab: which ones, the list, and beside it the selected one in full. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { countOf, named, noneChosen, type Chosen } from '../../client/chosen.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
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
import { MemoryList } from './memory-list.tsx';
import { MemoryPane } from './memory-pane.tsx';
import type { MemoryDoors } from './memory-ties.tsx';
import { NoMemories } from './no-memories.tsx';
import { NoScopedMemories } from './no-scoped-memories.tsx';
import { ScopeFilter } from './scope-filter.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { StepProgress } from './step-progress.tsx';
import { useBrowserKeys } from './use-browser-keys.ts';
import { useChosenActions } from './use-chosen-actions.ts';
import { useMemoryActions, type MemoryActions } from './use-memory-actions.ts';
import { MemoryTableHead } from './memory-table-row.tsx';
import { useMemoryList } from './use-memory-list.ts';

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
  const { shown } = filter;
  const isSeveral = countOf(chosen) > 0;
  const typed = useSettled(filter.text, typingMs);
  const [editing, setEditing] = useState<MemoryId | null>(null);
  const query = queryOf({ ...filter, text: typed }, { kind, scope, categoryId: category });
  const list = useMemoryList(query);
  const plainActions = useMemoryActions();
  const listElement = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
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
  /** What is being edited stays shown, whatever comes into the list above it. */
  const edit = (id: MemoryId) => {
    onOpen(id);
    setEditing(id);
  };
  const areArchived = shown === 'archived';
  const together = useChosenActions({
    place,
    query,
    areArchived,
    actions,
    onGone: () => onOpen(null),
    onFailed: list.retry,
    list: listElement,
  });
  const fulfil = useEffectEvent(() => {
    if (wish === null || !memory || actions.busy) return;
    place.setWish(null);
    if (wish === 'pin') {
      if (isSeveral) together.pin(!memory.pinned);
      else actions.setPinned(memory, !memory.pinned);
    } else if (isSeveral) together.act('archive');
    else actions.setArchived(memory, memory.state === 'active');
  });
  useEffect(() => fulfil(), [wish, memory]);
  const press = useBrowserKeys({
    memory,
    actions,
    isSeveral,
    editing,
    onEdit: edit,
    onStopEditing: () => setEditing(null),
    onActOnChosen: together.act,
    onPinChosen: () => together.pin(!(memory?.pinned ?? false)),
    onLeaveChosen: () => setChosen(noneChosen),
    onLeavePane: isBoard && opened !== null ? () => onOpen(null) : null,
    pane,
    list: listElement,
  });

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
                onAll={list.total === countOf(chosen) ? null : together.chooseAll}
                areArchived={areArchived}
                busy={together.isGathering || actions.busy}
                onCommand={together.act}
                onPin={together.pin}
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
          <MemoryPane
            element={pane}
            selected={selectedId}
            isBoard={isBoard}
            isOpen={opened !== null}
            onOpen={onOpen}
            actions={actions}
            editing={editing !== null && editing === selectedId}
            onEdit={(on) => {
              if (on && selectedId !== null) edit(selectedId);
              else setEditing(null);
              if (!on) listElement.current?.focus();
            }}
            doors={doors}
            onSplit={
              memory?.state === 'active' && memory.kind !== 'core' && memory.kind !== 'vault'
                ? () => setSplitting(true)
                : null
            }
            onTask={(id, oneTask) => setTask({ task: oneTask, chosen: named([id]) })}
          />
        </div>
      )}
      {(actions.busy || together.isGathering) && <StepProgress canStop={!actions.isUndoing} />}
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
