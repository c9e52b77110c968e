/** What the window may ask of the chat. */
import type { chatRequests } from '../../src-preload/contract/chat.ts';
import type { Clock } from '../base/clock.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Chat } from '../chat/chat.ts';
import {
  changeSession,
  clearSession,
  createSession,
  eraseSession,
  readSession,
  readSessions,
  type ErasingParts,
} from '../chat/conversations.ts';
import { messagesBefore } from '../chat/messages-table.ts';
import { deletePersona, listPersonas, savePersona } from '../chat/personas.ts';
import { getSession } from '../chat/sessions-table.ts';
import type { ChatParts } from '../chat/chat-parts.ts';

export interface ChatHandlerParts extends ErasingParts {
  readonly clock: Clock;
  readonly participants: ChatParts['participants'];
  readonly chat: Chat;
  /** The messages of a conversation are about to be erased. */
  readonly onErase: (sessionId: number) => Promise<void>;
  /** A conversation or the list of them changed. */
  readonly onChange: (sessionId: number) => void;
}

export function createChatHandlers(parts: ChatHandlerParts): HandlersFor<typeof chatRequests> {
  const { db, clock, chat, onChange } = parts;
  return {
    'chat.sessions': (page) => readSessions(parts, page),
    'chat.session': ({ id }) => readSession(parts, id),
    'chat.create-session': (asked) => {
      const session = createSession(parts, asked);
      onChange(session.id);
      return session;
    },
    'chat.update-session': (change) => {
      const session = changeSession(parts, change);
      onChange(session.id);
      return session;
    },
    'chat.delete-session': async ({ id }) => {
      await chat.stopSession(id);
      await parts.onErase(id);
      const messages = eraseSession(parts, id);
      onChange(id);
      return { messages };
    },
    'chat.clear': async ({ sessionId, how }) => {
      if (how !== 'restore') await chat.stopSession(sessionId);
      if (how === 'for-good') await parts.onErase(sessionId);
      const messages = clearSession(parts, sessionId, how);
      onChange(sessionId);
      return { messages };
    },
    'chat.messages': ({ sessionId, before, limit }) => {
      const { clearedThrough } = getSession(db, sessionId);
      const rows = messagesBefore(db, { sessionId, after: clearedThrough, before, limit: limit + 1 });
      return { messages: rows.slice(-limit).map(chat.show), hasMore: rows.length > limit };
    },
    'chat.message': ({ id }) => chat.message(id),
    'chat.send': (question) => chat.send(question),
    'chat.stop': ({ messageId }) => {
      chat.stop(messageId);
      return {};
    },
    'chat.context': ({ messageId }) => chat.context(messageId),
    'chat.answer-permission': (answer) => chat.answerPermission(answer),
    'chat.undo-tool': ({ messageId, toolId }) => chat.undoTool(messageId, toolId),
    'chat.tell': ({ text }) => chat.tell(text),
    'chat.personas': () => listPersonas(db),
    'chat.save-persona': (persona) => savePersona(db, persona, clock.now()),
    'chat.delete-persona': ({ id }) => {
      deletePersona(db, id);
      return {};
    },
  };
}
