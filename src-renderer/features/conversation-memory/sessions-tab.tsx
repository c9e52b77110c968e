/** Every conversation and what becomes of it: since when it waits and for what, what came of it last; flush now, pause. */
import { MessagesSquare, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
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
          {dirty === 0
            ? 'Everything that was said is kept.'
            : `${formatCount(dirty, 'conversation holds', 'conversations hold')} something that is not kept yet.`}
          {model !== null && ` Memory work is done by ${model}.`}
        </p>
        {isPaused && <Badge tone="warn">paused</Badge>}
        <Button
          icon={isPaused ? Play : Pause}
          disabled={pause.isPending}
          onClick={() => pause.mutate({ isPaused: !isPaused })}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <Button
          tone="main"
          icon={Zap}
          disabled={dirty === 0 || flush.isPending}
          onClick={() => flush.mutate({ sessionId: null })}
        >
          {flush.isPending && flush.variables.sessionId === null ? 'Flushing …' : 'Flush all now'}
        </Button>
      </div>
      {isPaused && (
        <p className="text-ink-2">
          Nothing is flushed by itself until you resume, or Mneme is started anew. Nothing is lost meanwhile.
        </p>
      )}
      {model === null && (
        <div className="flex flex-wrap items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-60 flex-1">
            No model for memory work is connected, so nothing is drawn from conversations. What was said
            waits.
          </p>
          <Button onClick={onModels}>Choose a model</Button>
        </div>
      )}
      <FilesTrouble />
      {error && <ErrorNotice error={error} />}
      {sessions.length === 0 ? (
        <EmptyState icon={MessagesSquare} title="No conversation yet">
          <p>
            Talk with an agent in the chat. What will still matter in other conversations becomes lasting
            memories, and here you see when and which.
          </p>
          <Button onClick={onSettings}>See how it is set</Button>
        </EmptyState>
      ) : (
        <ul aria-label="Conversations" className="divide-y divide-line rounded-control border border-line">
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
          Show more
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
  const title = state.title === '' ? 'Untitled conversation' : state.title;
  const last = describeLast(state, now);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-60 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            className="min-w-0 truncate text-left font-medium hover:underline"
            title="Open the conversation"
            onClick={onOpen}
          >
            {title}
          </button>
          <Badge title={state.scope}>{whose}</Badge>
          {state.agents.length > 1 && <Badge>{state.agents.join(', ')}</Badge>}
          <Badge>{`kept ${backendWords[state.backend]}`}</Badge>
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
            {state.attempts > 1 && ` (tried ${state.attempts} times)`}
          </p>
        )}
      </div>
      <span className="flex gap-2">
        <Button tone="quiet" aria-label={`What would be kept of ${title}?`} onClick={onExample}>
          What would be kept?
        </Button>
        <Button
          aria-label={`Flush ${title} now`}
          disabled={isBusy || state.isInFlight || state.dirtySince === null || state.backend === 'none'}
          onClick={onFlush}
        >
          Flush now
        </Button>
      </span>
    </li>
  );
}

function Waiting() {
  return (
    <div aria-label="Loading" role="status" className="flex flex-col gap-2">
      {[0, 1, 2].map((row) => (
        <div key={row} className="skeleton h-16 rounded-control" />
      ))}
    </div>
  );
}
