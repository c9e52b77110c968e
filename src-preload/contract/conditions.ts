/** Which memories a filing rule or a clean-up policy is about. All that is said must hold; of a list, one of it. */
import { z } from 'zod';
import { memoryKindSchema } from './memory.ts';

const name = z.string().trim().min(1).max(500);

const shape = {
  /** Empty: of every kind. Core memory and the vault are never touched, whatever is said here. */
  kinds: z.array(memoryKindSchema).max(6).default([]),
  /** It happened in one of these applications, or came from frames of one. */
  applications: z.array(name).max(50).default([]),
  /** It is a page of one of these sites, or came from frames of one: `github.com` holds `gist.github.com` too. */
  sites: z.array(name).max(50).default([]),
  /** Its title or text holds one of these words or phrases, whatever their case and accents; words may go on (`invoice`: invoices). */
  words: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  tags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** In this category or one below it. One that is gone holds nothing. */
  categoryId: z.number().int().positive().nullable().default(null),
  /** Whose memory it is; the empty text is the owner's own. Empty: anybody's. */
  scopes: z.array(z.string().max(500)).max(50).default(['']),
  confidenceBelow: z.number().min(0).max(1).nullable().default(null),
  confidenceAtLeast: z.number().min(0).max(1).nullable().default(null),
} as const;

export const filingConditionsSchema = z.object(shape);
export type FilingConditions = z.output<typeof filingConditionsSchema>;

export const cleanUpConditionsSchema = z.object({
  ...shape,
  states: z
    .array(z.enum(['active', 'archived', 'superseded']))
    .min(1)
    .max(3)
    .default(['active']),
  /** It happened, or was last seen, at least so many days ago. */
  olderThanDays: z.number().int().min(1).max(36_500).nullable().default(null),
  /** Nobody ever looked at it in full. */
  neverOpened: z.boolean().default(false),
  /** It says the same as another, which stays. */
  duplicates: z.boolean().default(false),
});
export type CleanUpConditions = z.output<typeof cleanUpConditionsSchema>;
