/** What only the shell may ask of the engine. The window's door does not know these names. */
import { z } from 'zod';
import { checkupFindingSchema } from './doctor.ts';
import { route } from './route.ts';
import { frameIdSchema, regionSchema, timestampSchema } from './frames.ts';
import { gapKindSchema } from './timeline.ts';
import { settingsSchema } from './settings.ts';

const bytesSchema = z.instanceof(Uint8Array);

/** A frame that the capture loop decided to keep. */
export const acceptedFrameSchema = z.object({
  displayId: z.string(),
  capturedAt: timestampSchema,
  application: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** `bgra`: width × height × 4 bytes, row by row. `encoded`: a PNG, JPEG or WebP file. */
  pixels: z.object({ format: z.enum(['bgra', 'encoded']), bytes: bytesSchema }),
  /** Its picture is read and then gone; nobody is ever shown it. */
  textOnly: z.boolean().optional(),
  /** What differs from the last kept frame of the same display; null means all of it (first frame, other window). */
  changed: z.array(regionSchema).nullable(),
});
export type AcceptedFrame = z.infer<typeof acceptedFrameSchema>;

export const engineHealthSchema = z.object({
  backlog: z.object({
    reading: z.number().int(),
    readingFailed: z.number().int(),
    vectors: z.number().int(),
  }),
  meaning: z.object({ state: z.enum(['loading', 'ready', 'failed']), reason: z.string() }),
  /** Why nothing is being read although frames wait, in words for the owner; empty while reading goes on. */
  readingTrouble: z.string(),
  databaseBytes: z.number(),
  imageBytes: z.number(),
  /** Of the database's structure, after an end without closing it; `none` where it was closed. */
  check: z.object({
    state: z.enum(['none', 'checking', 'sound', 'damaged']),
    /** What was found, in words for the owner; empty where nothing was. */
    says: z.string(),
  }),
});
export type EngineHealth = z.infer<typeof engineHealthSchema>;

export const internalRequests = {
  /** Answers once the encrypted image and its row are on disk. */
  'frame.accept': route(acceptedFrameSchema, z.object({ id: frameIdSchema })),
  /** The picture as a file (`mime`), decrypted in memory. */
  'frame.image': route(
    z.object({ id: frameIdSchema, size: z.enum(['full', 'thumbnail']) }),
    z.object({ mime: z.string(), bytes: bytesSchema }),
  ),
  /** A stretch in which nothing was recorded, and why. A stretch that touches the last one of its kind extends it. */
  'gap.note': route(
    z.object({ kind: gapKindSchema, startedAt: timestampSchema, endedAt: timestampSchema }),
    z.object({}),
  ),
  'engine.configure': route(z.object({ settings: settingsSchema, onBattery: z.boolean() }), z.object({})),
  /** The keys of model servers, by server: all of them, each time that one changes. */
  'engine.use-model-keys': route(z.object({ keys: z.record(z.string(), z.string()) }), z.object({})),
  'engine.health': route(z.object({}), engineHealthSchema),
  /** Answers when intake, reading and the vector backlog are idle. */
  'engine.drain': route(z.object({}), z.object({})),
  /** Before the end and before sleep: what was said becomes memories, as far as there is time for it. */
  'engine.flush': route(z.object({ limitMs: z.number().int().min(0).max(60_000) }), z.object({})),
  /** What only the engine can look at in a check-up. */
  'engine.check-up': route(z.object({}), z.object({ findings: z.array(checkupFindingSchema) })),
  /** Everything that is remembered goes at the next start of the engine, before anything is opened. */
  'engine.start-anew': route(z.object({}), z.object({})),
  /** After sleep: time went on without anybody. */
  'engine.resumed': route(z.object({}), z.object({})),
  /** Stops taking work, finishes what is in hand, closes the database. */
  'engine.close': route(z.object({}), z.object({})),
} as const;

export const internalEvents = { 'engine.health': engineHealthSchema } as const;
