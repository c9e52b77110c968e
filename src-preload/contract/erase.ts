/** Forgetting a stretch of time, an application or a site: first how much it is, then for good. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** What of the screen is to be forgotten. */
export const eraseWhatSchema = z.discriminatedUnion('what', [
  /** Counted back from the moment of the request. */
  z.object({ what: z.literal('last'), minutes: z.number().int().min(1).max(10_080) }),
  /** Inclusive start and exclusive end. */
  z.object({ what: z.literal('range'), from: timestampSchema, to: timestampSchema }),
  /** The whole name, compared with case. */
  z.object({ what: z.literal('application'), application: z.string().min(1).max(1_000) }),
  /** A host with its subdomains, and with a path only what lies below that. */
  z.object({ what: z.literal('site'), site: z.string().trim().min(1).max(1_000) }),
]);
export type EraseWhat = z.infer<typeof eraseWhatSchema>;

export const erasePreviewSchema = z.object({
  frames: z.number().int(),
  images: z.number().int(),
  imageBytes: z.number(),
  /** That came from these frames alone and that the owner never touched. */
  memories: z.number().int(),
  oldestAt: timestampSchema.nullable(),
  newestAt: timestampSchema.nullable(),
  /** The most frequent first, five at most; the name is null where it was not known. */
  applications: z.array(z.object({ name: z.string().nullable(), frames: z.number().int() })),
});
export type ErasePreview = z.infer<typeof erasePreviewSchema>;

export const erasedSchema = z.object({
  frames: z.number().int(),
  images: z.number().int(),
  passages: z.number().int(),
  memories: z.number().int(),
  /** What still matches when it is over: 0, unless it was stopped. Counted anew, not concluded. */
  left: z.number().int(),
});
export type Erased = z.infer<typeof erasedSchema>;

export const eraseRequests = {
  'erase.preview': route(z.object({ what: eraseWhatSchema }), erasePreviewSchema),
  /** For good: pictures, text, index, vectors, and what came from nothing else. */
  'erase.run': route(z.object({ what: eraseWhatSchema }), erasedSchema),
  /** Ends a run between two frames; what is gone stays gone. */
  'erase.stop': route(z.object({}), z.object({})),
} as const;

export const eraseEvents = {
  'erase.progress': z.object({ done: z.number().int(), total: z.number().int() }),
} as const;
