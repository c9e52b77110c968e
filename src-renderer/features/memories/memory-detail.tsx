/** One memory in full: what it says, what it came from, what became of it, and everything that can be done with it. */
import { Archive, ArchiveRestore, Check, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import { request, type Output } from '../../client/bridge.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MemoryEditor } from './memory-editor.tsx';
import { MemoryFacts } from './memory-facts.tsx';
import { MemoryHistory } from './memory-history.tsx';
import { MemorySources } from './memory-sources.tsx';
import { Related, WhereUsed, WhyBelieved, type MemoryDoors } from './memory-ties.tsx';
import { ProcedureSteps } from './procedure-steps.tsx';
import { OpenResource, ReadingHistory } from './resource-part.tsx';
import { VaultPart } from './vault-part.tsx';
import { isUnconfirmed, stateWords } from './memory-words.ts';
import type { MemoryActions } from './use-memory-actions.ts';

interface MemoryDetailProps {
  readonly id: MemoryId;
  readonly actions: MemoryActions;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly onOpenMemory: (id: MemoryId) => void;
  readonly doors: MemoryDoors;
  /** What else can be done with it. */
  readonly more: ReactNode;
}

/** Walking through a list opens nothing: only what stays shown was looked at. */
const lookedAtMs = 1_000;

export function MemoryDetail({ id, ...rest }: MemoryDetailProps) {
  const { data, error, refetch } = useRequest('memory.get', { id }, { keepPrevious: true });
  useEffect(() => {
    const timer = setTimeout(() => void request('memory.opened', { id }).catch(() => {}), lookedAtMs);
    return () => clearTimeout(timer);
  }, [id]);
  if (data) return <Detail detail={data} {...rest} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <div className="skeleton h-40 rounded-control" />;
}

interface DetailProps extends Omit<MemoryDetailProps, 'id'> {
  readonly detail: Output<'memory.get'>;
}

function Detail({ detail, actions, editing, onEdit, onOpenMemory, doors, more }: DetailProps) {
  const { memory, sources, history, supersedes } = detail;
  const { name, icon: Icon } = kindWords[memory.kind];
  return (
    <article aria-labelledby="memory-title" className="flex flex-col gap-4">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-1.5 text-small text-ink-2">
            <Icon size={13} aria-hidden />
            {name}
            {isUnconfirmed(memory) && <Badge tone="warn">{t('memories.unconfirmed')}</Badge>}
            {memory.state !== 'active' && <Badge>{stateWords[memory.state]}</Badge>}
          </p>
          <h2 id="memory-title" className="selectable text-lead font-semibold break-words">
            {memory.title}
          </h2>
        </div>
        {!editing && <Tools memory={memory} actions={actions} onEdit={() => onEdit(true)} more={more} />}
      </header>
      {memory.kind === 'vault' && (
        <VaultPart memory={memory} editing={editing} onEdited={() => onEdit(false)} />
      )}
      {editing && memory.kind !== 'vault' ? (
        <MemoryEditor key={memory.id} memory={memory} onClose={() => onEdit(false)} />
      ) : (
        <>
          <Notices memory={memory} actions={actions} onOpenMemory={onOpenMemory} />
          <MemoryFacts memory={memory} hasSteps={false} />
          {memory.kind === 'procedural' && (
            <ProcedureSteps
              key={memory.id}
              memory={memory}
              busy={actions.busy}
              onConfirm={() => actions.confirm(memory)}
              doors={doors}
            />
          )}
          {memory.kind === 'resource' && <OpenResource key={memory.id} memory={memory} />}
        </>
      )}
      <Part title={t('kinds.whyTitle')}>
        <WhyBelieved {...detail} />
      </Part>
      {supersedes.length > 0 && (
        <Part title={t('memories.tookPlaceOf')}>
          <ul className="flex flex-col items-start">
            {supersedes.map(({ id, title }) => (
              <li key={id}>
                <Link onClick={() => onOpenMemory(id)}>{title}</Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('memories.whereItComesFrom')}>
        <MemorySources sources={sources} {...doors} />
      </Part>
      {memory.kind === 'resource' && (
        <Part title={t('kinds.readTitle')}>
          <ReadingHistory memory={memory} doors={doors} />
        </Part>
      )}
      <Part title={t('kinds.usedTitle')}>
        <WhereUsed id={memory.id} onOpenMemory={onOpenMemory} doors={doors} />
      </Part>
      <Part title={t('kinds.relatedTitle')}>
        <Related id={memory.id} onOpenMemory={onOpenMemory} />
      </Part>
      <Part title={t('memories.history')}>
        <MemoryHistory history={history} busy={actions.busy} onUndo={actions.undo} />
      </Part>
    </article>
  );
}

interface ToolsProps {
  readonly memory: Memory;
  readonly actions: MemoryActions;
  readonly onEdit: () => void;
  readonly more: ReactNode;
}

function Tools({ memory, actions, onEdit, more }: ToolsProps) {
  const archived = memory.state === 'archived';
  if (memory.state === 'deleted') return null;
  return (
    <div role="group" aria-label={t('memories.whatToDo')} className="flex shrink-0">
      {memory.state !== 'candidate' && (
        <IconButton icon={Pencil} label={t('memories.editKey')} onClick={onEdit} />
      )}
      <IconButton
        icon={memory.pinned ? PinOff : Pin}
        label={memory.pinned ? t('memories.unpinKey') : t('memories.pinKey')}
        aria-pressed={memory.pinned}
        disabled={actions.busy}
        onClick={() => actions.setPinned(memory, !memory.pinned)}
      />
      {(archived || memory.state === 'active') && (
        <IconButton
          icon={archived ? ArchiveRestore : Archive}
          label={archived ? t('memories.restoreKey') : t('memories.archiveKey')}
          disabled={actions.busy}
          onClick={() => actions.setArchived(memory, !archived)}
        />
      )}
      <IconButton
        icon={Trash2}
        label={t('memories.deleteKey')}
        disabled={actions.busy}
        onClick={() => actions.remove(memory)}
      />
      {more}
    </div>
  );
}

interface NoticesProps {
  readonly memory: Memory;
  readonly actions: MemoryActions;
  readonly onOpenMemory: (id: MemoryId) => void;
}

function Notices({ memory, actions, onOpenMemory }: NoticesProps) {
  const { supersededBy } = memory;
  return (
    <>
      {supersededBy !== null && (
        <Notice>
          {t('memories.newerInPlace')}
          <Button onClick={() => onOpenMemory(supersededBy)}>{t('memories.showIt')}</Button>
        </Notice>
      )}
      {isUnconfirmed(memory) && (
        <Notice>
          {t('memories.nobodyConfirmed')}
          <Button icon={Check} disabled={actions.busy} onClick={() => actions.confirm(memory)}>
            {t('memories.confirm')}
          </Button>
        </Notice>
      )}
      {memory.kind === 'procedural' && memory.state === 'active' && (
        <Notice>
          {memory.fields.validation === 'confirmed' ? t('memories.stepsConfirmed') : t('memories.stepsAsk')}
          {memory.fields.validation !== 'confirmed' && (
            <Button icon={Check} disabled={actions.busy} onClick={() => actions.confirm(memory)}>
              {t('memories.stepsRight')}
            </Button>
          )}
          {memory.fields.validation !== 'outdated' && (
            <Button disabled={actions.busy} onClick={() => actions.setOutdated(memory)}>
              {t('memories.stepsOutdated')}
            </Button>
          )}
        </Notice>
      )}
      {memory.state === 'deleted' && <Notice>{t('memories.erasedSoon')}</Notice>}
    </>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-control bg-surface-2 px-3 py-2">{children}</div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Link({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="text-left text-accent-ink underline">
      {children}
    </button>
  );
}
