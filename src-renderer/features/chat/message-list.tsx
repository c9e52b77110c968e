/** The conversation from top to bottom. It stays at its end while an answer grows, unless the owner has scrolled away. */
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useColours } from '../../ui/use-colours.ts';
import { t } from '../../messages/t.ts';
import { MessageView, type MessageDoors } from './message-view.tsx';
import type { Conversation } from './use-conversation.ts';
import { isUsual, type Who } from './who.ts';

interface MessageListProps {
  readonly conversation: Conversation;
  /** A message that was looked for: it is brought into view. */
  readonly wanted: number | null;
  /** Who takes part. */
  readonly who: Who;
  readonly doors: MessageDoors;
}

/** Nearer to the end than this counts as being there. */
const endPixels = 60;

export function MessageList({ conversation, wanted, who, doors }: MessageListProps) {
  const { messages, state, error, hasEarlier, loadEarlier, retry } = conversation;
  const colourOf = useColours(who.agents);
  const isNamed = !isUsual(who);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const found = wanted !== null && messages.some(({ id }) => id === wanted);
  useEffect(() => {
    if (!found) return;
    atEnd.current = false;
    document.getElementById(`message-${wanted}`)?.scrollIntoView({ block: 'center' });
  }, [found, wanted]);
  useEffect(() => {
    // What was looked for may lie further back.
    if (wanted !== null && !found && hasEarlier) loadEarlier();
  }, [wanted, found, hasEarlier, loadEarlier]);
  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    // Also where the window or a pane beside it changes its size.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
  const last = messages.at(-1);
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('chat.messages')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < endPixels;
      }}
      className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2"
    >
      <div className="mx-auto flex max-w-[720px] flex-col gap-5 py-4">
        {hasEarlier && (
          <Button tone="quiet" className="self-center" onClick={loadEarlier}>
            {t('chat.earlierMessages')}
          </Button>
        )}
        {state === 'waiting' && <div className="skeleton h-24 rounded-control" />}
        {error && state === 'failed' && <ErrorNotice error={error} onRetry={retry} />}
        {messages.map((message) => (
          <MessageView
            key={message.id}
            message={message}
            marked={message.id === wanted}
            colour={isNamed && message.agent !== null ? colourOf(message.agent) : null}
            {...doors}
          />
        ))}
        <p role="status" className="sr-only">
          {last?.role === 'assistant' && last.state !== 'writing'
            ? isNamed
              ? t('chat.answerOfThere', { author: last.author })
              : t('chat.answerThere')
            : ''}
        </p>
      </div>
    </div>
  );
}
