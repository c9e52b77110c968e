/** A day as it was: activities by application, frames to scrub through, and gaps that say why. */
import { z } from 'zod';
import { route } from './route.ts';
import { frameIdSchema, frameSummarySchema, timestampSchema } from './frames.ts';

export const activitySchema = z.object({
  id: z.number().int().positive(),
  application: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  startedAt: timestampSchema,
  endedAt: timestampSchema,
  frames: z.number().int(),
  firstFrameId: frameIdSchema.nullable(),
  /** The first words that were read in it. */
  excerpt: z.string(),
});
export type Activity = z.infer<typeof activitySchema>;

/** Why nothing was recorded for a stretch of time. */
export const gapKindSchema = z.enum([
  'not-agreed',
  'paused',
  'idle',
  'locked',
  'suspended',
  'excluded',
  'own-window',
  'failed',
  'disk-full',
  'off',
]);
export type GapKind = z.infer<typeof gapKindSchema>;

export const gapSchema = z.object({
  kind: gapKindSchema,
  startedAt: timestampSchema,
  endedAt: timestampSchema,
});
export type Gap = z.infer<typeof gapSchema>;

const daySchema = z.iso.date();

export const timelineRequests = {
  /** One day in the machine's time zone. */
  'timeline.day': route(
    z.object({ day: daySchema }),
    z.object({
      startsAt: timestampSchema,
      endsAt: timestampSchema,
      activities: z.array(activitySchema),
      frames: z.array(frameSummarySchema),
      gaps: z.array(gapSchema),
    }),
  ),
  /** Stretches in which nothing was recorded, newest first, with the sum of all of a kind. */
  'timeline.gaps': route(
    z.object({
      from: timestampSchema,
      to: timestampSchema,
      limit: z.number().int().min(1).max(1_000).default(200),
    }),
    z.object({
      gaps: z.array(gapSchema),
      sums: z.array(z.object({ kind: gapKindSchema, stretches: z.number().int(), ms: z.number().int() })),
    }),
  ),
  /** The days that hold frames, newest first. */
  'timeline.days': route(z.object({}), z.array(z.object({ day: daySchema, frames: z.number().int() }))),
} as const;
