/** Prompts and tools in the words of the protocol (OpenAI's chat completions). */
import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { PromptMessage, ToolOffer } from './llm.ts';

type ServerMessage = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type ServerTool = OpenAI.Chat.Completions.ChatCompletionTool;
/** A JSON schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export function toServerMessages(messages: readonly PromptMessage[]): ServerMessage[] {
  return messages.map((message): ServerMessage => {
    switch (message.role) {
      case 'system':
        return { role: 'system', content: message.content };
      case 'tool':
        return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
      case 'assistant':
        return {
          role: 'assistant',
          content: message.content,
          ...(message.toolCalls && message.toolCalls.length > 0
            ? {
                tool_calls: message.toolCalls.map(({ id, name, input }) => ({
                  id,
                  type: 'function' as const,
                  function: { name, arguments: input },
                })),
              }
            : {}),
        };
      case 'user':
        if (!message.images || message.images.length === 0) return { role: 'user', content: message.content };
        return {
          role: 'user',
          content: [
            { type: 'text', text: message.content },
            ...message.images.map(({ mime, bytes }) => ({
              type: 'image_url' as const,
              image_url: { url: `data:${mime};base64,${Buffer.from(bytes).toString('base64')}` },
            })),
          ],
        };
    }
  });
}

export function toServerTools(tools: readonly ToolOffer[]): ServerTool[] {
  return tools.map(({ name, description, input }) => ({
    type: 'function',
    function: { name, description, parameters: { ...toJsonSchema(input) } },
  }));
}

/**
 * The JSON schema of what may be sent to `schema`, in the dialect that servers understand: closed objects, `anyOf` for
 * unions, no marks of origin, no bounds that only say "a whole number".
 */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _mark, ...whole } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  return adapt(whole) as JsonSchema;
}

function adapt(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(adapt);
  if (typeof node !== 'object' || node === null) return node;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'oneOf') out['anyOf'] = adapt(value);
    else if ((key === 'minimum' || key === 'maximum') && Math.abs(value as number) >= Number.MAX_SAFE_INTEGER)
      continue;
    else if (key === 'properties')
      out[key] = Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, adapt(v)]));
    else out[key] = adapt(value);
  }
  if (out['properties'] && out['additionalProperties'] === undefined) out['additionalProperties'] = false;
  return out;
}

/** Whether every key of every object is required, which is what the protocol's `strict` asks for. */
export function isStrict(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(isStrict);
  if (typeof node !== 'object' || node === null) return true;
  const { properties, required, additionalProperties } = node as JsonSchema;
  if (additionalProperties !== undefined && additionalProperties !== false) return false;
  if (properties && Object.keys(properties).some((key) => !((required ?? []) as string[]).includes(key)))
    return false;
  return Object.values(node).every(isStrict);
}
