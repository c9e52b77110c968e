/** What clean-up and rules did, and the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CleanUpRun } from '../../../src-preload/contract/policies.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatExact } from '../../ui/times.ts';
import { actionNames, runWords, stateWord } from './order-words.ts';

const shown = 20;

export function RunLog({ ofRules }: { readonly ofRules: boolean }) {
  const client = useQueryClient();
  const [pages, setPages] = useState(1);
  const { data, error, refetch } = useRequest(
    'policies.runs',
    { limit: Math.min(100, shown * pages) },
    { keepPrevious: true },
  );
  const undo = useAction('policies.undo', ['policies.runs', 'policies.list']);
  const stop = useAction('policies.stop', ['policies.runs']);
  useEvent('policies.changed', () => {
    for (const name of ['policies.runs', 'policies.list', 'policies.run-items'])
      void client.invalidateQueries({ queryKey: [name] });
  });
  const runs = data?.filter(({ action }) => (action === 'file') === ofRules) ?? [];
  const trouble = error ?? undo.error ?? stop.error;
  if (runs.length === 0 && !trouble) return null;
  return (
    <Section title={t('organise.whatWasDone')}>
      {trouble && <ErrorNotice error={trouble} onRetry={() => void refetch()} />}
      <ul aria-label={t('organise.whatWasDone')} className="flex flex-col">
        {runs.map((run) => (
          <Run
            key={run.id}
            run={run}
            busy={undo.isPending || stop.isPending}
            onUndo={() => undo.mutate({ runId: run.id })}
            onStop={() => stop.mutate({ runId: run.id })}
          />
        ))}
      </ul>
      {data && data.length === shown * pages && pages < 5 && (
        <div>
          <Button tone="quiet" onClick={() => setPages(pages + 1)}>
            {t('organise.showEarlier')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface RunProps {
  readonly run: CleanUpRun;
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onStop: () => void;
}

function Run({ run, busy, onUndo, onStop }: RunProps) {
  const [open, setOpen] = useState(false);
  const items = useRequest('policies.run-items', { runId: run.id }, { enabled: open });
  const action = run.action === 'file' ? t('organise.file') : actionNames[run.action];
  return (
    <li className="flex flex-col gap-1 border-b border-line py-2">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-60 flex-1">
          <p className="font-medium">
            {run.name} <span className="font-normal text-ink-2">· {action}</span>
          </p>
          <p
            className="text-ink-2"
            role={run.state === 'running' || run.state === 'undoing' ? 'status' : undefined}
          >
            {runWords(run)}
          </p>
          <p className="text-small text-ink-2">
            {formatExact(run.startedAt)}
            {run.by === 'schedule' && t('organise.byItself')}
            {run.canUndo && ` · ${t('organise.undoUntil', { when: formatExact(run.undoUntil) })}`}
          </p>
        </div>
        {run.changed > 0 && run.state !== 'undone' && (
          <Button tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('organise.hide') : t('organise.what')}
          </Button>
        )}
        {(run.state === 'running' || run.state === 'waiting') && (
          <Button disabled={busy} onClick={onStop}>
            {t('organise.stop')}
          </Button>
        )}
        {run.canUndo && (
          <Button disabled={busy} aria-label={t('organise.undoOf', { what: run.name })} onClick={onUndo}>
            {t('organise.undo')}
          </Button>
        )}
      </div>
      {open && (
        <ul className="flex max-h-48 flex-col overflow-y-auto rounded-control bg-surface-2 p-2" tabIndex={0}>
          {items.data?.map(({ memoryId, title, state }) => (
            <li key={memoryId} className="flex gap-3">
              <span className="min-w-0 flex-1 truncate">{title}</span>
              <span className="text-small text-ink-2">{stateWord(state)}</span>
            </li>
          ))}
          {items.data?.length === 0 && <li className="text-ink-2">{t('organise.erasedOrTakenBack')}</li>}
        </ul>
      )}
    </li>
  );
}
