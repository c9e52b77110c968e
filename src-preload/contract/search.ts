/** One search box: what is asked, what was understood, what was found and why. */
import { z } from 'zod';
import { route } from './route.ts';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { memoryIdSchema, memoryKinds, memoryKindSchema } from './memory.ts';

/** What a hit can be: a frame, a message of a chat, a line of a file of memories, or a memory of one of the six kinds. */
export const hitKindSchema = z.enum(['frame', 'message', 'note', ...memoryKinds]);
export type HitKind = z.infer<typeof hitKindSchema>;

export const searchFiltersSchema = z.object({
  /** Empty for all. */
  kinds: z.array(hitKindSchema).default([]),
  /** Only memories that the owner put into this category. */
  categoryId: z.number().int().positive().nullable().default(null),
  /** Whose conversation memory is searched; the empty text stands for the owner's own. Null: everything. */
  scopes: z.array(z.string()).nullable().default(null),
  /** Of a memory, those of the frames that it came from. */
  applications: z.array(z.string()).default([]),
  displays: z.array(z.string()).default([]),
  /** Inclusive start and exclusive end. */
  from: timestampSchema.nullable().default(null),
  to: timestampSchema.nullable().default(null),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

/** A part of the question that was taken as a filter. The owner may remove it: its text is then searched as words. */
export const understoodSchema = z.object({
  kind: z.literal('time'),
  /** The words of the question, as written. */
  text: z.string(),
  from: timestampSchema,
  to: timestampSchema,
});
export type Understood = z.infer<typeof understoodSchema>;

/** A stretch of the passage; `matched` stretches are shown marked. */
export const passagePartSchema = z.object({ text: z.string(), matched: z.boolean() });

/** Why a hit was found, strongest first. */
export const reasonSchema = z.object({
  arm: z.enum(['words', 'meaning', 'neighbour', 'author']),
  /** This arm's share of the score. */
  score: z.number(),
  /** The words of the question that stand in the text (only for `words`). */
  words: z.array(z.string()),
});
export type Reason = z.infer<typeof reasonSchema>;

export const hitOriginSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('frame'), displayId: z.string() }),
  /** Below a confidence of 0.5 nobody has confirmed it. */
  z.object({
    type: z.literal('memory'),
    id: memoryIdSchema,
    kind: memoryKindSchema,
    confidence: z.number(),
  }),
  z.object({ type: z.literal('message'), id: z.number().int(), sessionId: z.number().int() }),
  /** A line of a Markdown file: the entrypoint (`note` null) or the note of a day. `line` counts from 0. */
  z.object({
    type: z.literal('note'),
    id: z.string(),
    scope: z.string(),
    note: z.string().nullable(),
    line: z.number().int(),
  }),
]);

export const hitSchema = z.object({
  unitId: z.number().int(),
  origin: hitOriginSchema,
  /** The frame itself; of a memory the newest that it came from; null where there is none. */
  frameId: frameIdSchema.nullable(),
  /** When it was captured or said, or when what is remembered happened. */
  occurredAt: timestampSchema,
  /** The application of a frame, the writer of a message. */
  application: z.string().nullable(),
  title: z.string().nullable(),
  /** Whose conversation memory it is; null for the owner's own. */
  scope: z.string().nullable(),
  hasImage: z.boolean(),
  /** Further hits that say the same and were folded into this one. */
  alike: z.number().int(),
  passage: z.array(passagePartSchema),
  score: z.number(),
  reasons: z.array(reasonSchema),
});
export type Hit = z.infer<typeof hitSchema>;

/** An arm of the search that could not take part, in words for the owner. */
export const missingArmSchema = z.object({
  arm: z.enum(['words', 'meaning']),
  /** `backlog`: part of the text has no vector yet; `unavailable`: the arm did not run at all. */
  kind: z.enum(['backlog', 'unavailable']),
  reason: z.string(),
});
export type MissingArm = z.infer<typeof missingArmSchema>;

export const searchQuerySchema = z.object({
  text: z.string().max(2000),
  filters: searchFiltersSchema.prefault({}),
  /** Stretches of the text that must not be taken as a date (chips that were removed). */
  literal: z.array(z.string()).default([]),
  /** Where the last page ended; null for the first. */
  cursor: z.string().nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
  /** A later query with the same key cancels this one (`cancelled`). */
  replaces: z.string().nullable().default(null),
});

export const searchAnswerSchema = z.object({
  hits: z.array(hitSchema),
  nextCursor: z.string().nullable(),
  /** Dates that were taken as filters. */
  understood: z.array(understoodSchema),
  /** Dates that were understood, but within which nothing matched well: the hits are of any time. */
  leftOut: z.array(understoodSchema),
  /** Even the best hit does not match well: these are only the nearest. */
  weak: z.boolean(),
  missing: z.array(missingArmSchema),
  tookMs: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const searchRequests = {
  'search.query': route(searchQuerySchema, searchAnswerSchema),
  /** What can be filtered by: applications and displays that were seen, most frames first. */
  'search.facets': route(
    z.object({}),
    z.object({
      applications: z.array(z.object({ name: z.string(), frames: z.number().int() })),
      displays: z.array(z.object({ id: z.string(), frames: z.number().int() })),
    }),
  ),
} as const;
