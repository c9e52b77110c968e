/** Conversation memory as its page shows it: every conversation's state, the files, the backends, and what would be written. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

const sessionIdSchema = z.number().int().positive();
const scopeSchema = z.string().min(1).max(4_000);
const keepingBackendSchema = z.enum(['mem0', 'file']);

/** What becomes of a conversation's turns, and what it waits for. */
export const flushStateSchema = z.object({
  sessionId: sessionIdSchema,
  title: z.string(),
  agents: z.array(z.string()),
  scope: scopeSchema,
  /** `none`: its memory is switched off. */
  backend: z.enum(['mem0', 'file', 'none']),
  /** When the oldest turn was said that has not become memories yet; null where all have. */
  dirtySince: timestampSchema.nullable(),
  /** In words for the owner. */
  waitingFor: z.string(),
  /** When it is its turn by itself; null where nothing makes it so. */
  dueAt: timestampSchema.nullable(),
  attempts: z.number().int(),
  isInFlight: z.boolean(),
  lastFlushedAt: timestampSchema.nullable(),
  lastResult: z.string(),
  lastError: z.string(),
});
export type FlushState = z.infer<typeof flushStateSchema>;

/** A fact that the extractor wrote, and what would become of it. */
export const exampleFactSchema = z.object({
  text: z.string(),
  /** `known`: it is there already; `not-said`: it does not stand in what was said, so it is dropped. */
  verdict: z.enum(['new', 'known', 'not-said']),
});

export const memoryFileSchema = z.object({
  scope: scopeSchema,
  /** The entrypoint's name, or `memory/YYYY-MM-DD.md`. */
  name: z.string(),
  path: z.string(),
  bytes: z.number().int(),
  entries: z.number().int(),
  modifiedAt: timestampSchema,
});
export type MemoryFileInfo = z.infer<typeof memoryFileSchema>;

/** What copying to another backend would do in a scope. */
export const copyPlanSchema = z.object({
  scope: scopeSchema,
  /** Facts that would be added there, … */
  add: z.number().int(),
  /** … changed because they were changed here since they were copied, … */
  update: z.number().int(),
  /** … removed because they were removed here since, … */
  remove: z.number().int(),
  /** … and those that are the same in both. */
  same: z.number().int(),
});
export type CopyPlan = z.infer<typeof copyPlanSchema>;

/** Served by the engine: when conversations become memories. */
export const flushRequests = {
  /** Dirty ones first, oldest first; then those flushed last. */
  'flush.states': route(
    z.object({ limit: z.number().int().min(1).max(500).default(100) }),
    z.object({
      isPaused: z.boolean(),
      /** The model that memory work is done by; null where none is chosen. */
      model: z.string().nullable(),
      dirty: z.number().int(),
      sessions: z.array(flushStateSchema),
    }),
  ),
  /** One conversation, or with null all that are dirty. Fails with what it failed with. */
  'flush.now': route(z.object({ sessionId: sessionIdSchema.nullable() }), z.object({})),
  /** Until it is resumed, or Mneme is started anew. */
  'flush.pause': route(z.object({ isPaused: z.boolean() }), z.object({})),
  /** Asks the model as a flush of the newest messages would, and writes nothing. */
  'flush.example': route(
    z.object({ sessionId: sessionIdSchema }),
    z.object({
      model: z.string(),
      /** What the extractor sees, as it is sent. */
      prompt: z.string(),
      messages: z.number().int(),
      known: z.array(z.string()),
      reply: z.string(),
      facts: z.array(exampleFactSchema),
    }),
  ),
} as const;

/** Served by the engine: what is kept, where, and how it is found. */
export const conversationRequests = {
  /** Every scope that holds something or that the settings name, by its name. */
  'conversation.scopes': route(
    z.object({}),
    z.object({
      scopes: z.array(
        z.object({
          scope: scopeSchema,
          /** Its name, without whether it is a room or a team. */
          label: z.string(),
          backend: z.enum(['mem0', 'file', 'none']),
          memories: z.number().int(),
        }),
      ),
    }),
  ),
  'conversation.state': route(
    z.object({}),
    z.object({
      /** Whose vectors conversation memory is found by. */
      embedder: z.object({
        name: z.string(),
        isLocal: z.boolean(),
        state: z.enum(['loading', 'ready', 'failed']),
        reason: z.string(),
        /** Facts that have no vector of it yet; words find them meanwhile. */
        waiting: z.number().int(),
      }),
      /** What keeps files from being read or written, in words; null for nothing. */
      filesTrouble: z.string().nullable(),
    }),
  ),
  'conversation.files': route(
    z.object({}),
    z.object({ folder: z.string(), files: z.array(memoryFileSchema), trouble: z.string().nullable() }),
  ),
  /** Nothing is copied; see `conversation.copy`. */
  'conversation.preview-copy': route(
    z.object({ to: keepingBackendSchema }),
    z.object({ scopes: z.array(copyPlanSchema) }),
  ),
  /** Brings the other backend up to date. What was there stays; running it again changes nothing. */
  'conversation.copy': route(
    z.object({ to: keepingBackendSchema }),
    z.object({ added: z.number().int(), updated: z.number().int(), removed: z.number().int() }),
  ),
} as const;

/** Served by the shell: the files in the owner's own programs. Refused where one is a link, or lies outside of the folder. */
export const memoryFileRequests = {
  'conversation.show-file': route(
    z.object({ scope: scopeSchema, name: z.string().min(1).max(1_000), how: z.enum(['open', 'reveal']) }),
    z.object({}),
  ),
  'conversation.show-folder': route(z.object({}), z.object({})),
} as const;

export const conversationMemoryEvents = {
  /** A conversation's state, or what is kept, has changed. */
  'conversation-memory.changed': z.object({}),
} as const;
