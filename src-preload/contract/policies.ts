/** Clean-up: the owner's policies for what is old or never needed, what they would do, what they did, and the way back. */
import { z } from 'zod';
import { cleanUpConditionsSchema } from './conditions.ts';
import { memoryIdSchema, memoryStateSchema } from './memory.ts';
import { matchPreviewSchema } from './organise.ts';
import { route } from './route.ts';

const id = z.number().int().positive();

export const cleanUpActionSchema = z.discriminatedUnion('type', [
  /** Nothing that it is about is ever touched by another policy. */
  z.object({ type: z.literal('keep') }),
  z.object({ type: z.literal('archive') }),
  /** Archived by itself so many days later. */
  z.object({ type: z.literal('expire'), days: z.number().int().min(1).max(3_650) }),
  /** A model makes one episode of many of a day, a week or a month. */
  z.object({ type: z.literal('summarise'), period: z.enum(['day', 'week', 'month']) }),
  /** One of several that say the same stays, with the sources of all. */
  z.object({ type: z.literal('merge') }),
  z.object({ type: z.literal('delete') }),
]);
export type CleanUpAction = z.infer<typeof cleanUpActionSchema>;

export const policySchema = z.object({
  id,
  name: z.string().trim().min(1).max(100),
  conditions: cleanUpConditionsSchema,
  action: cleanUpActionSchema,
  /** It runs by itself once a day; one that keeps is in force. Off, it runs by hand only. */
  isOn: z.boolean(),
  /** For so long can what it did be undone; what it deleted is erased then. */
  undoDays: z.number().int().min(1).max(365),
  lastRunAt: z.number().int().nullable(),
});
export type Policy = z.infer<typeof policySchema>;

/** `id` null: a new one. */
export const newPolicySchema = policySchema.omit({ lastRunAt: true }).extend({ id: id.nullable() });
export type NewPolicy = z.output<typeof newPolicySchema>;

export const runStateSchema = z.enum(['running', 'waiting', 'done', 'stopped', 'undoing', 'undone']);
export type RunState = z.infer<typeof runStateSchema>;

export const cleanUpRunSchema = z.object({
  id,
  /** Of the policy or the rule. */
  name: z.string(),
  /** Null for a filing rule that was applied to what is there. */
  policyId: id.nullable(),
  action: z.enum(['file', 'keep', 'archive', 'expire', 'summarise', 'merge', 'delete']),
  by: z.enum(['owner', 'schedule']),
  state: runStateSchema,
  /** Why it waits, or what it could not do; else empty. */
  reason: z.string(),
  startedAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  /** Memories that it looked at, and changed. */
  looked: z.number().int(),
  changed: z.number().int(),
  /** After undoing: those that stayed as they were, because they had been changed again. */
  notUndone: z.number().int(),
  undoUntil: z.number().int(),
  canUndo: z.boolean(),
});
export type CleanUpRun = z.infer<typeof cleanUpRunSchema>;

export const policyRequests = {
  'policies.list': route(z.object({}), z.array(policySchema)),
  /** Throws `invalid-input` where it has no condition, or its action does not go with them. */
  'policies.save': route(newPolicySchema, policySchema),
  /** What it did stays, and can be undone for as long as it said. */
  'policies.delete': route(z.object({ id }), z.object({})),
  /** Changes nothing. A newer question takes the place of one that still runs. */
  'policies.preview': route(
    newPolicySchema,
    matchPreviewSchema.extend({
      /** Left alone although they fit: pinned ones, and those that another policy keeps. */
      pinned: z.number().int().min(0),
      kept: z.number().int().min(0),
      /** Memories that would take the place of others; 0 where none does. */
      groups: z.number().int().min(0),
      /** Why it could not run now, in words for the owner; else empty. */
      trouble: z.string(),
    }),
  ),
  /** Throws `conflict` while it runs already. */
  'policies.run': route(z.object({ id }), cleanUpRunSchema),
  /** Applies a filing rule to the memories that are there. */
  'policies.apply-rule': route(z.object({ ruleId: id }), cleanUpRunSchema),
  /** Newest first; `before` is the last one of the page before. */
  'policies.runs': route(
    z.object({
      before: id.nullable().default(null),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    z.array(cleanUpRunSchema),
  ),
  /** What a run changed, as it is now. */
  'policies.run-items': route(
    z.object({ runId: id, limit: z.number().int().min(1).max(200).default(50) }),
    z.array(z.object({ memoryId: memoryIdSchema, title: z.string(), state: memoryStateSchema })),
  ),
  /** What it did so far stays. */
  'policies.stop': route(z.object({ runId: id }), cleanUpRunSchema),
  /** Throws `conflict` once its time is over. What was changed again since stays as it is. */
  'policies.undo': route(z.object({ runId: id }), cleanUpRunSchema),
} as const;

export const policyEvents = {
  /** A policy or a run changed. */
  'policies.changed': z.object({}),
} as const;
