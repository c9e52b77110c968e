/** Messages as the window sees them: references become what they point to, as it is now. */
import type { ChatContext, ChatMessage, ToolUse } from '../../src-preload/contract/chat.ts';
import type { Memories } from '../memory/memories.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { KeptTool, MessageRow } from './messages-table.ts';
import { citationsOf } from './passages.ts';

export interface ShowParts {
  readonly db: ReadableDb;
  readonly memories: Pick<Memories, 'getMany' | 'core'>;
}

export function showMessage(parts: ShowParts, row: MessageRow): ChatMessage {
  const { details, ...message } = row;
  return {
    ...message,
    writtenBy: details.writtenBy,
    attachments: details.attachments.map(({ text: _, ...attachment }) => attachment),
    citations: citationsOf(parts.db, details.citations),
    tools: details.tools.map((tool) => showTool(parts, tool)),
    hasContext: details.context !== null,
  };
}

export function showTool({ memories }: ShowParts, { memoryIds, about: _, ...tool }: KeptTool): ToolUse {
  const now = memoryIds.length === 0 ? [] : memories.getMany(memoryIds);
  return { ...tool, memories: now.map(({ id, kind, title }) => ({ id, kind, title })) };
}

/** What was put into the prompt. Core memory and recalled passages are shown as they are now, not as they were sent. */
export function showContext({ db, memories }: ShowParts, row: MessageRow): ChatContext {
  const { context, citations } = row.details;
  if (context === null) {
    return { model: null, usedTokens: 0, roomTokens: 0, parts: [], searches: [], recalled: [], missing: [] };
  }
  const cited = new Set(citations.map(({ number }) => number));
  const sources = citationsOf(db, context.recalled);
  const core = memories
    .core()
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n\n');
  return {
    ...context,
    parts: context.parts.map((part) => (part.kind === 'core' ? { ...part, text: core } : part)),
    recalled: context.recalled.map(({ why, number }, place) => ({
      source: sources[place]!,
      why,
      cited: cited.has(number),
    })),
  };
}
