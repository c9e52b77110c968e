/** The pages of a conversation as they are kept, and how events change them. Pure. */
import type { InfiniteData } from '@tanstack/react-query';
import type { ChatMessage } from '../../../src-preload/contract/chat.ts';
import type { EventValue, Output } from '../../client/bridge.ts';

/** The newest page first, each page oldest first. */
export type ChatPages = InfiniteData<Output<'chat.messages'>, number | null>;

/** All messages, oldest first. */
export function messagesOf(pages: ChatPages | undefined): readonly ChatMessage[] {
  return pages?.pages.toReversed().flatMap((page) => page.messages) ?? [];
}

/** The pages with one message replaced; the same pages where they do not hold it. */
export function withMessage(pages: ChatPages, message: ChatMessage): ChatPages {
  if (!holds(pages, message.id)) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      messages: page.messages.map((other) => (other.id === message.id ? newest(other, message) : other)),
    })),
  };
}

/** The pages with more of an answer, or null where something between is missing and the message has to be asked for. */
export function withDelta(pages: ChatPages, delta: EventValue<'chat.delta'>): ChatPages | null {
  const message = messagesOf(pages).find(({ id }) => id === delta.messageId);
  if (!message || message.state !== 'writing') return pages;
  if (delta.from > message.text.length) return null;
  return withMessage(pages, { ...message, text: message.text.slice(0, delta.from) + delta.text });
}

export function holds(pages: ChatPages, id: number): boolean {
  return pages.pages.some((page) => page.messages.some((message) => message.id === id));
}

/** An answer that was asked for while more of it came by event must not lose what came. */
function newest(known: ChatMessage, told: ChatMessage): ChatMessage {
  const older = told.state === 'writing' && known.state === 'writing' && known.text.length > told.text.length;
  return older ? { ...told, text: known.text } : told;
}
