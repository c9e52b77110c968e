/** What the owner does to several memories at once, each time one step that is taken back as one; and one made into several. */
import { z } from 'zod';
import {
  memoryFilterSchema,
  memoryIdSchema,
  memoryKindSchema,
  memorySchema,
  memoryStepSchema,
} from './memory.ts';
import { route } from './route.ts';
import { say } from './sentences/say.ts';
import { timestampSchema } from './frames.ts';

/** As many as may be named one by one; more are chosen by what they have in common. */
export const mostNamed = 10_000;
/** As many as may become one. */
export const mostMerged = 100;

const ids = z.array(memoryIdSchema).max(mostNamed);

/** All that a filter keeps to and that was written until a moment, but for some. */
const allSchema = z.object({
  filter: memoryFilterSchema,
  until: timestampSchema,
  except: ids,
});

/** Which memories: those that are named, or all of something. */
const chosenSchema = z.object({ ids: ids.default([]), all: allSchema.optional() });
export type ChosenMemories = z.infer<typeof chosenSchema>;

const isOneOfBoth = ({ ids: named, all }: ChosenMemories): boolean =>
  named.length > 0 !== (all !== undefined);
const { text: bothWords } = say(
  'name the memories (ids) or say what all of them have in common (all), not both',
);

const tags = z.array(z.string().trim().min(1).max(60)).max(50);

export const manyChangeSchema = z.discriminatedUnion('type', [
  /** Tags that are given and tags that are taken off; the others stay. */
  z.object({ type: z.literal('tag'), add: tags, remove: tags }),
  /** Null: into no category. */
  z.object({ type: z.literal('file'), categoryId: z.number().int().positive().nullable() }),
  z.object({ type: z.literal('pin'), pinned: z.boolean() }),
  /** Archived at this moment; null: never. */
  z.object({ type: z.literal('expire'), at: timestampSchema.nullable() }),
  z.object({ type: z.literal('retype'), kind: memoryKindSchema.exclude(['core', 'vault']) }),
]);
export type ManyChange = z.infer<typeof manyChangeSchema>;

/** The name of a part and the rest of its text, whatever the kind calls them. */
export const memoryPartSchema = z.object({
  line: z.string().trim().min(1).max(500),
  text: z.string().max(200_000),
});
export type MemoryPart = z.infer<typeof memoryPartSchema>;

export const memoryStepsRequests = {
  /**
   * How many memories a filter keeps to, and which: by name where they are few enough. May take long: it tells how far it has
   * come, and is ended, as a step (`cancelled`).
   */
  'memory.choose': route(
    z.object({ filter: memoryFilterSchema }),
    z.object({ memories: z.number().int(), ids: ids.nullable(), until: timestampSchema }),
  ),
  'memory.set-state': route(
    chosenSchema.extend({ state: z.enum(['active', 'archived']) }).refine(isOneOfBoth, bothWords),
    memoryStepSchema,
  ),
  /** Confirms what nobody had confirmed: confidence becomes 1. */
  'memory.confirm': route(chosenSchema.refine(isOneOfBoth, bothWords), memoryStepSchema),
  /** Hidden at once, erased after ten minutes; `forGood` erases at once and cannot be undone. */
  'memory.delete': route(
    chosenSchema.extend({ forGood: z.boolean().default(false) }).refine(isOneOfBoth, bothWords),
    memoryStepSchema,
  ),
  /** `skipped`: those that cannot be changed so, such as a block of core memory that would have to become another kind. */
  'memory.change-many': route(
    chosenSchema.extend({ change: manyChangeSchema }).refine(isOneOfBoth, bothWords),
    memoryStepSchema.extend({ skipped: z.number().int().min(0) }),
  ),
  /** The first stays and takes the others in. Throws `invalid-input` for different kinds. */
  'memory.merge': route(
    z.object({ ids: z.array(memoryIdSchema).min(2).max(mostMerged) }),
    memoryStepSchema.extend({ memory: memorySchema }),
  ),
  /** A memory as two parts, cut where its text has a break in the middle. Throws `invalid-input` for core memory and the vault. */
  'memory.propose-split': route(z.object({ id: memoryIdSchema }), z.array(memoryPartSchema).length(2)),
  /** The first part stays the memory; the others become new ones, with its sources. Refused (`conflict`) for another version. */
  'memory.split': route(
    z.object({
      id: memoryIdSchema,
      version: z.number().int().positive(),
      parts: z.array(memoryPartSchema).min(2).max(20),
    }),
    memoryStepSchema,
  ),
  /** What would go for good with these memories. */
  'memory.deletion-cost': route(
    chosenSchema.refine(isOneOfBoth, bothWords),
    z.object({
      memories: z.number().int(),
      /** Frames and messages from which no memory would be left. They stay themselves. */
      sources: z.number().int(),
      /** Entries of the history whose words go. */
      changes: z.number().int(),
      passages: z.number().int(),
      vectors: z.number().int(),
    }),
  ),
  /** Ends a step that is under way; what it has done stays, and is taken back as one. */
  'memory.stop-step': route(z.object({ step: z.number().int() }), z.object({})),
} as const;

export const memoryStepsEvents = {
  /** How far a long step has come. While it is looked up what is to be changed, `total` is 0. */
  'memory.step-progress': z.object({
    step: z.number().int(),
    done: z.number().int(),
    total: z.number().int(),
  }),
} as const;
