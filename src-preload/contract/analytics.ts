/** What the owner's time went into, day by day; all of it computed on the machine from frames and gaps. */
import { z } from 'zod';
import { frameIdSchema, timestampSchema } from './frames.ts';
import { memoryIdSchema, memoryKindSchema } from './memory.ts';
import { route } from './route.ts';
import { say } from './sentences/say.ts';
import { gapKindSchema } from './timeline.ts';

export const analyticsDaySchema = z.iso.date();

/** Both days are inside. At most eleven years, so that no answer grows without bound. */
const rangeShape = { from: analyticsDaySchema, to: analyticsDaySchema };
const isRange = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && Date.parse(to) - Date.parse(from) < 4_020 * 86_400_000;
const { text: rangeError } = say(
  'the range must end on or after its first day, and span eleven years at most',
);

export const bucketSchema = z.enum(['hour', 'day', 'week', 'month']);
export type Bucket = z.infer<typeof bucketSchema>;

/** By what time is told apart. A category is that of the episode that an activity became. */
export const dimensionSchema = z.enum(['application', 'site', 'project', 'category']);
export type Dimension = z.infer<typeof dimensionSchema>;

/** A part of the range; the first and the last may be cut by it. The end is exclusive. */
const slotSchema = z.object({
  from: analyticsDaySchema,
  to: analyticsDaySchema,
  startsAt: timestampSchema,
  endsAt: timestampSchema,
});
export type Slot = z.infer<typeof slotSchema>;

const rangeSchema = z.object(rangeShape);
export type DayRange = z.infer<typeof rangeSchema>;

const durationSchema = z.number().int().nonnegative();

const totalsSchema = z.object({
  range: rangeSchema,
  /** Milliseconds in which a window was seen. */
  ms: durationSchema,
  /** Changes from one application or site to another without a break. */
  switches: z.number().int(),
  /** Days on which anything was seen. */
  days: z.number().int(),
  /** The longest stretch without a switch. */
  longestMs: durationSchema,
});
export type Totals = z.infer<typeof totalsSchema>;

const timeRowSchema = z.object({
  /** What `analytics.behind` takes: empty for time that has no such thing, null for the rest of a long list. */
  key: z.string().nullable(),
  label: z.string(),
  ms: durationSchema,
  /** In the range before. */
  before: durationSchema,
  /** One number for each slot. */
  series: z.array(durationSchema),
});
export type TimeRow = z.infer<typeof timeRowSchema>;

const stretchSchema = z.object({
  day: analyticsDaySchema,
  startedAt: timestampSchema,
  endedAt: timestampSchema,
  application: z.string().nullable(),
  site: z.string().nullable(),
});
export type FocusStretch = z.infer<typeof stretchSchema>;

const topicSchema = z.object({
  term: z.string(),
  label: z.string(),
  /** Others that stand in the same windows, a few. */
  words: z.array(z.string()),
  ms: durationSchema,
  before: durationSchema,
  series: z.array(durationSchema),
});
export type Topic = z.infer<typeof topicSchema>;

export const askedQuestionSchema = z.object({
  askedAt: timestampSchema,
  where: z.enum(['search', 'chat']),
  text: z.string(),
  /** Hits of a search, cited sources of an answer. */
  found: z.number().int(),
  /** Of a search: whether a hit matched well. */
  matchedWell: z.boolean(),
  sessionId: z.number().int().nullable(),
  messageId: z.number().int().nullable(),
});
export type AskedQuestion = z.infer<typeof askedQuestionSchema>;

export const seenWindowSchema = z.object({
  application: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  ms: durationSchema,
  firstAt: timestampSchema,
  lastAt: timestampSchema,
  /** Its first frame in the range; null where the frames are gone. */
  frameId: frameIdSchema.nullable(),
  /** The episode that it became; null where there is none. */
  memoryId: memoryIdSchema.nullable(),
});
export type SeenWindow = z.infer<typeof seenWindowSchema>;

/** What a sentence of a summary stands on. */
const summarySourceSchema = z.object({
  number: z.number().int(),
  label: z.string(),
  at: timestampSchema,
  frameId: frameIdSchema.nullable(),
  memoryId: memoryIdSchema.nullable(),
});
export type SummarySource = z.infer<typeof summarySourceSchema>;

export const summaryPeriodSchema = z.enum(['day', 'week']);
export type SummaryPeriod = z.infer<typeof summaryPeriodSchema>;

const writtenSummarySchema = z.object({
  writtenAt: timestampSchema,
  model: z.string(),
  headline: z.string(),
  /** Each with the numbers of the sources that it stands on. */
  sentences: z.array(z.object({ text: z.string(), sources: z.array(z.number().int()) })),
  sources: z.array(summarySourceSchema),
  /** Sentences of the model that stood on nothing and were left out. */
  leftOut: z.number().int(),
  /** Something was seen or deleted in that time since. */
  outdated: z.boolean(),
});
export type WrittenSummary = z.infer<typeof writtenSummarySchema>;

