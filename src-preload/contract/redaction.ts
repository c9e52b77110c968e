/** What is taken out of everything that is kept: trying it on a text, and how often it happened. */
import { z } from 'zod';
import { secretRuleSchema } from './privacy.ts';
import { route } from './route.ts';

/** The ways of finding something; each finds by other signs. */
export const redactionRuleSchema = z.enum([...secretRuleSchema.options, 'personal']);
export type RedactionRule = z.infer<typeof redactionRuleSchema>;

const what = {
  rule: redactionRuleSchema,
  /** What the owner would call it: "GitHub token". */
  caption: z.string(),
};

export const redactionRequests = {
  /** With the owner's choice of rules and personal data. Nothing of the text is kept, counted or logged. */
  'redaction.try': route(
    z.object({ text: z.string().max(20_000) }),
    z.object({
      /** As it would be kept. */
      text: z.string(),
      /** In the order of the text; `start` inclusive, `end` exclusive, in UTF-16 units of what was given. */
      found: z.array(z.object({ start: z.number().int(), end: z.number().int(), ...what })),
    }),
  ),
  /** How often something was taken out on these days (UTC, today included), the most frequent first. */
  'redaction.counts': route(
    z.object({ days: z.number().int().min(1).max(400).default(30) }),
    z.object({ counts: z.array(z.object({ ...what, found: z.number().int() })) }),
  ),
} as const;
