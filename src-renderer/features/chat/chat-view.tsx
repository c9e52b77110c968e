/** The chat: conversations, the one that is open, and beside it the source that was opened or what an answer stood on. */
import { MessagesSquare, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { ChatSession, Citation } from '../../../src-preload/contract/chat.ts';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { useSettings } from '../../client/use-settings.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { t } from '../../messages/t.ts';
import { Composer } from './composer.tsx';
import { ContextPanel } from './context-panel.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MessageList } from './message-list.tsx';
import type { MessageDoors } from './message-view.tsx';
import { NoModelNotice } from './no-model-notice.tsx';
import { SessionHeader } from './session-header.tsx';
import { SessionList } from './session-list.tsx';
import { useConversation } from './use-conversation.ts';
import { useSend } from './use-send.ts';
import { knownWho, usualWho } from './who.ts';

export interface OpenedChat {
  readonly sessionId: number;
  /** A message to be brought into view. */
  readonly messageId: number | null;
}

interface ChatViewProps {
  /** Null: a conversation that has not begun. Kept by the workspace, so that others can open one. */
  readonly opened: OpenedChat | null;
  readonly onOpen: (opened: OpenedChat | null) => void;
  readonly framePreview: (id: FrameId, query: string) => ReactNode;
  readonly memoryPreview: (id: MemoryId) => ReactNode;
  /** Where a model is chosen. */
  readonly onSettings: () => void;
}

type Pane =
  | { readonly kind: 'frame'; readonly id: FrameId; readonly quote: string }
  | { readonly kind: 'memory'; readonly id: MemoryId }
  | { readonly kind: 'context'; readonly messageId: number };

const defaultPersona = 'plain';

export function ChatView({ opened, onOpen, framePreview, memoryPreview, onSettings }: ChatViewProps) {
  const wide = useMedia('(min-width: 1200px)');
  const [pane, setPane] = useState<Pane | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Reached by a key, not by a click: the next key is for the box.
    if (document.activeElement === document.body) field.current?.focus();
  }, []);
  const openCitation = useCallback(
    ({ memoryId, frameId, messageId, sessionId, quote }: Citation) => {
      if (memoryId !== null) setPane({ kind: 'memory', id: memoryId });
      else if (frameId !== null) setPane({ kind: 'frame', id: frameId, quote });
      else if (sessionId !== null) onOpen({ sessionId, messageId });
    },
    [onOpen],
  );
  const doors = useMemo<MessageDoors>(
    () => ({
      onCitation: openCitation,
      onLink: setLink,
      onContext: (messageId) => setPane({ kind: 'context', messageId }),
      onOpenMemory: (id) => setPane({ kind: 'memory', id }),
    }),
    [openCitation],
  );
  const choose = (session: ChatSession | null) => {
    setPane(null);
    onOpen(session && { sessionId: session.id, messageId: session.match?.messageId ?? null });
    field.current?.focus();
  };
  return (
    <div
      className="flex h-full min-h-0"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !pane) return;
        setPane(null);
        event.preventDefault();
      }}
    >
      <h1 className="sr-only">{t('chat.title')}</h1>
      {(wide || !pane) && (
        <SessionList current={opened?.sessionId ?? null} onChoose={choose} onNew={() => choose(null)} />
      )}
      <Session
        opened={opened}
        field={field}
        doors={doors}
        onSettings={onSettings}
        onBegun={(sessionId) => onOpen({ sessionId, messageId: null })}
        onDeleted={() => choose(null)}
      />
      {pane && (
        <aside
          aria-label={pane.kind === 'context' ? t('chat.promptPane') : t('chat.source')}
          className="flex w-[42%] max-w-[600px] shrink-0 flex-col border-l border-line"
        >
          <div className="flex h-11 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-4">
            <h2 className="truncate font-semibold">
              {pane.kind === 'context' ? t('chat.promptPaneWhy') : t('chat.source')}
            </h2>
            <IconButton icon={X} label={t('chat.closeEsc')} onClick={() => setPane(null)} />
          </div>
          <div
            tabIndex={0}
            role="region"
            aria-label={t('chat.details')}
            className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2"
          >
            {pane.kind === 'frame' && framePreview(pane.id, pane.quote)}
            {pane.kind === 'memory' && memoryPreview(pane.id)}
            {pane.kind === 'context' && <ContextPanel messageId={pane.messageId} onCitation={openCitation} />}
          </div>
        </aside>
      )}
      {link !== null && <LinkDialog address={link} onClose={() => setLink(null)} />}
    </div>
  );
}

