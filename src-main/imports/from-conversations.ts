/**
 * Conversations of ChatGPT and Claude: `conversations.json` of either's data export. Each becomes one resource with what was said.
 * Neither format is published; this reads what both have in common in the exports that people describe, and no more of it.
 */
import { z } from 'zod';
import { maxResourceChars } from '../memory/resource/resource.ts';
import { titleLine } from '../memory/memory-writer.ts';
import { foreignMemory, timeOf, type Read } from './incoming.ts';

const time = z.union([z.number(), z.string()]).nullish();

const turnSchema = z.object({
  author: z.object({ role: z.string() }),
  create_time: time,
  content: z.object({ content_type: z.string(), parts: z.array(z.unknown()).optional() }),
});

const nodeSchema = z.object({ parent: z.string().nullish(), message: z.unknown() });

const chatgptSchema = z.object({
  id: z.string().optional(),
  conversation_id: z.string().optional(),
  title: z.string().nullish(),
  create_time: time,
  update_time: time,
  mapping: z.record(z.string(), nodeSchema),
  current_node: z.string().nullish(),
});

const claudeSchema = z.object({
  uuid: z.string().min(1),
  name: z.string().nullish(),
  created_at: time,
  updated_at: time,
  chat_messages: z.array(
    z.object({
      sender: z.string(),
      text: z.string().nullish(),
      content: z.array(z.object({ type: z.string(), text: z.string().nullish() })).nullish(),
    }),
  ),
});

/** The branch that was shown last; what a tool or the system said is left out. Null for one in which nothing was said. */
export function fromChatgpt(value: unknown): Read | null {
  const chat = chatgptSchema.parse(value);
  const nodes = new Map(Object.entries(chat.mapping));
  const said: string[] = [];
  const seen = new Set<string>();
  let at = chat.current_node ?? [...nodes.keys()].at(-1);
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const node = nodes.get(at);
    const turn = turnSchema.safeParse(node?.message);
    if (turn.success) {
      const parts = turn.data.content.parts ?? [];
      const line = saidBy(turn.data.author.role, parts.filter((part) => typeof part === 'string').join('\n'));
      if (line !== null) said.unshift(line);
    }
    at = node?.parent ?? undefined;
  }
  const id = chat.conversation_id ?? chat.id ?? `${String(chat.create_time)} ${chat.title ?? ''}`;
  return conversation('chatgpt', id, chat.title, [chat.create_time, chat.update_time], said);
}

export function fromClaude(value: unknown): Read | null {
  const chat = claudeSchema.parse(value);
  const said = chat.chat_messages.flatMap(({ sender, text, content }) => {
    const parts = (content ?? []).filter(({ type }) => type === 'text').map((part) => part.text ?? '');
    return saidBy(sender, parts.join('\n').trim() || (text ?? '')) ?? [];
  });
  return conversation('claude', chat.uuid, chat.name, [chat.created_at, chat.updated_at], said);
}

function saidBy(role: string, text: string): string | null {
  if (text.trim() === '') return null;
  if (role === 'user' || role === 'human') return `You: ${text.trim()}`;
  return role === 'assistant' ? `Assistant: ${text.trim()}` : null;
}

function conversation(
  format: 'chatgpt' | 'claude',
  id: string,
  name: string | null | undefined,
  [began, changed]: readonly unknown[],
  said: readonly string[],
): Read | null {
  if (said.length === 0) return null;
  const at = timeOf(began);
  const address = format === 'chatgpt' ? 'https://chatgpt.com/c/' : 'https://claude.ai/chat/';
  const title = titleLine(name?.trim() ? name : said[0]!.slice(0, 100));
  return {
    type: 'memory',
    incoming: {
      memory: {
        ...foreignMemory(format, id, at),
        kind: 'resource',
        title,
        fields: {
          resourceType: 'other',
          address: /^[\w-]{8,80}$/u.test(id) ? `${address}${id}` : null,
          summary: title,
          content: said.join('\n\n').slice(0, maxContentChars),
          visits: 1,
          lastSeenAt: Math.max(at, timeOf(changed)),
        },
      },
      sources: [],
    },
  };
}

const maxContentChars = 10 * maxResourceChars;
