/** Forgetting a stretch of time, an application, a site, whose memory or everything: first how much it is, then for good. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** What is to be forgotten while all else goes on. */
export const eraseWhatSchema = z.discriminatedUnion('what', [
  /** Counted back from the moment of the request. */
  z.object({ what: z.literal('last'), minutes: z.number().int().min(1).max(10_080) }),
  /** Inclusive start and exclusive end. */
  z.object({ what: z.literal('range'), from: timestampSchema, to: timestampSchema }),
  /** The whole name, compared with case. */
  z.object({ what: z.literal('application'), application: z.string().min(1).max(1_000) }),
  /** A host with its subdomains, and with a path only what lies below that. */
  z.object({ what: z.literal('site'), site: z.string().trim().min(1).max(1_000) }),
  /**
   * Conversation memory of an agent, a room or a team by the name of its scope, whatever backend keeps it; with
   * `conversations` also what was said in the conversations that it belongs to.
   */
  z.object({
    what: z.literal('scope'),
    scope: z.string().min(1).max(400),
    conversations: z.boolean(),
  }),
]);
export type EraseWhat = z.infer<typeof eraseWhatSchema>;

export const erasePreviewSchema = z.object({
  frames: z.number().int(),
  images: z.number().int(),
  imageBytes: z.number(),
  /** That came from these frames or conversations alone and that the owner never touched. */
  memories: z.number().int(),
  /** Of conversation memory: facts in the database, with those that were superseded or archived. */
  facts: z.number().int(),
  /** Lines of its Markdown files. */
  lines: z.number().int(),
  conversations: z.number().int(),
  messages: z.number().int(),
  oldestAt: timestampSchema.nullable(),
  newestAt: timestampSchema.nullable(),
  /** The most frequent first, five at most; the name is null where it was not known. */
  applications: z.array(z.object({ name: z.string().nullable(), frames: z.number().int() })),
});
export type ErasePreview = z.infer<typeof erasePreviewSchema>;

/** What all of the store comes to, for starting anew. */
export const everythingSchema = erasePreviewSchema.omit({ applications: true });

/** Messages of the chat that repeat what is to be forgotten, and how many passages of them. */
export const quotedSchema = z.object({ messages: z.number().int(), passages: z.number().int() });

export const erasedSchema = z.object({
  frames: z.number().int(),
  images: z.number().int(),
  passages: z.number().int(),
  memories: z.number().int(),
  facts: z.number().int(),
  lines: z.number().int(),
  messages: z.number().int(),
  /** Passages of chat messages in the place of which a note stands now. */
  quoted: z.number().int(),
  /** What still matches when it is over: 0, unless it was stopped. Counted anew, not concluded. */
  left: z.number().int(),
});
export type Erased = z.infer<typeof erasedSchema>;

export const eraseRequests = {
  'erase.preview': route(z.object({ what: eraseWhatSchema }), erasePreviewSchema),
  /** Looks through all messages, so it is asked only where the owner wants to know. */
  'erase.preview-quotes': route(z.object({ what: eraseWhatSchema }), quotedSchema),
  'erase.preview-everything': route(z.object({}), everythingSchema),
  /**
   * For good: pictures, text, index, vectors, and what came from nothing else. With `quotes` also the passages of chat messages that
   * repeat six words in a row of it, or that cite it: a note stands in their place.
   */
  'erase.run': route(z.object({ what: eraseWhatSchema, quotes: z.boolean().default(false) }), erasedSchema),
  /** Ends a run between two frames; what is gone stays gone. */
  'erase.stop': route(z.object({}), z.object({})),
} as const;

export const eraseEvents = {
  'erase.progress': z.object({ done: z.number().int(), total: z.number().int() }),
} as const;
