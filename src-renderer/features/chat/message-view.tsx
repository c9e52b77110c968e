/** One message: the owner's words as they are, an answer with its citations, what was done for it, and what it stood on. */
import { Copy, FileText, Image, ListTree, Monitor, OctagonX } from 'lucide-react';
import { memo } from 'react';
import type { Attachment, ChatMessage, Citation } from '../../../src-preload/contract/chat.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { IconButton } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { formatExact, formatTime } from '../../ui/times.ts';
import { t } from '../../messages/t.ts';
import { AnswerAuthor } from './answer-author.tsx';
import { AnswerText } from './answer-text.tsx';
import { ToolCard } from './tool-card.tsx';

export interface MessageDoors {
  readonly onCitation: (citation: Citation) => void;
  readonly onLink: (address: string) => void;
  readonly onContext: (messageId: number) => void;
  readonly onOpenMemory: (id: MemoryId) => void;
}

interface MessageViewProps extends MessageDoors {
  readonly message: ChatMessage;
  /** It was looked for: it is set apart. */
  readonly marked: boolean;
  /** Paints the name over an answer; null where only the usual agent answers, which needs no name. */
  readonly colour: string | null;
}

/** Kept while nothing of it changed: an answer that grows does not lay out the others anew. */
export const MessageView = memo(function MessageView({
  message,
  marked,
  colour,
  ...doors
}: MessageViewProps) {
  const own = message.role === 'user';
  return (
    <article
      id={`message-${message.id}`}
      aria-label={`${own ? t('chat.you') : message.author}, ${formatTime(message.createdAt)}`}
      className={
        own
          ? `ml-auto flex max-w-[85%] flex-col gap-1.5 rounded-control px-3 py-2 ${marked ? 'bg-accent-soft' : 'bg-surface-2'}`
          : `flex flex-col gap-2 ${marked ? 'rounded-control bg-accent-soft p-2' : ''}`
      }
    >
      {own ? <OwnMessage message={message} /> : <Answer message={message} colour={colour} {...doors} />}
    </article>
  );
});

function OwnMessage({ message }: { readonly message: ChatMessage }) {
  return (
    <>
      <p className="selectable break-words whitespace-pre-wrap">{message.text}</p>
      {message.attachments.length > 0 && (
        <ul className="flex flex-wrap gap-2 text-small text-ink-2">
          {message.attachments.map((attachment, at) => (
            <li key={at} className="flex items-center gap-1">
              <AttachmentIcon kind={attachment.kind} />
              {attachment.name}
              {attachment.chars === 0 && ` ${t('chat.nothingRead')}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function AttachmentIcon({ kind }: { readonly kind: Attachment['kind'] }) {
  const Icon = kind === 'file' ? FileText : kind === 'image' ? Image : Monitor;
  return <Icon size={13} aria-hidden className="shrink-0" />;
}

interface AnswerProps extends MessageDoors {
  readonly message: ChatMessage;
  readonly colour: string | null;
}

function Answer({ message, colour, onCitation, onLink, onContext, onOpenMemory }: AnswerProps) {
  const { id, text, state, error, tools, citations } = message;
  return (
    <>
      {colour !== null && <AnswerAuthor name={message.author} colour={colour} />}
      {tools.map((tool) => (
        <ToolCard key={tool.id} messageId={id} tool={tool} onOpenMemory={onOpenMemory} />
      ))}
      <AnswerText text={text} citations={citations} onCitation={onCitation} onLink={onLink} />
      {state === 'writing' && (
        <p role="status" className="text-ink-2">
          {writingWords(message, colour !== null)}
        </p>
      )}
      {(state === 'failed' || state === 'stopped') && (
        <p role={state === 'failed' ? 'alert' : undefined} className="flex items-center gap-2 text-ink-2">
          <OctagonX size={14} aria-hidden className={state === 'failed' ? 'shrink-0 text-bad' : 'shrink-0'} />
          {error ?? (state === 'stopped' ? t('chat.stoppedByYou') : t('chat.notAnswered'))}
        </p>
      )}
      {state !== 'writing' && (
        <footer className="-ml-2 flex items-center gap-1">
          <IconButton
            icon={Copy}
            label={t('chat.copyAnswer')}
            disabled={text === ''}
            onClick={() => copyText(text)}
          />
          {message.hasContext && (
            <IconButton icon={ListTree} label={t('chat.promptPaneWhy')} onClick={() => onContext(id)} />
          )}
          <time
            className="text-small text-ink-2"
            dateTime={new Date(message.createdAt).toISOString()}
            title={formatExact(message.createdAt)}
          >
            {formatTime(message.createdAt)}
          </time>
        </footer>
      )}
    </>
  );
}

function writingWords({ text, author }: ChatMessage, isNamed: boolean): string {
  if (text === '') return isNamed ? t('chat.looksThrough', { author }) : t('chat.lookingThrough');
  return isNamed ? t('chat.agentWrites', { author }) : t('chat.writing');
}
