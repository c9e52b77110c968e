/** A memory on its way in, whatever file it comes from; and what reading such a file needs. */
import { createHash } from 'node:crypto';
import type { Category } from '../../src-preload/contract/organise.ts';
import type { FieldsOf, Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { NewSource } from '../memory/memories.ts';
import { titleLine } from '../memory/memory-writer.ts';
import { exportAgain, refusal, type Item } from './read-text.ts';

export interface Incoming {
  readonly memory: Memory;
  readonly sources: readonly NewSource[];
  /** The value of an entry of the vault. */
  readonly secret?: string;
}

/**
 * A file's own categories come before its memories. `excluded`: the owner's exclusions leave it out. `nothing`: a row that says
 * nothing by itself, told so that whatever else waits has its turn. `locked`: an entry of the vault whose passphrase was not given.
 */
export type Read =
  | { readonly type: 'categories'; readonly categories: readonly Category[] }
  | { readonly type: 'memory'; readonly incoming: Incoming }
  | { readonly type: 'excluded' }
  | { readonly type: 'nothing' }
  | { readonly type: 'locked' };

export const nothing: Read = { type: 'nothing' };

/** What something was seen in; what is not known is null. */
export interface Seen {
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

/** Whether the owner's exclusions let it in. */
export type Allows = (seen: Seen) => boolean;

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

/** Of a date as databases write it, `2025-03-04 05:06:07.123`; without a zone it is UTC. */
export function timeOfDatabase(value: unknown): number {
  if (typeof value !== 'string') return timeOf(value);
  const iso = value
    .trim()
    .replace(' ', 'T')
    .replace(/(\.\d{3})\d+/u, '$1');
  return timeOf(/(?:Z|[+-]\d\d:?\d\d)$/iu.test(iso) ? iso : `${iso}Z`);
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

/** A page that a browser knows. */
export function foreignPage(
  format: string,
  address: string,
  title: string,
  times: { readonly at: number; readonly lastSeenAt: number; readonly visits: number },
): Read {
  const name = titleLine(title || address);
  const fields: FieldsOf<'resource'> = {
    resourceType: 'web',
    address,
    summary: name,
    content: '',
    visits: times.visits,
    lastSeenAt: times.lastSeenAt,
  };
  const memory = {
    ...foreignMemory(format, address, times.at),
    kind: 'resource',
    title: name,
    fields,
  } as const;
  return { type: 'memory', incoming: { memory, sources: [] } };
}

/** Throws `invalid-input` with the line or the item. */
export function parseJson(file: string, { text, place }: Item): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal(file, say('is broken or cut off at line or item {place}', { place }), exportAgain, cause);
  }
}
