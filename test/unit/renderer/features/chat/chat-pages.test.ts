import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../../../src-preload/contract/chat.ts';
import {
  messagesOf,
  withDelta,
  withMessage,
  type ChatPages,
} from '../../../../../src-renderer/features/chat/chat-pages.ts';

function message(id: number, text: string, state: ChatMessage['state'] = 'whole'): ChatMessage {
  return {
    id,
    sessionId: 1,
    role: id % 2 === 0 ? 'assistant' : 'user',
    author: 'x',
    agent: id % 2 === 0 ? 'assistant' : null,
    text,
    createdAt: id,
    state,
    error: null,
    writtenBy: 'model',
    attachments: [],
    citations: [],
    tools: [],
    hasContext: false,
  };
}

const pages: ChatPages = {
  pages: [
    { messages: [message(3, 'Why?'), message(4, 'Beca', 'writing')], hasMore: true },
    { messages: [message(1, 'Hello'), message(2, 'Hi')], hasMore: false },
  ],
  pageParams: [null, 3],
};

function textOf(changed: ChatPages | null, id: number): string | undefined {
  return messagesOf(changed ?? undefined).find((one) => one.id === id)?.text;
}

describe('the pages of a conversation', () => {
  it('give the messages oldest first', () => {
    expect(messagesOf(pages).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('grow by what follows, also where it overlaps what is there', () => {
    const delta = { sessionId: 1, messageId: 4 };
    expect(textOf(withDelta(pages, { ...delta, from: 4, text: 'use' }), 4)).toBe('Because');
    expect(textOf(withDelta(pages, { ...delta, from: 2, text: 'cause' }), 4)).toBe('Because');
  });

  it('say that something is missing where a piece does not join on', () => {
    expect(withDelta(pages, { sessionId: 1, messageId: 4, from: 5, text: 'x' })).toBeNull();
  });

  it('leave a finished message alone when a late piece comes', () => {
    expect(withDelta(pages, { sessionId: 1, messageId: 2, from: 2, text: '!' })).toBe(pages);
  });

  it('take the final text though it is shorter than what was streamed', () => {
    expect(textOf(withMessage(pages, message(4, 'B')), 4)).toBe('B');
  });

  it('do not lose what was streamed while an unfinished message was asked for', () => {
    expect(textOf(withMessage(pages, message(4, 'Be', 'writing')), 4)).toBe('Beca');
  });
});