const summarySchema = z.object({
  period: summaryPeriodSchema,
  range: rangeSchema,
  ms: durationSchema,
  /** What was seen longest, without any model. */
  windows: z.array(seenWindowSchema),
  written: writtenSummarySchema.nullable(),
  /** The model that would write it, and whether it sits on this machine; null where none is chosen. */
  model: z.object({ name: z.string(), server: z.string(), isLocal: z.boolean() }).nullable(),
});
export type Summary = z.infer<typeof summarySchema>;

export const analyticsRequests = {
  /** Time of a range, by one dimension and in slots, with the range before beside it. */
  'analytics.time': route(
    z
      .object({ ...rangeShape, bucket: bucketSchema, by: dimensionSchema })
      .refine(isRange, { error: rangeError }),
    z.object({
      slots: z.array(slotSchema),
      total: totalsSchema,
      before: totalsSchema,
      /** Of each slot; switches and stretches are not told apart by hours. */
      series: z.array(
        z.object({
          ms: durationSchema,
          switches: z.number().int().nullable(),
          longestMs: durationSchema.nullable(),
        }),
      ),
      /** Most time first; at most two hundred, and the rest as one more. */
      rows: z.array(timeRowSchema),
      /** By weekday (Monday first) and hour of the local clock. */
      hours: z.array(z.array(durationSchema).length(24)).length(7),
      /** Why nothing was recorded in the rest of the time, longest first. */
      away: z.array(z.object({ kind: gapKindSchema, ms: durationSchema })),
      /** Days of the range that have still to be counted; ask again. */
      daysWaiting: z.number().int(),
    }),
  ),
  /** How long something was seen on each day of a year. */
  'analytics.calendar': route(
    z.object({ year: z.number().int().min(1970).max(9999) }),
    z.object({
      days: z.array(z.object({ day: analyticsDaySchema, ms: durationSchema })),
      /** The first and the last day of all that was counted. */
      first: analyticsDaySchema.nullable(),
      last: analyticsDaySchema.nullable(),
      daysWaiting: z.number().int(),
    }),
  ),
  /** The longest stretches without a switch, longest first. */
  'analytics.focus': route(
    z.object(rangeShape).refine(isRange, { error: rangeError }),
    z.object({ stretches: z.array(stretchSchema) }),
  ),
  /** What windows were about, by the words of their titles and of what was read in them. */
  'analytics.topics': route(
    z.object({ ...rangeShape, bucket: bucketSchema }).refine(isRange, { error: rangeError }),
    z.object({ slots: z.array(slotSchema), topics: z.array(topicSchema) }),
  ),
  /** How many memories of each kind there are that were written by the end of each slot. */
  'analytics.growth': route(
    z.object({ ...rangeShape, bucket: bucketSchema }).refine(isRange, { error: rangeError }),
    z.object({
      slots: z.array(slotSchema),
      kinds: z.array(
        z.object({ kind: memoryKindSchema, before: z.number().int(), series: z.array(z.number().int()) }),
      ),
    }),
  ),
  /** What was asked in the search box and in the chat, newest first. */
  'analytics.questions': route(
    z
      .object({ ...rangeShape, limit: z.number().int().min(1).max(500).default(100) })
      .refine(isRange, { error: rangeError }),
    z.object({
      searches: z.number().int(),
      /** Searches in which nothing matched well. */
      inVain: z.number().int(),
      chat: z.number().int(),
      questions: z.array(askedQuestionSchema),
    }),
  ),
  /** Forgets what was asked in the search box. Questions of the chat go with their conversation. */
  'analytics.forget-questions': route(z.object({}), z.object({ forgotten: z.number().int() })),
  /**
   * The windows that a figure was counted from, longest first; at most a hundred. The key of a topic is its term, that of an hour the
   * weekday (Monday is 0) and the hour of the local clock, as in `2-14`; of `all` it is empty.
   */
  'analytics.behind': route(
    z
      .object({
        ...rangeShape,
        by: z.enum([...dimensionSchema.options, 'topic', 'hour', 'all']),
        key: z.string(),
      })
      .refine(isRange, { error: rangeError }),
    z.object({ windows: z.array(seenWindowSchema), more: z.number().int() }),
  ),
  /** The day, or the week (from Monday) that holds it: what was seen longest, and what a model wrote of it, if it did. */
  'analytics.summary': route(
    z.object({ period: summaryPeriodSchema, day: analyticsDaySchema }),
    summarySchema,
  ),
  /** Has the model of memory work write it (anew); one request to it. */
  'analytics.write-summary': route(
    z.object({ period: summaryPeriodSchema, day: analyticsDaySchema }),
    summarySchema,
  ),
  'analytics.forget-summary': route(
    z.object({ period: summaryPeriodSchema, day: analyticsDaySchema }),
    summarySchema,
  ),
} as const;
