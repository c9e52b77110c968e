/** What a model on a server can do, as far as it concerns how it is asked. */
import { z } from 'zod';

/** How an answer of a given shape is asked for: by JSON schema, in JSON mode, or in words only. */
export const structureSchema = z.enum(['schema', 'json', 'text']);
export type Structure = z.infer<typeof structureSchema>;

/** Parameters of a request that some servers refuse. */
export const optionalParameters = ['temperature', 'max_tokens', 'stream_options'] as const;
export type OptionalParameter = (typeof optionalParameters)[number];

export const abilitiesSchema = z.object({
  structure: structureSchema,
  tools: z.boolean(),
  images: z.boolean(),
  /** Tokens of prompt and answer together, where the server tells. */
  contextTokens: z.number().int().positive().nullable(),
  /** What must be left out; `max_tokens` is then sent as `max_completion_tokens`. */
  refused: z.array(z.enum(optionalParameters)),
});
export type Abilities = z.infer<typeof abilitiesSchema>;
