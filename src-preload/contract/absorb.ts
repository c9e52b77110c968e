/** Absorbing: how what was seen and said becomes memories, batch by batch, and in which state each batch is. */
import { z } from 'zod';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { route } from './route.ts';

/**
 * `open`: still collecting. `waiting`: its turn comes, or another try at `nextTryAt`. `absorbed`: it brought memories. `nothing`:
 * nothing worth keeping. `no-model`: no model was chosen when it was its turn. `over-budget`: the limit of the day was reached,
 * or too many waited. `failed`: given up after some tries; `absorb.retry` begins anew.
 */
export const batchStateSchema = z.enum([
  'open',
  'waiting',
  'absorbed',
  'nothing',
  'no-model',
  'over-budget',
  'failed',
]);
export type BatchState = z.infer<typeof batchStateSchema>;

const batchIdSchema = z.number().int().positive();
const count = z.number().int().nonnegative();

export const batchSchema = z.object({
  id: batchIdSchema,
  state: batchStateSchema,
  /** Why it waits or failed, or what was left out of it, in words for the owner; may be empty. */
  reason: z.string(),
  openedAt: timestampSchema,
  closedAt: timestampSchema.nullable(),
  /** When it was absorbed or given up. */
  endedAt: timestampSchema.nullable(),
  nextTryAt: timestampSchema.nullable(),
  attempts: count,
  /** Frames' passages and messages in it. */
  items: count,
  calls: count,
  tokens: count,
  /** Memories that it added, changed, and what the model wanted but the rules refused. */
  added: count,
  changed: count,
  dropped: count,
  /** The step with which `memory.undo` takes it back; null where it wrote nothing, or what it wrote was erased. */
  step: z.number().int().positive().nullable(),
});
export type Batch = z.infer<typeof batchSchema>;

export const batchItemSchema = z.object({
  text: z.string(),
  at: timestampSchema,
  /** The application of a frame, or who wrote the message. */
  author: z.string().nullable(),
  frameId: frameIdSchema.nullable(),
  messageId: z.number().int().nullable(),
});
export type BatchItem = z.infer<typeof batchItemSchema>;

export const absorbSummarySchema = z.object({
  /** The model that would be asked; null where none is chosen. */
  model: z.string().nullable(),
  /** Items in the batch that is still open. */
  collecting: count,
  /** Batches whose turn comes by itself. */
  waiting: count,
  /** Batches that wait for the owner: `absorb.resume` takes them up, newest first. */
  setAside: count,
  failed: count,
  /** Since midnight. */
  today: z.object({ batches: count, added: count, changed: count, calls: count, tokens: count }),
  lastError: z.object({ at: timestampSchema, reason: z.string() }).nullable(),
});
export type AbsorbSummary = z.infer<typeof absorbSummarySchema>;

export const absorbRequests = {
  /** Newest first; `before` is the id with which the last page ended. */
  'absorb.batches': route(
    z.object({
      states: z.array(batchStateSchema).default([]),
      before: batchIdSchema.nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ batches: z.array(batchSchema), next: batchIdSchema.nullable() }),
  ),
  'absorb.items': route(z.object({ id: batchIdSchema }), z.array(batchItemSchema)),
  /** Gives failed batches (all of them where none is named) another try at once; answers how many. */
  'absorb.retry': route(z.object({ ids: z.array(batchIdSchema).default([]) }), z.object({ batches: count })),
  /** Takes up what was set aside, newest first; throws `model-server` while no model is chosen. */
  'absorb.resume': route(
    z.object({ limit: z.number().int().min(1).max(10_000).default(100) }),
    z.object({ batches: count }),
  ),
  'absorb.summary': route(z.object({}), absorbSummarySchema),
} as const;

export const absorbEvents = {
  /** A batch changed its state, or the open one grew. */
  'absorb.changed': absorbSummarySchema,
} as const;
