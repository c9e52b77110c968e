/** The six kinds of memory: what each holds, its sources and history, and what the owner can do with them. */
import { z } from 'zod';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { route } from './route.ts';

export const memoryKindSchema = z.enum(['core', 'episodic', 'semantic', 'procedural', 'resource', 'vault']);
export type MemoryKind = z.infer<typeof memoryKindSchema>;
export const memoryKinds = memoryKindSchema.options;

/** `m_<UTC yyyymmddHHMMSS>_<8 hex digits>`: in the order of writing. */
export const memoryIdSchema = z
  .string()
  .regex(/^m_\d{14}_[0-9a-f]{8}$/)
  .brand<'MemoryId'>();
export type MemoryId = z.infer<typeof memoryIdSchema>;

/** `candidate`: a secret that waits to be classified. `deleted`: gone for good after a while, until then it can be undone. */
export const memoryStateSchema = z.enum(['active', 'candidate', 'archived', 'superseded', 'deleted']);
export type MemoryState = z.infer<typeof memoryStateSchema>;

/** Characters that a block of core memory holds. */
export const coreBlockChars = 5_000;

const line = z.string().trim().min(1).max(500);
const text = z.string().max(50_000);

/** The fields of each kind. What a kind lacks here it does not have. */
export const memoryFieldsSchemas = {
  core: z.object({
    /** `human`: the owner. `persona`: how the assistant should be. */
    block: z.enum(['human', 'persona']),
    text: z.string().max(coreBlockChars),
  }),
  episodic: z.object({
    endedAt: timestampSchema.nullable(),
    actor: z.enum(['user', 'assistant']),
    eventType: line,
    application: z.string().max(500).nullable(),
    summary: line,
    details: text,
  }),
  semantic: z.object({
    name: line,
    summary: z.string().max(2_000),
    details: text,
    /** Where the owner learned it, in words. */
    origin: z.string().max(500),
  }),
  procedural: z.object({
    entryType: z.enum(['workflow', 'guide', 'script']),
    summary: line,
    steps: z.array(z.string().trim().min(1).max(2_000)).max(100),
    validation: z.enum(['unverified', 'confirmed', 'outdated']),
    validatedAt: timestampSchema.nullable(),
  }),
  resource: z.object({
    resourceType: z.enum(['web', 'doc', 'pdf', 'code', 'image', 'mail', 'sheet', 'other']),
    /** A URL or a path; null where only a title is known. */
    address: z.string().max(4_000).nullable(),
    summary: z.string().max(2_000),
    /** What was seen of it so far. */
    content: z.string().max(200_000),
    visits: z.number().int().min(0),
    lastSeenAt: timestampSchema,
  }),
  vault: z.object({
    entryType: z.enum(['credential', 'api_key', 'bookmark', 'card', 'identity', 'other']),
    /** What is searched and shown in its place. */
    caption: line,
    origin: z.string().max(500),
    sensitivity: z.enum(['low', 'medium', 'high']),
    /** False after the value was erased. The value itself is in no answer but that of `vault.reveal`. */
    hasValue: z.boolean(),
  }),
} as const satisfies Record<MemoryKind, z.ZodType>;

export type FieldsOf<Kind extends MemoryKind> = z.infer<(typeof memoryFieldsSchemas)[Kind]>;

