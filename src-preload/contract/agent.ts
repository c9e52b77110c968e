/**
 * The programming interface, under the names of the documentation that it follows (snake_case on purpose): search, statistics,
 * and a copy of everything.
 */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';
import { hitKindSchema } from './search.ts';

export const searchMemoryOptionsSchema = z.object({
  /** Results at most. */
  limit: z.number().int().min(1).max(100).default(20),
  /** Empty for all: frames, chat messages and the six kinds. */
  kinds: z.array(hitKindSchema).default([]),
  /** Inclusive start and exclusive end, ms since 1970-01-01 UTC. */
  from: timestampSchema.nullable().default(null),
  to: timestampSchema.nullable().default(null),
});
export type SearchMemoryOptions = z.input<typeof searchMemoryOptionsSchema>;

export const foundMemorySchema = z.object({
  kind: hitKindSchema,
  /** Of a memory `m_…`, of a frame or a message its number. */
  id: z.string(),
  title: z.string().nullable(),
  /** The passage that was found. */
  text: z.string(),
  application: z.string().nullable(),
  /** ISO 8601 in UTC. */
  occurred_at: z.iso.datetime(),
  /** Only for comparing results of one search. */
  score: z.number(),
});
export type FoundMemory = z.infer<typeof foundMemorySchema>;

export const agentStatisticsSchema = z.object({
  /** Memories of all kinds that were not deleted. */
  total_count: z.number().int(),
  per_kind: z.record(z.string(), z.number().int()),
  per_state: z.record(z.string(), z.number().int()),
  per_day: z.array(z.object({ day: z.iso.date(), count: z.number().int() })),
  /** Batches that wait to be absorbed. */
  waiting: z.number().int(),
  /** The database on disk; the pictures are not in it. */
  bytes: z.number().int(),
});
export type AgentStatistics = z.infer<typeof agentStatisticsSchema>;

export const savedCopySchema = z.object({
  /** Where the copy is: the folder that was asked for where it was missing or empty, else a new one inside it. */
  folder: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
});
export type SavedCopy = z.infer<typeof savedCopySchema>;

export const agentRequests = {
  'agent.search_memory': route(
    searchMemoryOptionsSchema.extend({ query: z.string().max(2_000) }),
    z.array(foundMemorySchema),
  ),
  'agent.get_memory_statistics': route(z.object({}), agentStatisticsSchema),
  /** A complete, encrypted copy of the data folder, checked by opening it. */
  'agent.save_agent': route(z.object({ folder: z.string().min(1) }), savedCopySchema),
} as const;
