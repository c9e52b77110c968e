/** Tidying up: what is in memory twice or contradicts itself, proposed, and changed only as the owner decides. */
import { z } from 'zod';
import { memoryIdSchema, memoryPatchSchema, memorySchema, memoryStepSchema } from './memory.ts';
import { route } from './route.ts';

const fingerprintSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const tidyProposalSchema = z.object({
  /** Names this change of these memories; the same whenever it is found again. */
  fingerprint: fingerprintSchema,
  /** `duplicate` and `merge` make one memory of several; with `contradiction` the newer one takes the place of the older. */
  kind: z.enum(['duplicate', 'merge', 'contradiction']),
  /** In words for the owner. */
  reason: z.string(),
  /** As they are now. The first is the one that stays. */
  before: z.array(memorySchema).min(2),
  /** The one that stays, as it will be. */
  after: memorySchema,
});
export type TidyProposal = z.infer<typeof tidyProposalSchema>;

export const tidySummarySchema = z.object({
  /** Proposals that were found when it was last looked, while nothing else was to do; null before that. */
  proposals: z.number().int().nonnegative().nullable(),
});

export const tidyRequests = {
  /**
   * Looks at the newest memories of each kind. Changes nothing. Takes seconds, of which `tidy.progress` tells; a model, where one is
   * chosen, is asked at most once. Ends with `cancelled` where it is stopped or asked for again meanwhile.
   */
  'tidy.preview': route(
    z.object({}),
    z.object({
      proposals: z.array(tidyProposalSchema),
      /** Whether a model looked for contradictions and for concepts that are the same. */
      askedModel: z.boolean(),
      /** Why no model was asked or what it failed with, in words for the owner; empty where it was. */
      modelTrouble: z.string(),
    }),
  ),
  'tidy.stop': route(z.object({}), z.object({})),
  /** Applies proposals of the last preview in one step. What changed since is left out (`skipped`). */
  'tidy.apply': route(
    z.object({
      fingerprints: z.array(fingerprintSchema).min(1).max(1_000),
      /** What the owner would rather have of the one that stays; compared with the proposal's `after`. */
      edits: z
        .array(z.object({ fingerprint: fingerprintSchema, patch: memoryPatchSchema }))
        .max(1_000)
        .default([]),
    }),
    memoryStepSchema.extend({ applied: z.number().int(), skipped: z.array(memoryIdSchema) }),
  ),
  /** These are never proposed again. */
  'tidy.refuse': route(
    z.object({ fingerprints: z.array(fingerprintSchema).min(1).max(1_000) }),
    z.object({}),
  ),
  'tidy.summary': route(z.object({}), tidySummarySchema),
} as const;

export const tidyEvents = {
  'tidy.changed': tidySummarySchema,
  /** How far the look of `tidy.preview` has come; then a model may be asked. */
  'tidy.progress': z.object({ share: z.number().min(0).max(1) }),
} as const;
