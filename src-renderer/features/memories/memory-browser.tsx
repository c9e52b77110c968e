/** The memories of one tab: which ones, the list, and beside it the selected one in full. */
import { Sparkles } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { Toast } from '../../ui/toast.tsx';
import { AbsorbStrip } from './absorb-strip.tsx';
import { CategoryFilter, EmptyCategory } from './category-filter.tsx';
import { MemoryDetail } from './memory-detail.tsx';
import { memoryCommand } from './memory-keys.ts';
import { MemoryList } from './memory-list.tsx';
import type { SourceDoors } from './memory-sources.tsx';
import { NoMemories } from './no-memories.tsx';
import { NoScopedMemories } from './no-scoped-memories.tsx';
import { ScopeFilter } from './scope-filter.tsx';
import { useMemoryActions, type MemoryActions } from './use-memory-actions.ts';
import { useMemoryList, type Shown } from './use-memory-list.ts';

/** `g` and a second key so soon after it go to another view: `g p` pins nothing. */
const pairMs = 1500;

interface MemoryBrowserProps {
  /** Null: all kinds. */
  readonly kind: MemoryKind | null;
  /** Secrets that wait to be classified. */
  readonly candidates: number;
  readonly opened: MemoryId | null;
  readonly onOpen: (id: MemoryId | null) => void;
  readonly onTidy: () => void;
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
  const { kind, candidates, opened, onOpen, onTidy, scope, onScope, category, onCategory, onFiles, doors } =
    props;
  const [shown, setShown] = useState<Shown>('current');
  const [editing, setEditing] = useState<MemoryId | null>(null);
  const list = useMemoryList({ kind, shown, scope, categoryId: category });
  const plainActions = useMemoryActions();
  const listElement = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const goSince = useRef(-Infinity);
  const selectedId = opened ?? list.memories[0]?.id ?? null;
  const memory = list.memories.find(({ id }) => id === selectedId);

  /** What goes from the list gives the selection to its neighbour. */
  const leave = (gone: { readonly id: MemoryId }) => {
    const at = list.memories.findIndex(({ id }) => id === gone.id);
    if (at >= 0) onOpen((list.memories[at + 1] ?? list.memories[at - 1])?.id ?? null);
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
    const command = memoryCommand(event);
    if (command === null || actions.busy) return;
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

  const show = (next: Shown) => {
    setShown(next);
    onOpen(null);
  };
  const filters = (
    <Filters
      kind={kind}
      shown={shown}
      candidates={candidates}
      onShow={show}
      onTidy={onTidy}
      whose={
        <>
          <ScopeFilter scope={scope} onScope={onScope} />
          <CategoryFilter category={category} onCategory={onCategory} />
        </>
      }
    />
  );
  const isEmpty = list.state === 'answered' && list.memories.length === 0 && opened === null;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col" onKeyDown={press}>
      {isEmpty ? (
        <>
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
        </>
      ) : (
        <div className="flex min-h-0 flex-1">
          <div className="flex w-[42%] max-w-[520px] min-w-70 shrink-0 flex-col border-r border-line">
            {filters}
            {list.state === 'failed' && list.error ? (
              <div className="px-3">
                <ErrorNotice error={list.error} onRetry={list.retry} />
              </div>
            ) : list.state === 'waiting' ? (
              <Waiting />
            ) : (
              <MemoryList
                list={list}
                selected={selectedId}
                onSelect={onOpen}
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
  readonly whose: ReactNode;
}

function Filters({ kind, shown, candidates, onShow, onTidy, whose }: FiltersProps) {
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
        <Button tone="quiet" icon={Sparkles} className="ml-auto" onClick={onTidy}>
          Tidy up
        </Button>
      </div>
      {kind === 'vault' && shown !== 'candidates' && candidates > 0 && (
        <div className="flex items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-0 flex-1">
            {formatCount(candidates, 'secret waits', 'secrets wait')} to be classified.
          </p>
          <Button onClick={() => onShow('candidates')}>Go through them</Button>
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
