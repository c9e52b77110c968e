/** How much is kept, for how long it will fit, and what a retention rule would remove. */
import { z } from 'zod';
import { route } from './route.ts';
import { timestampSchema } from './frames.ts';

export const storageSummarySchema = z.object({
  databaseBytes: z.number(),
  imageBytes: z.number(),
  frames: z.number().int(),
  images: z.number().int(),
  passages: z.number().int(),
  oldestAt: timestampSchema.nullable(),
  newestAt: timestampSchema.nullable(),
  /** Average growth over the recorded days of the last two weeks; null on the first day. */
  bytesPerDay: z.number().nullable(),
});
export type StorageSummary = z.infer<typeof storageSummarySchema>;

export const storageRequests = {
  'storage.summary': route(z.object({}), storageSummarySchema),
  /** What keeping images for so many days would remove now. */
  'storage.preview-retention': route(
    z.object({ keepDays: z.number().int().min(1) }),
    z.object({ images: z.number().int(), bytes: z.number() }),
  ),
} as const;
