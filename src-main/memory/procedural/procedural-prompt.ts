/** What a model is asked for procedural memory: how something is done. */
import { z } from 'zod';
import type { KindPrompt } from '../component.ts';
import { cutAt } from '../cut-at.ts';

const entrySchema = z.object({
  summary: z.string().trim().min(1).max(2_000).describe('what is done, one line'),
  entry_type: z.enum(['workflow', 'guide', 'script']),
  steps: z.array(z.string().trim().min(1).max(2_000)).min(1).max(100).describe('in their order'),
});
export type ProceduralEntry = z.infer<typeof entrySchema>;

export const proceduralPrompt: KindPrompt<'procedural', ProceduralEntry> = {
  instructions:
    'procedural: how something is done, in at least two steps that the items show or describe. Not single commands, and no steps that ' +
    'you would advise.',
  entrySchema,
  toFields: ({ summary, entry_type, steps }) => ({
    entryType: entry_type,
    summary: cutAt(summary, 500),
    steps,
    validation: 'unverified',
    validatedAt: null,
  }),
  claimsOf: ({ summary, steps }) => [summary, ...steps],
  describe: ({ fields }) =>
    [fields.summary, ...fields.steps.map((step, place) => `${place + 1}. ${step}`)].join('\n'),
};
