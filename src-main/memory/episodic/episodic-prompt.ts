/** What a model is asked for episodic memory: what happened, in a sentence. */
import { z } from 'zod';
import type { KindPrompt } from '../component.ts';
import { cutAt } from '../cut-at.ts';

const entrySchema = z.object({
  summary: z.string().trim().min(1).max(2_000).describe('what happened, one sentence'),
  details: z.string().trim().max(20_000).describe('what else is worth knowing of it; may be empty'),
  event_type: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .describe('one word, such as meeting, message, purchase, reading'),
});
export type EpisodicEntry = z.infer<typeof entrySchema>;

export const episodicPrompt: KindPrompt<'episodic', EpisodicEntry> = {
  instructions:
    'episodic: what happened: what the user did, read, decided, wrote or was told. Not that an application was open or a window ' +
    'was shown. Several items of one event make one entry.',
  entrySchema,
  toFields: ({ summary, details, event_type }) => ({
    endedAt: null,
    actor: 'user',
    eventType: event_type.toLowerCase(),
    application: null,
    summary: cutAt(summary, 500),
    details,
  }),
  claimsOf: ({ summary, details }) => [summary, details],
  describe: ({ fields }) => [fields.summary, fields.details].filter(Boolean).join('\n'),
};
