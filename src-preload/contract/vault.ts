/** The vault: sensitive values that the owner classifies, looks at one by one, and discards. */
import { z } from 'zod';
import { memoryFieldsSchemas, memoryIdSchema, memorySchema } from './memory.ts';
import { route } from './route.ts';

const { entryType, sensitivity, caption } = memoryFieldsSchemas.vault.shape;
const classification = { entryType, sensitivity, caption };

export const vaultRequests = {
  /** Makes an entry of a candidate, or classifies an entry anew. Refused (`conflict`) where it has another version by now. */
  'vault.classify': route(
    z.object({ id: memoryIdSchema, version: z.number().int().positive(), ...classification }),
    memorySchema,
  ),
  /** By the owner's hand. The value is never in any answer but that of `vault.reveal`. */
  'vault.add': route(
    z.object({
      ...classification,
      origin: z.string().max(500).default(''),
      value: z.string().min(1).max(20_000),
    }),
    memorySchema,
  ),
  /** One value in plain text. It is noted in the log and told by `vault.revealed` that it was shown, not what it is. */
  'vault.reveal': route(z.object({ id: memoryIdSchema }), z.object({ value: z.string() })),
  /** Erases the values and their memories for good. */
  'vault.discard': route(
    z.object({ ids: z.array(memoryIdSchema).min(1).max(10_000) }),
    z.object({ memories: z.number().int() }),
  ),
} as const;

/** Served by the shell: the window need not know a value in order to copy it. */
export const vaultClipboardRequests = {
  /** Puts one value on the clipboard, which is emptied again after so many seconds, unless something else was copied since. */
  'vault.copy': route(z.object({ id: memoryIdSchema }), z.object({ clearedAfterSeconds: z.number().int() })),
} as const;

export const vaultEvents = {
  /** A value was shown. */
  'vault.revealed': z.object({ id: memoryIdSchema, at: z.number().int() }),
} as const;
