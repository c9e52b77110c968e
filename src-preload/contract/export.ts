/** Export: the owner's memories as files that other programs read, or as one encrypted bundle. The vault only in that, and when asked. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** The kinds that leave the store. */
export const exportedKindSchema = z.enum(['core', 'episodic', 'semantic', 'procedural', 'resource']);
export type ExportedKind = z.infer<typeof exportedKindSchema>;
export const exportedKinds = exportedKindSchema.options;

/** What is taken along; everything where nothing is said. What was removed never is. */
export const exportSelectionSchema = z.object({
  kinds: z
    .array(exportedKindSchema)
    .min(1)
    .default([...exportedKinds]),
  /** With all that is in it. */
  categoryId: z.number().int().positive().nullable().default(null),
  /** `own`: the owner's memories. `all`: also what agents keep of conversations. */
  scope: z.enum(['own', 'all']).default('own'),
  /** When it happened: from, and before. */
  from: timestampSchema.nullable().default(null),
  to: timestampSchema.nullable().default(null),
});
export type ExportSelection = z.output<typeof exportSelectionSchema>;

export const exportFormatSchema = z.enum(['json-lines', 'markdown', 'csv', 'bundle']);

const passphrase = z.string().min(1).max(1_024);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportRequests = {
  'export.count': route(exportSelectionSchema, z.object({ memories: z.number().int() })),
  /**
   * Writes a new folder into `folder`, whole or not at all, and answers its path. Fails with `cancelled`, `unreadable`,
   * `disk-full`, `not-found` where nothing is selected, `conflict` while another goes on, `invalid-input` for a passphrase
   * that is too short, or the same twice.
   */
  'export.run': route(
    exportSelectionSchema.extend({
      format: exportFormatSchema,
      folder: z.string().min(1).max(4_000),
      /** Of the bundle, which needs one. */
      passphrase: passphrase.nullable().default(null),
      /** With it the classified entries of the vault go along, in a bundle only: their values open with this one alone. */
      vaultPassphrase: passphrase.nullable().default(null),
    }),
    z.object({ folder: z.string(), memories: z.number().int() }),
  ),
  'export.cancel': route(z.object({}), z.object({})),
} as const;

export const exportEvents = {
  'export.progress': z.object({ done: z.number().int(), total: z.number().int() }),
} as const;
