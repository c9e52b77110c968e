/** What is never recorded: presets that are on from the first start, and the owner's own rules. */
import { z } from 'zod';
import { route } from './route.ts';
import { say } from './sentences/say.ts';

export const presetIdSchema = z.enum([
  'private-windows',
  'password-managers',
  'key-chains',
  'lock-screens',
  'own-windows',
]);
export type PresetId = z.infer<typeof presetIdSchema>;

/**
 * A rule of the owner. `application` and `title` are compared without case, and `*` stands for any text; `application`
 * matches the whole name, `title` any part of the title. `site` is a host name and covers its subdomains. `text_only` names an
 * application as `application` does: while it can be seen, the text is kept and no picture.
 */
export const exclusionRuleSchema = z.object({
  kind: z.enum(['application', 'title', 'site', 'text_only']),
  pattern: z.string().trim().min(1).max(200),
});
export type ExclusionRule = z.infer<typeof exclusionRuleSchema>;

export const exclusionsSchema = z.object({
  presetsOff: z
    .array(presetIdSchema)
    .describe('Presets that are switched off; lock-screens and own-windows stay on all the same.'),
  rules: z
    .array(exclusionRuleSchema)
    .meta({
      allowed: say(
        'a list of lines "application: name", "title: text", "site: host" or "text_only: application", each of 1 to 200 characters, `*` for any text',
      ),
    })
    .describe(
      'What is never recorded: applications, titles and sites of your own; and applications without a picture.',
    ),
});
export type Exclusions = z.infer<typeof exclusionsSchema>;

/** Personal data that has a form, and can be taken out of everything that is kept. */
export const personalDataKindSchema = z.enum(['card', 'mail', 'phone', 'iban', 'ssn', 'ip']);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;

/** The ways of finding a secret that can be switched off, one by one. */
export const secretRuleSchema = z.enum([
  'known-format',
  'labelled',
  'private-key',
  'address',
  'one-time-code',
  'random',
]);
export type SecretRule = z.infer<typeof secretRuleSchema>;

export const redactionSchema = z.object({
  keepSecrets: z
    .boolean()
    .describe(
      'Whether a secret that was taken out waits sealed in the vault to be classified; else it is gone.',
    ),
  personalData: z
    .array(personalDataKindSchema)
    .describe('What else is taken out of everything that is kept, besides secrets.'),
  rulesOff: z
    .array(secretRuleSchema)
    .describe('Ways of finding secrets that are switched off; what only they find is kept.'),
  keepQuestions: z
    .boolean()
    .describe('Whether what you ask in the search box is noted, so that Insights shows it.'),
});
export type RedactionSettings = z.infer<typeof redactionSchema>;

export const privacyRequests = {
  /** The presets with examples of what they keep out, for the first start and the settings. */
  'privacy.presets': route(
    z.object({}),
    z.array(
      z.object({
        id: presetIdSchema,
        examples: z.array(z.string()),
        on: z.boolean(),
        fixed: z.boolean(),
      }),
    ),
  ),
  /** Every window that can be seen now, and what the exclusions make of it. Nothing of it is kept. */
  'privacy.windows': route(
    z.object({}),
    z.object({
      /** False where the platform does not tell of windows: then rules exclude whatever they could mean. */
      known: z.boolean(),
      /** The one in front first. */
      windows: z.array(
        z.object({
          application: z.string().nullable(),
          title: z.string().nullable(),
          url: z.string().nullable(),
          own: z.boolean(),
          active: z.boolean(),
          /** Why it is not recorded, as an id; null where it is. */
          reason: z.string().nullable(),
          /** The owner's rule that is the reason; without a reason the one by which only its text is kept. */
          rule: exclusionRuleSchema.nullable(),
        }),
      ),
    }),
  ),
  /** Applications with an open window now, and those that were seen, for the picker of exclusions. */
  'privacy.applications': route(z.object({}), z.array(z.object({ name: z.string(), running: z.boolean() }))),
} as const;
