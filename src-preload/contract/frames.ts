/** Frames as the window sees them: the picture's facts, the words on it, what came before and after. */
import { z } from 'zod';
import { route } from './route.ts';

export const frameIdSchema = z.number().int().positive().brand<'FrameId'>();
export type FrameId = z.infer<typeof frameIdSchema>;

/** Milliseconds since 1970-01-01 UTC. */
export const timestampSchema = z.number().int().nonnegative();

/** A rectangle of a frame, in pixels of the frame, origin at the top left. */
export const regionSchema = z.object({
  x: z.number().int().nonnegative(),
  y: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Region = z.infer<typeof regionSchema>;

/** One word that was read, with its box; `line` counts from the top so that selected text keeps its lines. */
export const frameWordSchema = regionSchema.extend({
  text: z.string(),
  line: z.number().int().nonnegative(),
  matched: z.boolean(),
});
export type FrameWord = z.infer<typeof frameWordSchema>;

/** How far the reading of a frame has come. */
export const readingStateSchema = z.enum(['waiting', 'read', 'failed']);
export type ReadingState = z.infer<typeof readingStateSchema>;

export const frameSummarySchema = z.object({
  id: frameIdSchema,
  capturedAt: timestampSchema,
  displayId: z.string(),
  application: z.string().nullable(),
  title: z.string().nullable(),
  hasImage: z.boolean(),
});
export type FrameSummary = z.infer<typeof frameSummarySchema>;

export const frameDetailSchema = frameSummarySchema.extend({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  url: z.string().nullable(),
  reading: readingStateSchema,
  readingError: z.string().nullable(),
  words: z.array(frameWordSchema),
  previousId: frameIdSchema.nullable(),
  nextId: frameIdSchema.nullable(),
});
export type FrameDetail = z.infer<typeof frameDetailSchema>;

export const frameRequests = {
  /** One frame; with `query`, the words that the query matches are marked. */
  'frame.get': route(z.object({ id: frameIdSchema, query: z.string().default('') }), frameDetailSchema),
  /** The frames before and after one, oldest first, itself included. */
  'frame.around': route(
    z.object({ id: frameIdSchema, count: z.number().int().min(1).max(50).default(9) }),
    z.array(frameSummarySchema),
  ),
  /** Removes frames with their image, text, index entries and vectors. */
  'frame.delete': route(
    z.object({ ids: z.array(frameIdSchema).min(1).max(1000) }),
    z.object({
      frames: z.number().int(),
      units: z.number().int(),
      images: z.number().int(),
      /** Memories that came from nothing else and went with them. */
      memories: z.number().int(),
    }),
  ),
} as const;
