/** Messages as the window sees them: references become what they point to, as it is now. */
import type { ChatContext, ChatMessage, ToolUse } from '../../src-preload/contract/chat.ts';
import { memoryIdSchema } from '../../src-preload/contract/memory.ts';
import type { Memories } from '../memory/memories.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { ConversationMemory } from '../backends/conversation-memory.ts';
import type { Log } from '../base/log.ts';
import { canUndoScoped } from './decide-scoped.ts';
import { messagesBefore, type KeptTool, type MessageRow } from './messages-table.ts';
import { citationsOf } from './passages.ts';
import { recallConversations } from './recall-conversations.ts';
import { getSession } from './sessions-table.ts';

export interface ShowParts {
  readonly db: ReadableDb;
  readonly memories: Pick<Memories, 'getMany' | 'core'>;
}

export interface ContextParts extends ShowParts {
  readonly conversation: Pick<ConversationMemory, 'promptContext'>;
  readonly log: Log;
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

export function showTool({ memories }: Pick<ShowParts, 'memories'>, tool: KeptTool): ToolUse {
  const { memoryIds, about: _, step, scoped, ...shown } = tool;
  // A fact in a file is no memory of the six kinds, and is not found here.
  const written = memoryIdSchema.safeParse(scoped?.id).data;
  const ids = written === undefined ? memoryIds : [...memoryIds, written];
  const now = ids.length === 0 ? [] : memories.getMany(ids);
  return {
    ...shown,
    canUndo: (tool.state === 'done' && step !== null) || canUndoScoped(tool),
    memories: now.map(({ id, kind, title }) => ({ id, kind, title })),
  };
}

/**
 * What was put into the prompt. Core memory, recalled passages and what is known from earlier conversations are shown as they
 * are now, not as they were sent.
 */
export async function showContext(parts: ContextParts, row: MessageRow): Promise<ChatContext> {
  const { db, memories } = parts;
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
  const known = context.parts.some(({ kind }) => kind === 'memory') ? await knownNow(parts, row) : '';
  return {
    ...context,
    parts: context.parts.map((part) => {
      if (part.kind === 'core') return { ...part, text: core };
      return part.kind === 'memory' ? { ...part, text: known } : part;
    }),
    recalled: context.recalled.map(({ why, number }, place) => ({
      source: sources[place]!,
      why,
      cited: cited.has(number),
    })),
  };
}

async function knownNow(
  { db, conversation, log }: ContextParts,
  { id, sessionId }: MessageRow,
): Promise<string> {
  const before = messagesBefore(db, { sessionId, after: 0, before: id, limit: 50 });
  const question = before.findLast(({ role }) => role === 'user')?.text ?? '';
  const { text, missing } = await recallConversations(
    { conversation, log },
    getSession(db, sessionId),
    question,
  );
  return [text, ...missing].filter(Boolean).join('\n\n');
}
