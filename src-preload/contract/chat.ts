/** The chat: conversations, answers that cite what they stand on, what the assistant did or wants to do, and "tell me". */
import { z } from 'zod';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { agentNameSchema, roomIdSchema } from './memory-settings.ts';
import { memoryIdSchema, memoryKindSchema } from './memory.ts';
import { route } from './route.ts';

const idSchema = z.number().int().positive();
const personaIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, 'letters a to z, digits and hyphens, 60 at most');

/** Largest text file and picture that can be attached, in bytes. */
export const maxFileBytes = 1_000_000;
export const maxImageBytes = 10_000_000;

export const chatSessionSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** The id of the persona that answers; where agents answer, their manner. */
  persona: z.string(),
  /** Who takes part, in the order in which they answer; at least one. */
  agents: z.array(z.string()),
  /** Those of them whom the settings do not name any more: they do not answer. With nobody left, the usual agent does. */
  goneAgents: z.array(z.string()),
  /** The id of the room in which it is held; null for none. */
  room: z.string().nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  messages: z.number().int(),
  /** Messages that were cleared from view and can be shown again. */
  clearedMessages: z.number().int(),
  /** The message that matches the search, in part; null for a list without a search, or where the title matches. */
  match: z.object({ messageId: idSchema, excerpt: z.string() }).nullable(),
});
export type ChatSession = z.infer<typeof chatSessionSchema>;

/** What is sent with a question. The picture itself is not kept, only what stands on it. */
export const newAttachmentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    name: z.string().trim().min(1).max(255),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({
    kind: z.literal('image'),
    name: z.string().trim().min(1).max(255),
    mime: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    bytes: z.instanceof(Uint8Array),
  }),
  /** The newest frame: what is on the screen now. */
  z.object({ kind: z.literal('screen') }),
]);
export type NewAttachment = z.infer<typeof newAttachmentSchema>;