const commonShape = {
  id: memoryIdSchema,
  state: memoryStateSchema,
  title: line,
  /** When it happened, apart from when it was written. */
  occurredAt: timestampSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  /** Grows with each change; a change of an older version is refused. */
  version: z.number().int().positive(),
  pinned: z.boolean(),
  categoryId: z.number().int().positive().nullable(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  /** Below 0.5 it is unconfirmed. */
  confidence: z.number().min(0).max(1),
  expiresAt: timestampSchema.nullable(),
  /** Whose conversation memory it is; null for the owner's own. */
  scope: z.string().nullable(),
  supersededBy: memoryIdSchema.nullable(),
};

function memoryOf<Kind extends MemoryKind>(kind: Kind) {
  return z.object({ ...commonShape, kind: z.literal(kind), fields: memoryFieldsSchemas[kind] });
}

export const memorySchema = z.discriminatedUnion('kind', [
  memoryOf('core'),
  memoryOf('episodic'),
  memoryOf('semantic'),
  memoryOf('procedural'),
  memoryOf('resource'),
  memoryOf('vault'),
]);
export type Memory = z.infer<typeof memorySchema>;
export type MemoryOf<Kind extends MemoryKind> = Extract<Memory, { kind: Kind }>;

/** A memory as a row of a list: never the whole of what it holds. */
export const memorySummarySchema = z.object({
  ...commonShape,
  kind: memoryKindSchema,
  /** What it says besides its title, from the beginning; may be empty. */
  line: z.string(),
});
export type MemorySummary = z.infer<typeof memorySummarySchema>;

/** What may be said of a new memory besides its kind and fields; the rest has defaults. */
const newCommonShape = {
  title: line.optional(),
  occurredAt: timestampSchema.optional(),
  pinned: z.boolean().optional(),
  categoryId: z.number().int().positive().nullable().optional(),
  tags: commonShape.tags.optional(),
  expiresAt: timestampSchema.nullable().optional(),
};

function newMemoryOf<Kind extends MemoryKind>(kind: Kind) {
  return z.object({ ...newCommonShape, kind: z.literal(kind), fields: memoryFieldsSchemas[kind] });
}

export const newMemorySchema = z.discriminatedUnion('kind', [
  newMemoryOf('core'),
  newMemoryOf('episodic'),
  newMemoryOf('semantic'),
  newMemoryOf('procedural'),
  newMemoryOf('resource'),
  newMemoryOf('vault'),
]);

/** A change of some of a memory; `fields` holds those that change, and must fit the kind that the memory has. */
export const memoryPatchSchema = z.object({
  ...newCommonShape,
  fields: z.record(z.string(), z.unknown()).optional(),
});
export type MemoryPatch = z.infer<typeof memoryPatchSchema>;

export const memoryActorSchema = z.enum(['owner', 'pipeline', 'policy', 'import', 'agent']);
export type MemoryActor = z.infer<typeof memoryActorSchema>;

export const memoryEventSchema = z.enum([
  'ADD',
  'UPDATE',
  'SUPERSEDE',
  'MERGE',
  'SPLIT',
  'RETYPE',
  'ARCHIVE',
  'RESTORE',
  'DELETE',
]);
export type MemoryEvent = z.infer<typeof memoryEventSchema>;

/** One row of a memory's history. `before` and `after` are null for an addition, a deletion, and what was erased. */
export const memoryChangeSchema = z.object({
  id: z.number().int().positive(),
  memoryId: memoryIdSchema,
  event: memoryEventSchema,
  /** Changes of one step are undone together. */
  step: z.number().int().positive(),
  before: memorySchema.nullable(),
  after: memorySchema.nullable(),
  actor: memoryActorSchema,
  reason: z.string(),
  changedAt: timestampSchema,
  undone: z.boolean(),
  /** Whether `memory.undo` can still take it back. */
  canUndo: z.boolean(),
});
export type MemoryChange = z.infer<typeof memoryChangeSchema>;

export const memorySourceSchema = z.object({
  kind: z.enum(['frame', 'message', 'file', 'owner']),
  frameId: frameIdSchema.nullable(),
  messageId: z.number().int().nullable(),
  /** The session of the message. */
  sessionId: z.number().int().nullable(),
  file: z.string(),
  /** When the frame was captured or the message written; for the owner's hand when it was noted. */
  at: timestampSchema,
  /** Application and title of a frame, or the first words of a message. */
  label: z.string(),
  hasImage: z.boolean(),
});
export type MemorySource = z.infer<typeof memorySourceSchema>;

/** How a list is put in order; what is equal follows in the order of writing. */
export const memoryOrderSchema = z.enum(['happened', 'changed', 'title', 'confidence']);
export type MemoryOrder = z.infer<typeof memoryOrderSchema>;

/** What a list keeps to. */
export const memoryFilterSchema = z.object({
  kinds: z.array(memoryKindSchema).default([]),
  states: z.array(memoryStateSchema).default(['active', 'candidate']),
  /** Each word begins a word of the memory; empty for all. */
  text: z.string().max(200).default(''),
  /** With all that is in it. */
  categoryId: z.number().int().nullable().default(null),
  /** Only what lies in the category itself; without a category, what lies in none. */
  directly: z.boolean().default(false),
  tag: z.string().nullable().default(null),
  application: z.string().nullable().default(null),
  /** Null: the owner's own memories, and nobody's conversation memory. */
  scope: z.string().nullable().default(null),
  from: timestampSchema.nullable().default(null),
  to: timestampSchema.nullable().default(null),
  /** Only those that nobody confirmed. */
  unconfirmed: z.boolean().default(false),
  confidenceAtLeast: z.number().min(0).max(1).nullable().default(null),
  /** Only those without any source, not even the owner's hand. */
  hasNoSource: z.boolean().default(false),
  neverOpened: z.boolean().default(false),
});
export type MemoryFilter = z.output<typeof memoryFilterSchema>;

export const memoryListSchema = memoryFilterSchema.extend({
  order: memoryOrderSchema.default('happened'),
  descending: z.boolean().default(true),
  cursor: z.string().nullable().default(null),
  /** So many are passed over; only where the answer has a `total`, and without a cursor. */
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
});
export type MemoryListQuery = z.output<typeof memoryListSchema>;

/** A way of looking at the memories, under a name. */
export const savedFilterSchema = z.object({
  id: z.number().int().positive(),
  name: z.string().trim().min(1).max(60),
  filter: memoryFilterSchema.extend({ order: memoryOrderSchema, descending: z.boolean() }),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** What was done, and the step with which it can be undone. */
export const memoryStepSchema = z.object({ step: z.number().int(), memories: z.number().int() });

export const coreStatusSchema = z.object({
  block: z.enum(['human', 'persona']),
  id: memoryIdSchema.nullable(),
  text: z.string(),
  /** 0..100 */
  usedPercent: z.number(),
  /** `warn` from 75 %, `full` from 90 %: it is condensed by the model, or the owner is asked. */
  level: z.enum(['ok', 'warn', 'full']),
  version: z.number().int(),
});
export type CoreStatus = z.infer<typeof coreStatusSchema>;

export const memoryStatisticsSchema = z.object({
  totalCount: z.number().int(),
  perKind: z.record(memoryKindSchema, z.number().int()),
  perState: z.record(memoryStateSchema, z.number().int()),
  /** Days on which memories happened, newest first, 400 at most. */
  perDay: z.array(z.object({ day: z.iso.date(), count: z.number().int() })),
  /** Batches that wait for something. */
  waiting: z.number().int(),
  bytes: z.number().int(),
});
export type MemoryStatistics = z.infer<typeof memoryStatisticsSchema>;

export const memoryRequests = {
  /**
   * The cursor is where the last page ended. So that no question takes long, a page of rare ones may end before it is full:
   * only without a cursor there is nothing more.
   */
  'memory.list': route(
    memoryListSchema,
    z.object({
      memories: z.array(memorySummarySchema),
      nextCursor: z.string().nullable(),
      /** How many there are in all; null where counting them would mean to look at each. */
      total: z.number().int().min(0).nullable(),
    }),
  ),
  /** By name. */
  'memory.saved-filters': route(z.object({}), z.array(savedFilterSchema)),
  /** `id` null: a new one. Throws `conflict` where another has the name. */
  'memory.save-filter': route(
    savedFilterSchema.extend({ id: savedFilterSchema.shape.id.nullable() }),
    savedFilterSchema,
  ),
  'memory.delete-filter': route(z.object({ id: savedFilterSchema.shape.id }), z.object({})),
  'memory.get': route(
    z.object({ id: memoryIdSchema }),
    z.object({
      memory: memorySchema,
      sources: z.array(memorySourceSchema),
      history: z.array(memoryChangeSchema),
      /** Those that it took the place of. */
      supersedes: z.array(z.object({ id: memoryIdSchema, title: z.string() })),
    }),
  ),
  /** The owner looks at it in full; what nobody ever did can be cleaned up. */
  'memory.opened': route(z.object({ id: memoryIdSchema }), z.object({})),
  /** The memories that came from a frame. */
  'memory.of-frame': route(z.object({ frameId: frameIdSchema }), z.array(memorySchema)),
  'memory.create': route(newMemorySchema, memorySchema),
  /** Refused (`conflict`) where the memory has another version by now. */
  'memory.update': route(
    z.object({ id: memoryIdSchema, version: z.number().int().positive(), patch: memoryPatchSchema }),
    memorySchema,
  ),
  /** Takes a step back, all of it or nothing. Throws `conflict` where a later change stands on it. */
  'memory.undo': route(z.object({ step: z.number().int().positive() }), memoryStepSchema),
  'memory.statistics': route(z.object({}), memoryStatisticsSchema),
  'memory.core': route(z.object({}), z.array(coreStatusSchema)),
} as const;

export const memoryEvents = {
  /** Memories were added, changed or removed. */
  'memory.changed': z.object({ kinds: z.array(memoryKindSchema) }),
} as const;
