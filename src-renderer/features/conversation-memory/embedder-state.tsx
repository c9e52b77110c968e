/** Whose vectors conversation memory is found by, and how far they are. */
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { t } from '../../messages/t.ts';

export function EmbedderState() {
  const state = useRequest('conversation.state', {}, { keepPrevious: true, refreshMs: 10_000 });
  if (state.error && !state.data)
    return <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return null;
  const { name, state: phase, reason, waiting } = state.data.embedder;
  if (phase === 'failed')
    return (
      <ErrorNotice
        error={new Error(t('conversationMemory.embedderFailed', { name, reason }))}
        onRetry={() => void state.refetch()}
      />
    );
  return (
    <p role="status" className="text-ink-2">
      {phase === 'loading'
        ? t('conversationMemory.embedderLoading', { name })
        : t('conversationMemory.embedderReady', { name })}
      {waiting > 0 && ` ${t('conversationMemory.embedderWaiting', { count: waiting })}`}
    </p>
  );
}