export const attachmentSchema = z.object({
  kind: z.enum(['file', 'image', 'screen']),
  name: z.string(),
  /** Characters of text that it holds; 0 where nothing could be read. */
  chars: z.number().int(),
  /** The frame of `screen`. */
  frameId: frameIdSchema.nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a number in an answer stands for. The ids that its kind does not have are null. */
export const citationSchema = z.object({
  number: z.number().int().positive(),
  kind: z.enum(['memory', 'frame', 'message']),
  memoryId: memoryIdSchema.nullable(),
  memoryKind: memoryKindSchema.nullable(),
  frameId: frameIdSchema.nullable(),
  messageId: idSchema.nullable(),
  /** The session of the message. */
  sessionId: idSchema.nullable(),
  /** A memory's title; application and title of a frame; the writer of a message. */
  label: z.string(),
  at: timestampSchema,
  /** The passage that it stands on; empty where it was deleted since. */
  quote: z.string(),
  hasImage: z.boolean(),
  /** The source was deleted since: it cannot be opened any more. */
  gone: z.boolean(),
});
export type Citation = z.infer<typeof citationSchema>;

/** Tools for what the owner's machine remembers. */
export const ownerToolNameSchema = z.enum([
  'search_everything',
  'read_in_full',
  'list_day',
  'keep_for_owner',
  'correct_for_owner',
  'forget_for_owner',
]);
export type OwnerToolName = z.infer<typeof ownerToolNameSchema>;

/** The memory tool of an agent: for what is kept in the scope of its conversation. */
export const agentToolNameSchema = z.enum([
  'add_memory',
  'search_memory',
  'get_all_memories',
  'delete_all_memories',
  'get_memory',
  'update_memory',
  'delete_memory',
]);
export type AgentToolName = z.infer<typeof agentToolNameSchema>;

export const toolNameSchema = z.enum([...ownerToolNameSchema.options, ...agentToolNameSchema.options]);
export type ToolName = z.infer<typeof toolNameSchema>;

/**
 * Something that was done for an answer, or that waits for the owner. `asking`: nothing happens until
 * `chat.answer-permission`, whenever that comes. With `canUndo`, `chat.undo-tool` takes it back.
 */
export const toolUseSchema = z.object({
  /** Unique within its message. */
  id: z.string(),
  name: toolNameSchema,
  state: z.enum(['done', 'asking', 'refused', 'undone', 'failed']),
  /** What it is or was about, in words for the owner: `Forget 2 memories`. */
  label: z.string(),
  /** What came of it, in words; empty while it asks. */
  outcome: z.string(),
  /** The memories that it concerns, as they are now; those deleted for good are left out. */
  memories: z.array(z.object({ id: memoryIdSchema, kind: memoryKindSchema, title: z.string() })),
  /** The text that it would write or has written; null where it writes none. */
  text: z.string().nullable(),
  canUndo: z.boolean(),
});
export type ToolUse = z.infer<typeof toolUseSchema>;

export const chatMessageSchema = z.object({
  id: idSchema,
  sessionId: idSchema,
  role: z.enum(['user', 'assistant']),
  author: z.string(),
  /** The agent that answered; null for the owner. */
  agent: z.string().nullable(),
  /** Markdown. A citation is its number in square brackets: `[2]`. */
  text: z.string(),
  createdAt: timestampSchema,
  /** `stopped` and `failed` keep what came before. */
  state: z.enum(['writing', 'whole', 'stopped', 'failed']),
  /** Why it failed, or that it was cut off, in words for the owner. */
  error: z.string().nullable(),
  /** `passages`: no model was asked; these are the best passages. `rule`: an instruction that needs no model. */
  writtenBy: z.enum(['owner', 'model', 'passages', 'rule']),
  attachments: z.array(attachmentSchema),
  citations: z.array(citationSchema),
  tools: z.array(toolUseSchema),
  /** Whether `chat.context` has something to show. */
  hasContext: z.boolean(),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

export const personaSchema = z.object({
  id: personaIdSchema,
  name: z.string().trim().min(1).max(60),
  instructions: z.string().trim().min(1).max(4_000),
  /** It came with Mneme: deleting it brings the shipped words back. */
  shipped: z.boolean(),
  /** A shipped one whose words the owner changed. */
  edited: z.boolean(),
});
export type Persona = z.infer<typeof personaSchema>;

/** What was put into the prompt of an answer, and why. */
export const chatContextSchema = z.object({
  /** The model that was asked; null where none was. */
  model: z.string().nullable(),
  /** Tokens, estimated, and how many there was room for. */
  usedTokens: z.number().int(),
  roomTokens: z.number().int(),
  /** In the order of the prompt. `text` is empty for parts that are shown elsewhere (the messages before). */
  parts: z.array(
    z.object({
      kind: z.enum([
        'persona',
        'rules',
        'core',
        /** What is known from earlier conversations with the same agent or team, or in the same room. */
        'memory',
        'recalled',
        'history',
        'attachment',
        'question',
      ]),
      label: z.string(),
      text: z.string(),
      tokens: z.number().int(),
    }),
  ),
  /** The searches that the question became. */
  searches: z.array(
    z.object({
      text: z.string(),
      from: timestampSchema.nullable(),
      to: timestampSchema.nullable(),
      applications: z.array(z.string()),
      found: z.number().int(),
    }),
  ),
  /** What they found and was put into the prompt, cited or not. */
  recalled: z.array(
    z.object({
      source: citationSchema,
      /** In words: `found by the words invoice, ACME`. */
      why: z.string(),
      cited: z.boolean(),
    }),
  ),
  /** Arms of the search that were missing, in words for the owner. */
  missing: z.array(z.string()),
});
export type ChatContext = z.infer<typeof chatContextSchema>;

/** What was understood of a quick entry, and done. `question`: it waits for its answer in the chat. */
export const toldSchema = z.object({
  understood: z.enum(['remember', 'forget', 'correct', 'question']),
  /** In words for the owner. */
  said: z.string(),
  sessionId: idSchema,
  /** The answer that holds the tool, for permission and undo. */
  answerId: idSchema,
  tool: toolUseSchema.nullable(),
});
export type Told = z.infer<typeof toldSchema>;

const title = z.string().trim().min(1).max(200);
const question = z.string().trim().min(1).max(20_000);

/** Agents by name, or those of a team; the usual agent where left out. Names that the settings lack are refused. */
const whoSchema = z.object({
  agents: z.array(agentNameSchema).min(1).max(20).optional(),
  team: agentNameSchema.optional(),
  room: roomIdSchema.nullable().optional(),
});

export const chatRequests = {
  /** The last used first; with `query`, those whose title or messages hold its words. */
  'chat.sessions': route(
    z.object({
      query: z.string().max(500).default(''),
      /** `updatedAt` and id of the last session of the page before. */
      after: z.object({ updatedAt: timestampSchema, id: idSchema }).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ sessions: z.array(chatSessionSchema), hasMore: z.boolean() }),
  ),
  'chat.session': route(z.object({ id: idSchema }), chatSessionSchema),
  'chat.create-session': route(
    z.object({ persona: personaIdSchema.default('plain'), ...whoSchema.shape }),
    chatSessionSchema,
  ),
  /** Agents and room only until something was said: what was said belongs to those it was said to. */
  'chat.update-session': route(
    z.object({
      id: idSchema,
      title: title.optional(),
      persona: personaIdSchema.optional(),
      ...whoSchema.shape,
    }),
    chatSessionSchema,
  ),
  /** For good: messages, their passages, vectors, and the memories that came from nothing else. */
  'chat.delete-session': route(z.object({ id: idSchema }), z.object({ messages: z.number().int() })),
  /** `view`: not shown and not sent along any more, still there. `restore`: shown again. `for-good`: erased. */
  'chat.clear': route(
    z.object({ sessionId: idSchema, how: z.enum(['view', 'restore', 'for-good']) }),
    z.object({ messages: z.number().int() }),
  ),
  /** The newest page, or that before a message; oldest first. */
  'chat.messages': route(
    z.object({
      sessionId: idSchema,
      before: idSchema.nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ messages: z.array(chatMessageSchema), hasMore: z.boolean() }),
  ),
  'chat.message': route(z.object({ id: idSchema }), chatMessageSchema),
  /**
   * Answers at once; the answer is written meanwhile, told by `chat.delta` and `chat.changed`. Where several agents take part
   * `answerId` is the first one's; the others follow one after the other, and `chat.changed` tells of each.
   */
  'chat.send': route(
    z.object({
      sessionId: idSchema,
      text: question,
      attachments: z.array(newAttachmentSchema).max(5).default([]),
    }),
    z.object({ questionId: idSchema, answerId: idSchema }),
  ),
  /** Ends the turn that an answer belongs to; what came so far stays. Does nothing to one that is finished. */
  'chat.stop': route(z.object({ messageId: idSchema }), z.object({})),
  'chat.context': route(z.object({ messageId: idSchema }), chatContextSchema),
  /** Allows or refuses what a tool asks for; `memoryIds` narrows it to some of its memories. */
  'chat.answer-permission': route(
    z.object({
      messageId: idSchema,
      toolId: z.string(),
      allow: z.boolean(),
      memoryIds: z.array(memoryIdSchema).max(1_000).optional(),
    }),
    toolUseSchema,
  ),
  'chat.undo-tool': route(z.object({ messageId: idSchema, toolId: z.string() }), toolUseSchema),
  /** Quick entry: what is no question and no instruction is remembered. */
  'chat.tell': route(z.object({ text: question }), toldSchema),
  'chat.personas': route(z.object({}), z.array(personaSchema)),
  /** A new one without `id`; one that shipped is kept in the owner's words. */
  'chat.save-persona': route(
    z.object({
      id: personaIdSchema.nullable().default(null),
      name: personaSchema.shape.name,
      instructions: personaSchema.shape.instructions,
    }),
    personaSchema,
  ),
  'chat.delete-persona': route(z.object({ id: personaIdSchema }), z.object({})),
} as const;

export const chatEvents = {
  /** More of an answer: `text` follows its first `from` characters (UTF-16 units). */
  'chat.delta': z.object({
    sessionId: idSchema,
    messageId: idSchema,
    from: z.number().int().nonnegative(),
    text: z.string(),
  }),
  /** A message changed (its state, tools, citations), or with null the session or the list of sessions. */
  'chat.changed': z.object({ sessionId: idSchema, messageId: idSchema.nullable() }),
} as const;
