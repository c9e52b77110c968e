/** The owner's own order: categories as a tree, tags, and rules that file new memories. Each change can be undone. */
import { z } from 'zod';
import { filingConditionsSchema } from './conditions.ts';
import { memoryKindSchema, memorySchema } from './memory.ts';
import { route } from './route.ts';

/** Categories inside one another, at most. */
export const mostCategoryLevels = 6;
/** Colours to choose from; 0 is none. */
export const categoryColours = 10;

const categoryId = z.number().int().positive();
const categoryName = z.string().trim().min(1).max(60);
const colour = z.number().int().min(0).max(categoryColours);
const tag = z.string().trim().min(1).max(60);

export const categorySchema = z.object({
  id: categoryId,
  parentId: categoryId.nullable(),
  name: categoryName,
  colour,
  /** Place among its siblings, from 0. */
  position: z.number().int().min(0),
});
export type Category = z.infer<typeof categorySchema>;

/** What was done, in words for the owner, and the step with which it is undone. */
export const organiseStepSchema = z.object({
  step: z.number().int().positive(),
  words: z.string(),
  /** Memories that changed with it. */
  memories: z.number().int().min(0),
});
export type OrganiseStep = z.infer<typeof organiseStepSchema>;

export const filingRuleSchema = z.object({
  id: z.number().int().positive(),
  name: z.string().trim().min(1).max(100),
  isOn: z.boolean(),
  conditions: filingConditionsSchema,
  /** Given to what has no category yet. */
  categoryId: categoryId.nullable(),
  /** Given besides those that it has. */
  tags: z.array(tag).max(20),
});
export type FilingRule = z.infer<typeof filingRuleSchema>;

const newRuleSchema = filingRuleSchema.extend({ id: filingRuleSchema.shape.id.nullable() });

/** What something would do, counted, with some of the memories. */
export const matchPreviewSchema = z.object({
  /** Memories that would be changed. */
  matches: z.number().int().min(0),
  perKind: z.partialRecord(memoryKindSchema, z.number().int()),
  /** The newest of them. */
  examples: z.array(memorySchema),
});
export type MatchPreview = z.infer<typeof matchPreviewSchema>;

export const organiseRequests = {
  /** In the order of the tree: each before what is in it. `memories`: those in it alone that are not archived. */
  'organise.categories': route(
    z.object({}),
    z.array(categorySchema.extend({ memories: z.number().int().min(0) })),
  ),
  /** Throws `conflict` where a sibling has the name, `invalid-input` below the last level. */
  'organise.create-category': route(
    z.object({ parentId: categoryId.nullable(), name: categoryName, colour: colour.default(0) }),
    organiseStepSchema.extend({ id: categoryId }),
  ),
  'organise.change-category': route(
    z.object({ id: categoryId, name: categoryName.optional(), colour: colour.optional() }),
    organiseStepSchema,
  ),
  /** `position`: among its new siblings, without itself. Throws `invalid-input` for a place inside itself. */
  'organise.move-category': route(
    z.object({ id: categoryId, parentId: categoryId.nullable(), position: z.number().int().min(0) }),
    organiseStepSchema,
  ),
  /** Memories, categories and rules of `id` go to `into`. */
  'organise.merge-categories': route(z.object({ id: categoryId, into: categoryId }), organiseStepSchema),
  /** Memories stay, without a category; categories in it move up. */
  'organise.delete-category': route(z.object({ id: categoryId }), organiseStepSchema),

  /** Most used first. */
  'organise.tags': route(z.object({}), z.array(z.object({ tag: z.string(), memories: z.number().int() }))),
  /** Renames a tag, makes one of several, or (`by` null) takes them off. */
  'organise.replace-tags': route(
    z.object({ tags: z.array(tag).min(1).max(200), by: tag.nullable() }),
    organiseStepSchema,
  ),

  'organise.rules': route(z.object({}), z.array(filingRuleSchema)),
  /** `id` null: a new one, after the others. Throws `invalid-input` where it has no condition or does nothing. */
  'organise.save-rule': route(newRuleSchema, organiseStepSchema.extend({ id: filingRuleSchema.shape.id })),
  'organise.move-rule': route(
    z.object({ id: filingRuleSchema.shape.id, position: z.number().int().min(0) }),
    organiseStepSchema,
  ),
  'organise.delete-rule': route(z.object({ id: filingRuleSchema.shape.id }), organiseStepSchema),
  /** What it would do to the memories that are there. A newer question takes the place of one that still runs. */
  'organise.preview-rule': route(newRuleSchema, matchPreviewSchema),

  /** The last step that can be undone, or null. */
  'organise.last-step': route(z.object({}), organiseStepSchema.nullable()),
  /** Takes the last step back. Throws `conflict` for an earlier one. */
  'organise.undo': route(z.object({ step: z.number().int().positive() }), organiseStepSchema),
} as const;

export const organiseEvents = {
  /** Categories, tags or rules changed. */
  'organise.changed': z.object({}),
} as const;
