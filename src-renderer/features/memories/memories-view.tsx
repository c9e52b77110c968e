/** Memories: a tab for each kind, the list, and beside it the selected memory in full. */
import { Plus, Sparkles } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { kinds, kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { Toast } from '../../ui/toast.tsx';
import { AbsorbStrip } from './absorb-strip.tsx';
import { CoreEditors } from './core-editors.tsx';
import { memoryCommand } from './memory-keys.ts';
import { MemoryDetail } from './memory-detail.tsx';
import { MemoryList } from './memory-list.tsx';
import type { SourceDoors } from './memory-sources.tsx';
import { NewMemoryDialog } from './new-memory-dialog.tsx';
import { NoMemories } from './no-memories.tsx';
import { TidyDialog } from './tidy-dialog.tsx';
import { useMemoryActions } from './use-memory-actions.ts';
import { useMemoryList, type Shown } from './use-memory-list.ts';

type Tab = MemoryKind | 'all';

interface MemoriesViewProps {
  /** The memory that was opened last; kept by the workspace, so that others can open one. */
  readonly opened: MemoryId | null;
  readonly onOpen: (id: MemoryId | null) => void;
  readonly doors: SourceDoors;
}

export function MemoriesView({ opened, onOpen, doors }: MemoriesViewProps) {
  const [tab, setTab] = useState<Tab>('all');
  const [dialog, setDialog] = useState<'new' | 'tidy' | null>(null);
  const statistics = useRequest('memory.statistics', {}).data;
  const choose = (next: Tab) => {
    setTab(next);
    onOpen(null);
  };
  return (
    <>
      <h1 className="sr-only">Memories</h1>
      <Tabs
        label="Kinds of memory"
        value={tab}
        onChange={choose}
        tabs={[
          { value: 'all', label: 'All', count: statistics?.totalCount },
          ...kinds.map((kind) => ({
            value: kind,
            label: kindWords[kind].name,
            icon: kindWords[kind].icon,
            count: statistics?.perKind[kind],
            hint: kindWords[kind].holds,
          })),
        ]}
        actions={
          <>
            <Button tone="quiet" icon={Sparkles} onClick={() => setDialog('tidy')}>
              Tidy up
            </Button>
            <Button tone="main" icon={Plus} onClick={() => setDialog('new')}>
              New
            </Button>
          </>
        }
      >
        {tab === 'core' ? (
          <CoreEditors />
        ) : (
          <Browser
            key={tab}
            kind={tab === 'all' ? null : tab}
            candidates={statistics?.perState.candidate ?? 0}
            opened={opened}
            onOpen={onOpen}
            doors={doors}
          />
        )}
      </Tabs>
      {dialog === 'new' && (
        <NewMemoryDialog
          kind={tab === 'all' ? null : tab}
          onClose={() => setDialog(null)}
          onCreated={(memory) => {
            setDialog(null);
            if (tab !== 'all' && tab !== memory.kind) setTab(memory.kind);
            onOpen(memory.id);
          }}
        />
      )}
      {dialog === 'tidy' && <TidyDialog onClose={() => setDialog(null)} />}
    </>
  );
}

interface BrowserProps extends MemoriesViewProps {
  readonly kind: MemoryKind | null;
  /** Secrets that wait to be classified. */
  readonly candidates: number;
}

function Browser({ kind, candidates, opened, onOpen, doors }: BrowserProps) {
  const [shown, setShown] = useState<Shown>('current');
  const [editing, setEditing] = useState<MemoryId | null>(null);
  const list = useMemoryList({ kind, shown });
  const actions = useMemoryActions();
  const listElement = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const selectedId = opened ?? list.memories[0]?.id ?? null;
  const memory = list.memories.find(({ id }) => id === selectedId);

  const removeSelected = () => {
    if (!memory) return;
    const at = list.memories.indexOf(memory);
    actions.remove(memory);
    onOpen((list.memories[at + 1] ?? list.memories[at - 1])?.id ?? null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
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
    else if (command === 'delete') removeSelected();
    else if (memory.state === 'active' || memory.state === 'archived')
      actions.setArchived(memory, memory.state === 'active');
    event.preventDefault();
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col" onKeyDown={press}>
      <div className="flex min-h-0 flex-1">
        <div className="flex w-[42%] max-w-[520px] min-w-70 shrink-0 flex-col border-r border-line">
          <div className="flex items-center gap-2 px-3 py-2">
            <SelectField
              label="Which ones"
              value={shown}
              options={shownChoices.filter(({ value }) => kind === 'vault' || value !== 'candidates')}
              onChange={(next) => {
                setShown(next);
                onOpen(null);
              }}
            />
          </div>
          {kind === 'vault' && shown !== 'candidates' && candidates > 0 && (
            <div className="mx-3 mb-2 flex items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
              <p className="min-w-0 flex-1">
                {formatCount(candidates, 'secret waits', 'secrets wait')} to be classified.
              </p>
              <Button
                onClick={() => {
                  setShown('candidates');
                  onOpen(null);
                }}
              >
                Go through them
              </Button>
            </div>
          )}
          {list.state === 'failed' && list.error ? (
            <div className="px-3">
              <ErrorNotice error={list.error} onRetry={list.retry} />
            </div>
          ) : list.state === 'waiting' ? (
            <Waiting />
          ) : list.memories.length === 0 ? (
            <NoMemories kind={kind} shown={shown} onShowAll={() => setShown('current')} />
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
                actions={{ ...actions, remove: memory ? removeSelected : actions.remove }}
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
