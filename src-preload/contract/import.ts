/** Import of old screenshots: a folder of images, each with an optional JSON side-car of the same name. */
import { z } from 'zod';
import { route } from './route.ts';
import { timestampSchema } from './frames.ts';

/** `picture.png` may stand beside `picture.json` (or `picture.png.json`) with these facts; all may be left out. */
export const sideCarSchema = z.object({
  /** Milliseconds since 1970, or an ISO 8601 date and time. Without it the file's own time of change counts. */
  time: z.union([timestampSchema, z.iso.datetime({ offset: true, local: true })]).optional(),
  application: z.string().max(500).nullish(),
  title: z.string().max(2000).nullish(),
  display: z.string().max(200).nullish(),
  url: z.string().max(4000).nullish(),
});
export type SideCar = z.infer<typeof sideCarSchema>;

export const importReportSchema = z.object({
  folder: z.string(),
  found: z.number().int(),
  imported: z.number().int(),
  /** Already there from an earlier import. */
  known: z.number().int(),
  same: z.number().int(),
  excluded: z.number().int(),
  /** One line for each file that could not be taken: what, and what to do. */
  problems: z.array(z.object({ file: z.string(), message: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importRequests = {
  /** Answers when every file has been taken or refused; reading goes on behind it. */
  'import.folder': route(z.object({ folder: z.string().min(1) }), importReportSchema),
} as const;

export const importEvents = {
  'import.progress': z.object({ folder: z.string(), done: z.number().int(), found: z.number().int() }),
} as const;
