/** The languages that Mneme can read on the screen. */
import { z } from 'zod';
import { route } from './route.ts';

export const readingRequests = {
  'reading.languages': route(z.object({}), z.array(z.object({ code: z.string(), shipped: z.boolean() }))),
  /** Copies a Tesseract `.traineddata` (or `.traineddata.gz`) file into the data folder; answers its code. */
  'reading.add-language': route(z.object({ file: z.string().min(1) }), z.object({ code: z.string() })),
  /** Puts frames that could not be read back in the queue. */
  'reading.retry-failed': route(z.object({}), z.object({ frames: z.number().int() })),
} as const;
