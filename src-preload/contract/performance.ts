/** How the memory does on this machine: sizes, speed, what waits, the health of its indexes, and the jobs that mend them. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** What takes room on the disk; those of the database come first and add up to its file. */
export const sizePartSchema = z.enum([
  'passages', // text of what was seen, said and remembered, with its lists by time and place
  'word-index',
  'vectors',
  'word-vectors', // vectors of single words
  'signs', // an eighth of the vectors, read at a start
  'picture-words', // where the words stand on the pictures
  'rest', // memories, activities, conversations, and how all of it is linked
  'free', // pages that new text is written to
  'change-log', // what was written last and stands not yet in the file
  'pictures',
  'notes', // conversation memory as Markdown files
  'copies', // of an earlier layout, or of a job that goes on
  'logs',
]);
export type SizePart = z.infer<typeof sizePartSchema>;

export const sizesSchema = z.object({
  measuredAt: timestampSchema,
  /** Estimates come from a few hundred rows each; the others are read. */
  parts: z.array(z.object({ part: sizePartSchema, bytes: z.number(), isEstimate: z.boolean() })),
  passages: z.number().int(),
  totalBytes: z.number(),
  /** Null where the system does not tell. */
  freeBytes: z.number().nullable(),
  /** One a day, oldest first, at most a year of them. */
  history: z.array(
    z.object({
      day: z.string(),
      databaseBytes: z.number(),
      pictureBytes: z.number(),
      otherBytes: z.number(),
    }),
  ),
  /** Null while there is nothing to go by. */
  forecast: z
    .object({
      bytesPerDay: z.number(),
      /** Days that it was taken from; 0 where it was shared out by what was recorded, without a history. */
      fromDays: z.number().int(),
      inMonth: z.number(),
      inYear: z.number(),
      /** Until recording stops for want of room; null where it does not grow, or the disk is not known. */
      daysLeft: z.number().int().nullable(),
    })
    .nullable(),
});
export type Sizes = z.infer<typeof sizesSchema>;

export const searchSpeedSchema = z.object({
  measuredAt: timestampSchema,
  questions: z.number().int(),
  passages: z.number().int(),
  medianMs: z.number(),
  /** 19 of 20 questions were answered within this. */
  p95Ms: z.number(),
  slowestMs: z.number(),
  /** Empty, or why it was searched by words only. */
  withoutMeaning: z.string(),
});
export type SearchSpeed = z.infer<typeof searchSpeedSchema>;

export const waitingSchema = z.object({
  what: z.enum(['reading', 'vectors', 'absorbing', 'conversations', 'forgetting']),
  waiting: z.number().int(),
  /** That could not be done and are not tried again by themselves. */
  failed: z.number().int(),
  /** At the pace of the last hour; null where there is none to go by, or nothing waits. */
  leftMs: z.number().nullable(),
  /** Why it stands still; empty while it goes on. */
  trouble: z.string(),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const jobNameSchema = z.enum([
  'rebuild-words',
  'write-passages',
  'embed-all',
  'embed-missing',
  'compact',
]);
export type JobName = z.infer<typeof jobNameSchema>;

export const jobSchema = z.object({
  job: jobNameSchema,
  /** `idle` was never asked for; `waiting` has another one before it. */
  state: z.enum(['idle', 'waiting', 'running', 'paused', 'done', 'stopped', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  leftMs: z.number().nullable(),
  endedAt: timestampSchema.nullable(),
  /** Why it failed, or cannot go on at present. */
  reason: z.string(),
});
export type Job = z.infer<typeof jobSchema>;

export const compactingSchema = z.object({
  /** What the file would lose, about. */
  gainBytes: z.number(),
  /** `slices` disturbs nobody; `whole` writes the file anew once, after which it goes in slices. */
  way: z.enum(['slices', 'whole']),
  needsBytes: z.number(),
  freeBytes: z.number().nullable(),
  /** For how long nothing is found and nothing recorded, about; 0 for slices. */
  holdsUpMs: z.number(),
});
export type Compacting = z.infer<typeof compactingSchema>;

export const jobsSchema = z.object({ jobs: z.array(jobSchema), compacting: compactingSchema });
export type Jobs = z.infer<typeof jobsSchema>;

export const findingSchema = z.object({
  what: z.enum([
    'passages-missing', // of memories, messages and moments that are there
    'words-missing', // passages without a row in the text index
    'words-orphaned', // rows of the text index without a passage
    'words-unfound', // passages of the sample that the index does not find by their own words
    'vectors-missing', // without a vector, and not waiting for one either
    'vectors-outdated', // made by another model, and not waiting
    'word-vectors-missing',
    'vectors-orphaned',
    'vectors-wrong', // of the sample, do not fit their text
  ]),
  count: z.number().int(),
  mendedBy: jobNameSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const indexHealthSchema = z.object({
  measuredAt: timestampSchema,
  passages: z.number().int(),
  wordRows: z.number().int(),
  vectors: z.number().int(),
  waiting: z.number().int(),
  /** Passages that were looked up by their own words. */
  sampledWords: z.number().int(),
  /** Passages whose vector was made anew and compared; 0 where the model cannot run. */
  sampledVectors: z.number().int(),
  findings: z.array(findingSchema),
});
export type IndexHealth = z.infer<typeof indexHealthSchema>;

const busySchema = z.object({
  /** Within the time that was watched. */
  busyMs: z.number(),
  items: z.number().int(),
});

export const loadSchema = z.object({
  /** An hour, or less after a start. */
  watchedMs: z.number(),
  reading: busySchema,
  vectors: busySchema,
  /** Processor time of the whole engine in that time, of all its threads. */
  processorMs: z.number(),
  cores: z.number().int(),
  /** Over the recorded days of the last week; null where none is. */
  frames: z
    .object({ days: z.number().int(), perDay: z.number(), bytesPerPicture: z.number().nullable() })
    .nullable(),
});
export type Load = z.infer<typeof loadSchema>;

export const performanceRequests = {
  'performance.sizes': route(z.object({}), sizesSchema),
  'performance.waiting': route(z.object({}), z.array(waitingSchema)),
  'performance.load': route(z.object({}), loadSchema),

  /** Newest first. */
  'performance.search-results': route(z.object({}), z.array(searchSpeedSchema)),
  /** Asks some questions made of the owner's own words, one after the other. Fails with `cancelled` when it is stopped. */
  'performance.measure-search': route(z.object({}), searchSpeedSchema),
  'performance.stop-measuring': route(z.object({}), z.object({})),

  /** The last one. */
  'performance.index-health': route(z.object({}), indexHealthSchema.nullable()),
  'performance.check-indexes': route(z.object({}), indexHealthSchema),
  'performance.stop-checking': route(z.object({}), z.object({})),

  'performance.jobs': route(z.object({}), jobsSchema),
  /** Begins it anew, or from where it was stopped never: a paused one is resumed. Fails with `disk-full` where room is missing. */
  'performance.start-job': route(z.object({ job: jobNameSchema }), jobsSchema),
  'performance.pause-job': route(z.object({ job: jobNameSchema }), jobsSchema),
  'performance.resume-job': route(z.object({ job: jobNameSchema }), jobsSchema),
  'performance.stop-job': route(z.object({ job: jobNameSchema }), jobsSchema),
} as const;

export const performanceEvents = {
  'performance.jobs-changed': jobsSchema,
  'performance.progress': z.object({
    what: z.enum(['search', 'check']),
    done: z.number().int(),
    total: z.number().int(),
  }),
} as const;
