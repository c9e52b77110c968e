/** A check-up: what is well, what is not, what to do about it, and what mends it at a press. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** What a button beside a finding does. */
export const mendSchema = z.enum([
  'rebuild-words',
  'write-passages',
  'embed-missing',
  'embed-all',
  'restart-engine',
  'repair',
  'make-backup',
  'show-folder',
]);
export type Mend = z.infer<typeof mendSchema>;

export const checkupFindingSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `unknown`: it could not be looked at. */
  state: z.enum(['ok', 'warn', 'bad', 'unknown']),
  /** What was found, in words for the owner. Never a title or a word of the screen. */
  says: z.string(),
  /** What to do; empty where nothing is to be done. */
  remedy: z.string(),
  mend: mendSchema.nullable(),
});
export type CheckupFinding = z.infer<typeof checkupFindingSchema>;

export const checkupSchema = z.object({
  checkedAt: timestampSchema,
  findings: z.array(checkupFindingSchema),
});
export type Checkup = z.infer<typeof checkupSchema>;

export const doctorRequests = {
  /** Looks at everything; takes seconds with a large store. Changes nothing. */
  'doctor.check': route(z.object({}), checkupSchema),
} as const;
