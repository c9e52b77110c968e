/** What is never recorded: presets that are on from the first start, and the owner's own rules. */
import { z } from 'zod';
import { route } from './route.ts';

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
 * matches the whole name, `title` any part of the title. `site` is a host name and covers its subdomains.
 */
export const exclusionRuleSchema = z.object({
  kind: z.enum(['application', 'title', 'site']),
  pattern: z.string().trim().min(1).max(200),
});
export type ExclusionRule = z.infer<typeof exclusionRuleSchema>;

export const exclusionsSchema = z.object({
  /** Presets that the owner switched off; `own-windows` and `lock-screens` cannot be. */
  presetsOff: z.array(presetIdSchema),
  rules: z.array(exclusionRuleSchema),
});
export type Exclusions = z.infer<typeof exclusionsSchema>;

/** Personal data that has a form, and can be taken out of everything that is kept. */
export const personalDataKindSchema = z.enum(['card', 'mail', 'phone', 'iban', 'ssn', 'ip']);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;

export const redactionSchema = z.object({
  /** A secret that was recognised waits in the vault to be classified; else it is gone. */
  keepSecrets: z.boolean(),
  /** What is taken out besides secrets. */
  personalData: z.array(personalDataKindSchema),
});
export type RedactionSettings = z.infer<typeof redactionSchema>;

export const privacyRequests = {
  /** The presets with their words, for the first start and the settings. */
  'privacy.presets': route(
    z.object({}),
    z.array(
      z.object({
        id: presetIdSchema,
        name: z.string(),
        explanation: z.string(),
        examples: z.array(z.string()),
        on: z.boolean(),
        fixed: z.boolean(),
      }),
    ),
  ),
  /** Applications with an open window now, and those that were seen, for the picker of exclusions. */
  'privacy.applications': route(z.object({}), z.array(z.object({ name: z.string(), running: z.boolean() }))),
} as const;
