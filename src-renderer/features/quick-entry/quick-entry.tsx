/** The small window of quick entry: one line in, what was done out, and a way back. Esc closes it. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Told } from '../../../src-preload/contract/chat.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

export function QuickEntry() {
  const [text, setText] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const tell = useAction('chat.tell');
  const undo = useAction('chat.undo-tool');
  const decide = useAction('chat.answer-permission');
  const openChat = useAction('app.open-chat');
  const close = useAction('app.close-quick-entry');
  const error = tell.error ?? undo.error ?? decide.error ?? openChat.error;

  // The window is hidden, not closed: each time it is shown one can type at once, and what was done before is gone.
  useEffect(() => {
    const begin = () => {
      setTold(null);
      input.current?.focus();
    };
    window.addEventListener('focus', begin);
    return () => window.removeEventListener('focus', begin);
  }, []);

  const forget = () => {
    tell.reset();
    undo.reset();
    decide.reset();
  };
  const send = async () => {
    if (text.trim() === '' || tell.isPending) return;
    forget();
    setTold(await tell.mutateAsync({ text }));
    setText('');
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close.mutate({});
  };
  const isBusy = undo.isPending || decide.isPending;
  const tool = told?.tool ?? null;
  const chosen = told && tool ? { messageId: told.answerId, toolId: tool.id } : null;
  const settle = (next: Told['tool']) => setTold((before) => before && { ...before, tool: next });

  return (
    <main
      className="flex h-full flex-col gap-3 overflow-hidden rounded-control border border-line-strong bg-surface-1 p-4"
      onKeyDown={press}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send().catch(() => undefined);
        }}
      >
        <input
          ref={input}
          type="text"
          aria-label={t('quickEntry.tell')}
          placeholder={t('quickEntry.hint')}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-10 w-full rounded-control border border-line-strong/60 bg-surface-0 px-3 text-lead text-ink-1 placeholder:text-ink-3"
        />
      </form>
      <div role="status" className="min-h-0 flex-1 overflow-y-auto">
        {error && <ErrorNotice error={error} />}
        {told && (
          <p className="selectable break-words whitespace-pre-line">
            {tool && tool.state !== 'asking' && tool.state !== 'done' ? tool.outcome : told.said}
          </p>
        )}
        {tool?.state === 'asking' && (
          <ul className="mt-1 list-disc pl-5 text-ink-2">
            {tool.memories.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        )}
      </div>
      <footer className="flex h-8 shrink-0 items-center justify-between text-small text-ink-3">
        <span>{t('quickEntry.keys')}</span>
        <span className="flex gap-2">
          {told?.understood === 'question' && (
            <Button
              onClick={() => {
                openChat.mutate({ sessionId: told.sessionId });
              }}
            >
              {t('quickEntry.openChat')}
            </Button>
          )}
          {chosen && tool?.state === 'asking' && (
            <>
              <Button
                disabled={isBusy}
                onClick={() => decide.mutate({ ...chosen, allow: false }, { onSuccess: settle })}
              >
                {t('quickEntry.keep')}
              </Button>
              <Button
                tone="danger"
                disabled={isBusy}
                onClick={() => decide.mutate({ ...chosen, allow: true }, { onSuccess: settle })}
              >
                {t('quickEntry.forget')}
              </Button>
            </>
          )}
          {chosen && tool?.state === 'done' && tool.canUndo && (
            <Button disabled={isBusy} onClick={() => undo.mutate(chosen, { onSuccess: settle })}>
              {t('quickEntry.undo')}
            </Button>
          )}
        </span>
      </footer>
    </main>
  );
}
