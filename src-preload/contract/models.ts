/** Model servers: what runs on this machine, what a server offers, what a model can do, and what was sent and cost. */
import { z } from 'zod';
import { route } from './route.ts';
import { say } from './sentences/say.ts';
import { normaliseServer } from './server-address.ts';
import { timestampSchema } from './frames.ts';

/** Written in any usual way, read as `https://host/v1`. */
export const serverSchema = z
  .string()
  .max(300)
  .transform((text, context) => {
    const server = normaliseServer(text);
    if (server !== null) return server;
    context.issues.push({
      code: 'custom',
      input: text,
      message: say('this is no address of a model server; one looks like http://localhost:11434/v1').text,
    });
    return z.NEVER;
  })
  .meta({ allowed: say('the address of a model server, such as http://localhost:11434/v1') });

export const modelNameSchema = z.string().trim().min(1).max(200);

export const offeredModelSchema = z.object({
  id: z.string(),
  /** How much the model reads at once, where the server tells. */
  contextTokens: z.number().int().nullable(),
});
export type OfferedModel = z.infer<typeof offeredModelSchema>;

export const foundServerSchema = z.object({
  /** The program that usually listens there, as in `Ollama`. */
  name: z.string(),
  server: z.string(),
  models: z.array(offeredModelSchema),
});
export type FoundServer = z.infer<typeof foundServerSchema>;

export const modelTrialSchema = z.object({
  answer: z.string(),
  firstWordSeconds: z.number(),
  seconds: z.number(),
  tokensPerSecond: z.number(),
  /** How an answer of a given shape is asked for: by JSON schema, in JSON mode, or in words only. */
  structure: z.enum(['schema', 'json', 'text']),
  canCallTools: z.boolean(),
  canSee: z.boolean(),
  contextTokens: z.number().int().nullable(),
});
export type ModelTrial = z.infer<typeof modelTrialSchema>;

const usageFields = {
  calls: z.number().int(),
  promptTokens: z.number().int(),
  answerTokens: z.number().int(),
  sentBytes: z.number().int(),
  /** By the prices of the settings; a model without one costs nothing. */
  cost: z.number(),
};
export const modelUsageSchema = z.object({
  today: z.object(usageFields),
  /** Why nothing is sent any more today, in words for the owner; null while there is room. */
  stopped: z.string().nullable(),
  /** What was sent to whom in the last thirty days, newest first. */
  days: z.array(
    z.object({
      ...usageFields,
      /** The local day, as in `2026-03-01`. */
      day: z.string(),
      lastAt: timestampSchema,
      server: z.string(),
      model: z.string(),
      purpose: z.enum(['memory', 'chat', 'test']),
      /** Calls without an answer. */
      failed: z.number().int(),
    }),
  ),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;

/** One request that left for a server. What was in it is not kept. */
export const modelCallSchema = z.object({
  id: z.number().int(),
  at: timestampSchema,
  purpose: z.enum(['memory', 'chat', 'test']),
  server: z.string(),
  model: z.string(),
  /** `answered`, or why not: `unavailable`, `refused`, `unusable`, `cancelled`. */
  outcome: z.string(),
  sentBytes: z.number().int(),
  promptTokens: z.number().int(),
  answerTokens: z.number().int(),
});
export type ModelCall = z.infer<typeof modelCallSchema>;

/** Served by the engine. Failures of a server are `model-server`. */
export const modelRequests = {
  /** Asks 127.0.0.1 at the usual ports, and nobody else. */
  'models.find': route(z.object({}), z.object({ servers: z.array(foundServerSchema) })),
  'models.list': route(z.object({ server: serverSchema }), z.object({ models: z.array(offeredModelSchema) })),
  /** Sends short questions that hold nothing of the owner's, and remembers what the model can do. */
  'models.test': route(z.object({ server: serverSchema, model: modelNameSchema }), modelTrialSchema),
  'models.usage': route(z.object({}), modelUsageSchema),
  /** Every request that is in the books (400 days), newest first. */
  'models.calls': route(
    z.object({
      /** The id of the last one of the page before. */
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ calls: z.array(modelCallSchema), hasMore: z.boolean() }),
  ),
} as const;

/** For which servers a key is stored; a key itself never comes back. */
export const storedKeysSchema = z.object({
  servers: z.array(z.string()),
  /** Why the stored keys cannot be used, in words for the owner; null where they can. */
  problem: z.string().nullable(),
});
export type StoredKeys = z.infer<typeof storedKeysSchema>;

/** Served by the shell, which has the system's key store. */
export const modelKeyRequests = {
  'models.keys': route(z.object({}), storedKeysSchema),
  'models.set-key': route(
    z.object({
      server: serverSchema,
      key: z
        .string()
        .trim()
        .min(1)
        .max(4000)
        .regex(/^[\x21-\x7e]+$/u),
    }),
    storedKeysSchema,
  ),
  'models.forget-key': route(z.object({ server: serverSchema }), storedKeysSchema),
} as const;