interface SessionProps {
  readonly opened: OpenedChat | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly doors: MessageDoors;
  readonly onSettings: () => void;
  readonly onBegun: (sessionId: number) => void;
  readonly onDeleted: () => void;
}

function Session({ opened, field, doors, onSettings, onBegun, onDeleted }: SessionProps) {
  const sessionId = opened?.sessionId ?? null;
  const [chosenPersona, setChosenPersona] = useState(defaultPersona);
  const [chosenWho, setChosenWho] = useState(usualWho);
  const session = useRequest('chat.session', { id: sessionId ?? 0 }, { enabled: sessionId !== null });
  const update = useAction('chat.update-session', ['chat.session', 'chat.sessions']);
  const stop = useAction('chat.stop');
  const conversation = useConversation(sessionId);
  const current = sessionId === null ? null : (session.data ?? null);
  const persona = current?.persona ?? chosenPersona;
  const settings = useSettings().data;
  const who = current ?? (settings ? knownWho(chosenWho, settings) : chosenWho);
  const { agents, room } = who;
  const sending = useSend(sessionId, { persona, agents, room }, onBegun);
  const last = conversation.messages.at(-1);
  const writing = last?.state === 'writing' ? last : null;
  const error = sending.error ?? update.error ?? stop.error;
  return (
    <section aria-label={t('chat.conversation')} className="flex min-w-0 flex-1 flex-col">
      <SessionHeader
        session={current}
        persona={persona}
        onPersona={(id) => {
          setChosenPersona(id);
          if (sessionId !== null) update.mutate({ id: sessionId, persona: id });
        }}
        who={who}
        onWho={(chosen) => {
          if (sessionId === null) setChosenWho(chosen);
          else update.mutate({ id: sessionId, ...chosen });
        }}
        onDeleted={onDeleted}
      />
      {current && current.goneAgents.length > 0 && <GoneAgents session={current} />}
      {sessionId === null ? (
        <div className="min-h-0 flex-1">
          <Beginning onAsk={(text) => void sending.send(text, [])} />
        </div>
      ) : (
        <MessageList
          key={sessionId}
          conversation={conversation}
          wanted={opened?.messageId ?? null}
          who={who}
          doors={doors}
        />
      )}
      <div className="shrink-0 px-4 pb-3">
        <div className="mx-auto flex max-w-[720px] flex-col gap-2">
          <NoModelNotice onSettings={onSettings} />
          {error && <ErrorNotice error={error} />}
          <Composer
            field={field}
            writing={writing !== null}
            sending={sending.busy}
            onSend={sending.send}
            onStop={() => {
              if (writing) stop.mutate({ messageId: writing.id });
            }}
          />
        </div>
      </div>
    </section>
  );
}

function GoneAgents({ session: { agents, goneAgents } }: { readonly session: ChatSession }) {
  const names = goneAgents.join(', ');
  const isAlone = goneAgents.length === agents.length;
  return (
    <p role="note" className="border-b border-line px-4 py-2 text-ink-2">
      {t(isAlone ? 'chat.goneAlone' : 'chat.goneOthers', { names, count: goneAgents.length })}
    </p>
  );
}

const examples = [t('chat.exampleYesterday'), t('chat.exampleRemember'), t('chat.examplePages')];

function Beginning({ onAsk }: { readonly onAsk: (text: string) => void }) {
  return (
    <EmptyState icon={MessagesSquare} title={t('chat.beginTitle')}>
      <p>{t('chat.beginLead')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {examples.map((text) => (
          <Button key={text} onClick={() => onAsk(text)}>
            {text}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}
