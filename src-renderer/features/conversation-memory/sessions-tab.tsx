/** Every conversation and what becomes of it: since when it waits and for what, what came of it last; flush now, pause. */
import { MessagesSquare, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { t } from '../../messages/t.ts';
import { ExampleDialog } from './example-dialog.tsx';
import { FilesTrouble } from './files-trouble.tsx';
import { backendWords, describeLast, describeState } from './session-words.ts';
import { useScopes } from '../../client/use-scopes.ts';

interface SessionsTabProps {
  readonly onOpenSession: (sessionId: number) => void;
  readonly onModels: () => void;
  readonly onSettings: () => void;
}

const refreshMs = 15_000;
const firstRows = 100;
const mostRows = 500;

export function SessionsTab({ onOpenSession, onModels, onSettings }: SessionsTabProps) {
  const [limit, setLimit] = useState(firstRows);
  const states = useRequest('flush.states', { limit }, { refreshMs, keepPrevious: true });
  const { labelOf } = useScopes();
  const [example, setExample] = useState<FlushState | null>(null);
  const flush = useAction('flush.now', ['flush.states']);
  const pause = useAction('flush.pause', ['flush.states']);
  const now = useNow(1000);
  if (states.error && !states.data)
    return <ErrorNotice error={states.error} onRetry={() => void states.refetch()} />;
  if (!states.data) return <Waiting />;
  const { isPaused, model, dirty, sessions } = states.data;
  const error = flush.error ?? pause.error;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 text-ink-2">
          {dirty === 0 ? t('conversationMemory.allKept') : t('conversationMemory.notKept', { count: dirty })}
          {model !== null && ` ${t('conversationMemory.workDoneBy', { model })}`}
        </p>
        {isPaused && <Badge tone="warn">{t('conversationMemory.paused')}</Badge>}
        <Button
          icon={isPaused ? Play : Pause}
          disabled={pause.isPending}
          onClick={() => pause.mutate({ isPaused: !isPaused })}
        >
          {isPaused ? t('conversationMemory.resume') : t('conversationMemory.pause')}
        </Button>
        <Button
          tone="main"
          icon={Zap}
          disabled={dirty === 0 || flush.isPending}
          onClick={() => flush.mutate({ sessionId: null })}
        >
          {flush.isPending && flush.variables.sessionId === null
            ? t('conversationMemory.flushing')
            : t('conversationMemory.flushAll')}
        </Button>
      </div>
      {isPaused && <p className="text-ink-2">{t('conversationMemory.pausedWhy')}</p>}
      {model === null && (
        <div className="flex flex-wrap items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-60 flex-1">{t('conversationMemory.noModel')}</p>
          <Button onClick={onModels}>{t('conversationMemory.chooseModel')}</Button>
        </div>
      )}
      <FilesTrouble />
      {error && <ErrorNotice error={error} />}
      {sessions.length === 0 ? (
        <EmptyState icon={MessagesSquare} title={t('conversationMemory.noConversation')}>
          <p>{t('conversationMemory.noConversationLead')}</p>
          <Button onClick={onSettings}>{t('conversationMemory.seeSettings')}</Button>
        </EmptyState>
      ) : (
        <ul
          aria-label={t('conversationMemory.conversations')}
          className="divide-y divide-line rounded-control border border-line"
        >
          {sessions.map((state) => (
            <SessionRow
              key={state.sessionId}
              state={state}
              whose={labelOf(state.scope)}
              now={now}
              isBusy={flush.isPending}
              onOpen={() => onOpenSession(state.sessionId)}
              onFlush={() => flush.mutate({ sessionId: state.sessionId })}
              onExample={() => setExample(state)}
            />
          ))}
        </ul>
      )}
      {sessions.length === limit && limit < mostRows && (
        <Button tone="quiet" className="self-start" onClick={() => setLimit(mostRows)}>
          {t('conversationMemory.showMore')}
        </Button>
      )}
      {example && <ExampleDialog session={example} onModels={onModels} onClose={() => setExample(null)} />}
    </>
  );
}

interface SessionRowProps {
  readonly state: FlushState;
  /** The scope in words. */
  readonly whose: string;
  readonly now: number;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onFlush: () => void;
  readonly onExample: () => void;
}

function SessionRow({ state, whose, now, isBusy, onOpen, onFlush, onExample }: SessionRowProps) {
  const title = state.title === '' ? t('conversationMemory.untitled') : state.title;
  const last = describeLast(state, now);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-60 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            className="min-w-0 truncate text-left font-medium hover:underline"
            title={t('conversationMemory.openConversation')}
            onClick={onOpen}
          >
            {title}
          </button>
          <Badge title={state.scope}>{whose}</Badge>
          {state.agents.length > 1 && <Badge>{state.agents.join(', ')}</Badge>}
          <Badge>{t('conversationMemory.keptHow', { how: backendWords[state.backend] })}</Badge>
        </p>
        <p
          className="text-ink-2"
          title={state.dirtySince === null ? undefined : formatExact(state.dirtySince)}
        >
          {describeState(state, now)}
        </p>
        {last !== '' && (
          <p
            className="text-small text-ink-2"
            title={state.lastFlushedAt === null ? undefined : formatExact(state.lastFlushedAt)}
          >
            {last}
          </p>
        )}
        {state.lastError !== '' && (
          <p className="selectable text-small break-words text-bad">
            {state.lastError}
            {state.attempts > 1 && ` ${t('conversationMemory.triedTimes', { count: state.attempts })}`}
          </p>
        )}
      </div>
      <span className="flex gap-2">
        <Button
          tone="quiet"
          aria-label={t('conversationMemory.wouldBeKeptOf', { title })}
          onClick={onExample}
        >
          {t('conversationMemory.wouldBeKeptAsk')}
        </Button>
        <Button
          aria-label={t('conversationMemory.flushOf', { title })}
          disabled={isBusy || state.isInFlight || state.dirtySince === null || state.backend === 'none'}
          onClick={onFlush}
        >
          {t('conversationMemory.flushNow')}
        </Button>
      </span>
    </li>
  );
}

function Waiting() {
  return (
    <div aria-label={t('conversationMemory.loading')} role="status" className="flex flex-col gap-2">
      {[0, 1, 2].map((row) => (
        <div key={row} className="skeleton h-16 rounded-control" />
      ))}
    </div>
  );
}
