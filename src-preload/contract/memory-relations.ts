/** How memories hang together: what is related to one, where it is used, and how concepts are linked. */
import { z } from 'zod';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { memoryIdSchema, memoryKindSchema } from './memory.ts';
import { route } from './route.ts';

export const relatedMemorySchema = z.object({
  id: memoryIdSchema,
  kind: memoryKindSchema,
  title: z.string(),
  occurredAt: timestampSchema,
});
export type RelatedMemory = z.infer<typeof relatedMemorySchema>;

export const memoryUsesSchema = z.object({
  /** Answers of the chat that cite it, newest first. */
  answers: z.array(
    z.object({
      sessionId: z.number().int(),
      messageId: z.number().int(),
      at: timestampSchema,
      /** The first words of the answer. */
      words: z.string(),
    }),
  ),
  /** How many answers there are in all. */
  answerCount: z.number().int().min(0),
  /** Summaries that were written from it and others, newest first; `day` is the first of the week. */
  summaries: z.array(z.object({ period: z.enum(['day', 'week']), day: z.iso.date() })),
  /** What took the place of it among others, or was split off from it. */
  memories: z.array(relatedMemorySchema),
});
export type MemoryUses = z.infer<typeof memoryUsesSchema>;

export const conceptLinkSchema = z.object({
  from: memoryIdSchema,
  to: memoryIdSchema,
  /** `named`: one's text names the other. `together`: both came from the same moment. `alike`: they mean nearly the same. */
  why: z.enum(['named', 'together', 'alike']),
});
export type ConceptLink = z.infer<typeof conceptLinkSchema>;

export const conceptMapSchema = z.object({
  concepts: z.array(
    z.object({
      id: memoryIdSchema,
      name: z.string(),
      summary: z.string(),
      pinned: z.boolean(),
      /** From how much it came. */
      sources: z.number().int().min(0),
    }),
  ),
  /** Each pair once. */
  links: z.array(conceptLinkSchema),
  /** How many concepts there are in all. */
  total: z.number().int().min(0),
});
export type ConceptMap = z.infer<typeof conceptMapSchema>;

export const readingsSchema = z.object({
  /** Newest first, some hundred at most. `frameId`: the first moment of it that is still there. */
  visits: z.array(
    z.object({
      from: timestampSchema,
      to: timestampSchema,
      application: z.string().nullable(),
      frameId: frameIdSchema.nullable(),
    }),
  ),
  /** How many there are in all, and for how long it was on the screen. */
  count: z.number().int().min(0),
  totalMs: z.number().int().min(0),
});
export type Readings = z.infer<typeof readingsSchema>;

export const memoryRelationRequests = {
  /** The nearest in meaning, nearest first. `isKnown` is false as long as its own words wait to be compared. */
  'memory.related': route(
    z.object({ id: memoryIdSchema }),
    z.object({ memories: z.array(relatedMemorySchema), isKnown: z.boolean() }),
  ),
  'memory.uses': route(z.object({ id: memoryIdSchema }), memoryUsesSchema),
  /** The concepts (semantic memories) that the most came from, and how they are linked. */
  'memory.concepts': route(
    z.object({ limit: z.number().int().min(1).max(200).default(120) }),
    conceptMapSchema,
  ),
  /** For each step of a procedure the moments that it came from, as far as their words tell; best first, three at most. */
  'memory.step-frames': route(
    z.object({ id: memoryIdSchema }),
    z.object({ steps: z.array(z.array(frameIdSchema)) }),
  ),
  /** When a page or file was on the screen. */
  'memory.readings': route(z.object({ id: memoryIdSchema }), readingsSchema),
} as const;

/** Served by the shell. */
export const memoryPlaceRequests = {
  /** Shows the file of a resource in its folder. It is never opened: what a path from the screen would start is not known. */
  'memory.show-file': route(z.object({ id: memoryIdSchema }), z.object({})),
} as const;
