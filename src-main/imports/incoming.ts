/** A memory on its way in, whatever file it comes from; and what reading such a file needs. */
import { createHash } from 'node:crypto';
import type { Category } from '../../src-preload/contract/organise.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import type { NewSource } from '../memory/memories.ts';
import { refusal, type Item } from './read-text.ts';

export interface Incoming {
  readonly memory: Memory;
  readonly sources: readonly NewSource[];
}

/** A file's own categories come before its memories. */
export type Read =
  | { readonly type: 'categories'; readonly categories: readonly Category[] }
  | { readonly type: 'memory'; readonly incoming: Incoming };

const unknownTime = 0;
const latestTime = Date.UTC(9999, 11, 31);

/**
 * The id of something that has one elsewhere: the same each time, so that a second import knows it again. `at` must be its own
 * time and not that of the import.
 */
function idOfForeign(format: string, foreignId: string, at: number): MemoryId {
  const second = new Date(at).toISOString().replace(/\D/gu, '').slice(0, 14);
  const digest = createHash('sha256').update(`${format}\n${foreignId}`).digest('hex').slice(0, 8);
  return `m_${second}_${digest}` as MemoryId;
}

/** Milliseconds since 1970 of seconds or of an ISO date; 0 where there is none that makes sense. */
export function timeOf(value: unknown): number {
  const ms = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(ms) && ms >= 0 && ms <= latestTime ? Math.round(ms) : unknownTime;
}

/** What all foreign memories have in common. */
export function foreignMemory(
  format: string,
  foreignId: string,
  at: number,
): Omit<Memory, 'kind' | 'title' | 'fields'> {
  return {
    id: idOfForeign(format, foreignId, at),
    state: 'active',
    occurredAt: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
    pinned: false,
    categoryId: null,
    tags: [format],
    confidence: 1,
    expiresAt: null,
    scope: null,
    supersededBy: null,
  } satisfies Partial<Memory>;
}

/** Throws `invalid-input` with the line or the item. */
export function parseJson(file: string, { text, place }: Item): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal(file, `is broken or cut off at line or item ${place}`, 'Export it again', cause);
  }
}
