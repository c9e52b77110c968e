/** The secrets that were recognised, one after the other, each settled with a key or two. Nothing is erased before the end. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { MemoryId, MemoryOf } from '../../../src-preload/contract/memory.ts';
import { request, type Output } from '../../client/bridge.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { formatExact } from '../../ui/times.ts';
import { choiceLabel } from './field-specs.ts';
import { MemorySources, type SourceDoors } from './memory-sources.tsx';
import { SealedValue } from './sealed-value.tsx';
import {
  current,
  doneWith,
  queueCommand,
  sensitivityKeys,
  takenBack,
  toErase,
  typeKeys,
  type Queue,
  type QueueCommand,
} from './vault-queue.ts';

const mostAtOnce = 200;

interface VaultQueueDialogProps {
  readonly onClose: () => void;
  readonly doors: SourceDoors;
}

export function VaultQueueDialog({ onClose, doors }: VaultQueueDialogProps) {
  const { data, error, refetch } = useQuery({
    // Those that wait now: the queue keeps its order while it is worked.
    queryKey: ['vault-queue'],
    queryFn: async () => {
      const asked = { kinds: ['vault' as const], states: ['candidate' as const], limit: mostAtOnce };
      return (await request('memory.list', asked)).memories.map(({ id }) => id);
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (data) return <WorkedQueue ids={data} onClose={onClose} doors={doors} />;
  return (
    <Dialog title={t('kinds.queueTitle')} size="medium" onClose={onClose}>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="skeleton h-40 rounded-control" />
      )}
    </Dialog>
  );
}

function WorkedQueue({ ids, onClose, doors }: VaultQueueDialogProps & { readonly ids: readonly MemoryId[] }) {
  const [queue, setQueue] = useState<Queue>({ ids, done: [] });
  const [isLeaving, setIsLeaving] = useState(false);
  const erase = useAction('vault.discard', memoryAnswers);
  const undo = useAction('memory.undo', memoryAnswers);
  const id = current(queue);
  const last = queue.done.at(-1);
  const erased = toErase(queue);
  const takeBack = () => {
    if (!last || undo.isPending) return;
    const back = () => setQueue(takenBack);
    if (last.how === 'kept') undo.mutate({ step: last.step }, { onSuccess: back });
    else back();
  };
  const leave = () => (erased.length > 0 ? setIsLeaving(true) : onClose());
  return (
    <Dialog title={t('kinds.queueTitle')} size="medium" onClose={leave}>
      <div className="flex flex-col gap-4">
        <div className="flex min-h-8 items-center gap-2">
          <p role="status" className="flex-1 text-ink-2">
            {t('kinds.queueProgress', {
              at: Math.min(queue.done.length + 1, ids.length),
              count: ids.length,
              erased: erased.length,
            })}
          </p>
          <Button
            tone="quiet"
            icon={Undo2}
            disabled={!last || undo.isPending}
            aria-keyshortcuts="z"
            onClick={takeBack}
          >
            {t('kinds.queueUndo')} <KeyCaps keys={['z']} />
          </Button>
        </div>
        {undo.error && <ErrorNotice error={undo.error} />}
        {id === null ? (
          <EndOfQueue onTakeBack={takeBack}>
            <p>{t('kinds.queueDone')}</p>
            <div className="flex justify-end">
              <Button tone="main" onClick={leave}>
                {erased.length > 0 ? t('kinds.eraseSecrets', { count: erased.length }) : t('ui.close')}
              </Button>
            </div>
          </EndOfQueue>
        ) : (
          <Waiting
            key={id}
            id={id}
            doors={doors}
            onDone={(done) => setQueue((now) => doneWith(now, done))}
            onUndo={takeBack}
          />
        )}
      </div>
      {isLeaving && (
        <ConfirmDialog
          title={t('kinds.eraseSecretTitle')}
          action={t('kinds.eraseSecrets', { count: erased.length })}
          busy={erase.isPending}
          error={erase.error}
          onClose={() => setIsLeaving(false)}
          onConfirm={() => erase.mutate({ ids: [...erased] }, { onSuccess: onClose })}
        >
          <p>{t('kinds.eraseSecretHint')}</p>
          <Button className="mt-3" onClick={onClose}>
            {t('kinds.queueKeepAll')}
          </Button>
        </ConfirmDialog>
      )}
    </Dialog>
  );
}

function EndOfQueue({
  onTakeBack,
  children,
}: {
  readonly onTakeBack: () => void;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div
      ref={element}
      tabIndex={-1}
      className="flex flex-col gap-3 focus-visible:outline-none"
      onKeyDown={(event) => {
        if (queueCommand(event)?.do === 'undo') onTakeBack();
      }}
    >
      {children}
    </div>
  );
}

interface WaitingProps {
  readonly id: MemoryId;
  readonly doors: SourceDoors;
  readonly onDone: (done: Queue['done'][number]) => void;
  readonly onUndo: () => void;
}

function Waiting({ id, ...rest }: WaitingProps) {
  const { data, error, refetch } = useRequest('memory.get', { id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data?.memory.kind !== 'vault') return <div className="skeleton h-40 rounded-control" />;
  return <Secret memory={data.memory} sources={data.sources} {...rest} />;
}

interface SecretProps extends Omit<WaitingProps, 'id'> {
  readonly memory: MemoryOf<'vault'>;
  readonly sources: Output<'memory.get'>['sources'];
}

function Secret({ memory, sources, doors, onDone, onUndo }: SecretProps) {
  const { id, version, fields } = memory;
  const seenIn = sources.filter(({ kind }) => kind !== 'owner');
  const [entryType, setEntryType] = useState(fields.entryType);
  const [caption, setCaption] = useState(fields.caption);
  const element = useRef<HTMLDivElement>(null);
  const captionField = useRef<HTMLInputElement>(null);
  useEffect(() => element.current?.focus(), []);
  const keep = useMutation({
    mutationFn: async (sensitivity: typeof fields.sensitivity) => {
      await request('vault.classify', { id, version, entryType, sensitivity, caption: caption.trim() });
      const { history } = await request('memory.get', { id });
      return Math.max(...history.map(({ step }) => step));
    },
    onSuccess: (step) => onDone({ id, how: 'kept', step }),
  });
  const run = (command: QueueCommand) => {
    if (keep.isPending) return;
    if (command.do === 'type') setEntryType(command.entryType);
    else if (command.do === 'keep') {
      if (caption.trim() === '') captionField.current?.focus();
      else keep.mutate(command.sensitivity);
    } else if (command.do === 'skip') onDone({ id, how: 'skipped' });
    else if (command.do === 'erase') onDone({ id, how: 'erased' });
    else if (command.do === 'caption') captionField.current?.focus();
    else onUndo();
  };
  const press = (event: KeyboardEvent) => {
    if (event.target === captionField.current) {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      element.current?.focus();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const command = queueCommand(event);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    run(command);
  };
  return (
    <div
      ref={element}
      tabIndex={-1}
      role="group"
      aria-label={memory.title}
      className="flex flex-col gap-4 focus-visible:outline-none"
      onKeyDown={press}
    >
      <label className="flex flex-col gap-1">
        <span className="flex items-center gap-1.5 font-medium">
          {t('kinds.queueCaption')} <KeyCaps keys={['e']} />
        </span>
        <TextField
          ref={captionField}
          value={caption}
          maxLength={500}
          onChange={(event) => setCaption(event.target.value)}
        />
        <span className="text-small text-ink-2">
          {[fields.origin, formatExact(memory.occurredAt)].filter((part) => part !== '').join(' · ')}
        </span>
      </label>
      <SealedValue memory={memory} />
      {seenIn.length > 0 && <MemorySources sources={seenIn} {...doors} />}
      <div role="group" aria-label={t('kinds.queueType')} className="flex flex-col gap-1">
        <p className="font-medium">{t('kinds.queueType')}</p>
        <div className="flex flex-wrap gap-1.5">
          {Object.entries(typeKeys).map(([key, value]) => (
            <Button
              key={key}
              tone={value === entryType ? 'main' : 'plain'}
              aria-pressed={value === entryType}
              aria-keyshortcuts={key}
              onClick={() => run({ do: 'type', entryType: value })}
            >
              {choiceLabel('vault', 'entryType', value)} <KeyCaps keys={[key]} />
            </Button>
          ))}
        </div>
      </div>
      <div role="group" aria-label={t('kinds.queueSensitivity')} className="flex flex-col gap-1">
        <p className="font-medium">{t('kinds.queueSensitivity')}</p>
        <div className="flex flex-wrap gap-1.5">
          {Object.entries(sensitivityKeys).map(([key, value]) => (
            <Button
              key={key}
              aria-keyshortcuts={key}
              disabled={keep.isPending}
              onClick={() => run({ do: 'keep', sensitivity: value })}
            >
              {choiceLabel('vault', 'sensitivity', value)}
              <KeyCaps keys={[key]} />
            </Button>
          ))}
        </div>
      </div>
      {keep.error && <ErrorNotice error={keep.error} />}
      <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-3">
        <Button tone="quiet" aria-keyshortcuts="s" onClick={() => run({ do: 'skip' })}>
          {t('kinds.queueSkip')} <KeyCaps keys={['s']} />
        </Button>
        <Button aria-keyshortcuts="x" onClick={() => run({ do: 'erase' })}>
          {t('kinds.queueErase')} <KeyCaps keys={['x']} />
        </Button>
      </div>
    </div>
  );
}
