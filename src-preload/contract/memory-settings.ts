/**
 * What the owner sets of conversation memory: backend, embedder, files, auto-flush, the extractor; and who takes part: agents,
 * teams and rooms. Each meaning is one line, shown on the page and in the documentation.
 */
import { z } from 'zod';
import { modelNameSchema, serverSchema } from './models.ts';
import { say } from './sentences/say.ts';

export const memoryBackendSchema = z.enum(['mem0', 'file', 'none']);
export type MemoryBackend = z.infer<typeof memoryBackendSchema>;

const providerSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/)
  .meta({ allowed: say('a name in small letters, such as local, openai or ollama') });
const seconds = (min: number) => z.number().int().min(min).max(31_536_000);

export const memorySettingsSchema = z.object({
  backend: memoryBackendSchema.describe(
    'Where conversation memory is kept: mem0 (with vectors), file (in Markdown files) or none.',
  ),
  teamReadsMemberMemory: z.boolean().describe("Whether a team may read its members' own memories."),
  embedderProvider: providerSchema.describe(
    'Who makes vectors of conversation memory: local (on this device), openai, ollama, or another server by its host.',
  ),
  embedderModel: modelNameSchema.nullable().describe('The model that makes the vectors; local needs none.'),
  embedderHost: serverSchema
    .nullable()
    .describe('The server that makes the vectors; openai and ollama have one of their own.'),
  embedderDimensions: z
    .number()
    .int()
    .min(8)
    .max(8192)
    .nullable()
    .describe('Numbers in each vector, where the model lets one choose.'),
  llmProvider: providerSchema
    .nullable()
    .describe('Who runs the model for memory work: openai, ollama, or another server by its host.'),
  llmModel: modelNameSchema
    .nullable()
    .describe('The model for all memory work, also on what was seen; null for the one of models.memory.'),
  llmHost: serverSchema
    .nullable()
    .describe('The server of that model; openai and ollama have one of their own.'),
  llmTemperature: z
    .number()
    .min(0)
    .max(2)
    .nullable()
    .describe('How freely that model writes; null for as little as it can.'),
  filePath: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .regex(/^\P{Cc}+$/u)
    .meta({ allowed: say('the path of a folder') })
    .nullable()
    .describe(
      'The folder of the Markdown files, from config.yaml or from ~; null for memory_files in the data folder.',
    ),
  fileEntrypoint: z
    .string()
    .regex(/^(?!\.)[^/\\:*?"<>|]{1,120}\.md$/i)
    .meta({ allowed: say('the plain name of a file that ends in .md') })
    .describe('The file whose first lines are in every prompt.'),
  fileMaxEntrypointLines: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .describe('How many lines of that file are in the prompt.'),
  searchMode: z.enum(['hybrid', 'keyword', 'semantic']).describe('How conversation memory is searched.'),
  flushEnabled: z.boolean().describe('Whether conversations are flushed into the files by themselves.'),
  flushIntervalSeconds: seconds(5).describe('The longest that the worker sleeps, in seconds.'),
  flushIdleSeconds: seconds(0).describe('Seconds without a word after which a conversation is flushed.'),
  flushMaxDirtyAgeSeconds: seconds(1).describe(
    'Seconds after which a turn is flushed even while the conversation goes on.',
  ),
  flushStaleTtlSeconds: seconds(60).describe(
    'Seconds after which a turn that still waits goes first, whatever the limits.',
  ),
  flushMaxCrossSessionReprioritize: z
    .number()
    .int()
    .min(0)
    .max(10_000)
    .describe('How many other conversations of a scope go first when a new one begins there.'),
  flushRetryCooldownSeconds: seconds(1).describe(
    'Seconds to wait after a first failure; doubled with each further one.',
  ),
  flushMaxRetryCooldownSeconds: seconds(1).describe('The longest wait after failures, in seconds.'),
  flushMaxSessionsPerCycle: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .describe('Conversations flushed in one cycle.'),
  flushMaxSessionsPerAgentPerCycle: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .describe('Conversations of one agent flushed in one cycle.'),
  extractorNoReplyToken: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('What the extractor answers where nothing is worth keeping.'),
  extractorMaxMessagesPerFlush: z
    .number()
    .int()
    .min(1)
    .max(200)
    .describe('Messages that the extractor is shown at once.'),
  extractorMaxCharsPerFlush: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .describe('Characters of messages that the extractor is shown at once.'),
  extractorMaxExtractionSeconds: seconds(1).describe('How long the extractor may take, in seconds.'),
  extractorMemorySnippets: z
    .number()
    .int()
    .min(0)
    .max(100)
    .describe('Similar memories that the extractor is shown.'),
  extractorSnippetMaxChars: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .describe('Characters of each of these memories.'),
});
export type MemorySettings = z.infer<typeof memorySettingsSchema>;

/** Also the name of a folder, so letters and digits of any script, "_", "-" and ".", not beginning with a dot. */
export const agentNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,62}$/u)
  .refine((name) => name !== '__proto__')
  .meta({
    allowed: say('a name of up to 63 letters, digits, "_", "-" or "."; it does not begin with a dot'),
  });
export const roomIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(isRoomId)
  .meta({
    allowed: say('an id of up to 200 characters other than / \\ < > " | ? *; it ends in no dot and no space'),
  });

export const agentToolSchema = z.enum(['memory']);

export const agentSchema = z.object({
  displayName: z
    .string()
    .trim()
    .max(60)
    .describe('The name that answers stand under; empty for the name of the key.'),
  role: z.string().trim().max(4_000).describe('What the agent is for, in words for the model.'),
  model: modelNameSchema.nullable().describe('The model that answers for the agent; else that of the chat.'),
  tools: z.array(agentToolSchema).max(20).describe('The tools that the agent may use.'),
  memoryBackend: memoryBackendSchema
    .nullable()
    .describe('Where the memory of this agent is kept; else as memory.backend says.'),
  rooms: z
    .array(roomIdSchema)
    .max(200)
    .meta({ allowed: say('a list of ids of rooms') })
    .describe('The rooms whose memory the agent reads.'),
});
export type Agent = z.infer<typeof agentSchema>;

export const teamSchema = z.object({
  displayName: z.string().trim().max(60).describe('The name of the team; empty for the name of the key.'),
  members: z
    .array(agentNameSchema)
    .min(2)
    .max(20)
    .meta({ allowed: say('a list of at least two names of agents') })
    .describe('The agents that belong to the team.'),
});
export type Team = z.infer<typeof teamSchema>;

export const roomSchema = z.object({
  displayName: z.string().trim().max(60).describe('The name of the room; empty for its id.'),
});
export type Room = z.infer<typeof roomSchema>;

export const agentsSchema = z.record(agentNameSchema, agentSchema);
export const teamsSchema = z.record(agentNameSchema, teamSchema);
export const roomsSchema = z.record(roomIdSchema, roomSchema);

/** The agent of every conversation that names no other. */
export const usualAgent = 'assistant';

/** An id becomes the name of a folder, with ":" as "_" and without "!". */
function isRoomId(id: string): boolean {
  const safe = id.replaceAll(':', '_').replaceAll('!', '');
  // eslint-disable-next-line no-control-regex -- control characters are what must not get through
  return safe !== '' && id !== '__proto__' && !/[/\\<>"|?*\u0000-\u001f]|^\.+$|[. ]$/.test(safe);
}
