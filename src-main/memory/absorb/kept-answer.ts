/**
 * A model's answer as it is kept with its batch until it is written: with the numbers under which the model knew the items
 * and the memories. After a crash it is written without asking again.
 */
import { z } from 'zod';
import { memoryIdSchema } from '../../../src-preload/contract/memory.ts';

const keptAnswerSchema = z.object({
  answer: z.unknown(),
  /** The unit of each item; the model's numbers begin at 1. */
  items: z.array(z.number().int()),
  memories: z.array(z.object({ id: memoryIdSchema, version: z.number().int() })),
});
export type KeptAnswer = z.infer<typeof keptAnswerSchema>;

/** What a model wrote stands there under another mark, so that it is never taken for this. */
const keptMark = 'kept ';
const saidMark = 'said ';

/** The words of a model that could not be used. */
export function writeSaid(reply: string): string {
  return saidMark + reply;
}

export function writeKeptAnswer(kept: KeptAnswer): string {
  return keptMark + JSON.stringify(kept);
}

/** Null for what is no kept answer. */
export function readKeptAnswer(reply: string | null): KeptAnswer | null {
  if (!reply?.startsWith(keptMark)) return null;
  try {
    return keptAnswerSchema.safeParse(JSON.parse(reply.slice(keptMark.length))).data ?? null;
  } catch {
    return null;
  }
}
