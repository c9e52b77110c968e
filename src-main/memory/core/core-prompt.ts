/** What a model is asked for core memory: single lines, as the blocks are written by hand as well. */
import { z } from 'zod';
import type { KindPrompt } from '../component.ts';

const entrySchema = z.object({
  block: z.enum(['human', 'persona']).describe('human: the user; persona: how the assistant should behave'),
  text: z.string().trim().min(1).max(400).describe('one line'),
  replaces: z
    .number()
    .int()
    .nullable()
    .describe('number of the line of the block that is no longer true, or null to append'),
});
export type CoreEntry = z.infer<typeof entrySchema>;

export const corePrompt: KindPrompt<'core', CoreEntry> = {
  instructions:
    'core: lasting facts about the user (name, work, family, preferences), one short line each. Only what will still matter in ' +
    'a year, and what the user says of themselves. The block "persona" changes only where the user asks the assistant to behave differently.',
  entrySchema,
  toFields: ({ block, text }) => ({ block, text }),
  claimsOf: ({ text }) => [text],
  describe: ({ fields }) =>
    fields.text
      .split('\n')
      .map((line, place) => `${place + 1}. ${line}`)
      .join('\n'),
};
