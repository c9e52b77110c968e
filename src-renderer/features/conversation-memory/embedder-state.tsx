/** Whose vectors conversation memory is found by, and how far they are. */
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';

export function EmbedderState() {
  const state = useRequest('conversation.state', {}, { keepPrevious: true, refreshMs: 10_000 });
  if (state.error && !state.data)
    return <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return null;
  const { name, state: phase, reason, waiting } = state.data.embedder;
  if (phase === 'failed')
    return (
      <ErrorNotice
        error={new Error(`${name}: ${reason} Conversation memory is found by its words meanwhile.`)}
        onRetry={() => void state.refetch()}
      />
    );
  return (
    <p role="status" className="text-ink-2">
      {phase === 'loading' ? `${name} is being loaded.` : `${name} is ready.`}
      {waiting > 0 &&
        ` ${formatCount(waiting, 'memory waits', 'memories wait')} for a vector; words find them meanwhile.`}
    </p>
  );
}
