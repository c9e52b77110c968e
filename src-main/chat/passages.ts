/** The passages that an answer stands on, read anew each time: what was changed or deleted since shows as it is now. */
import type { Citation } from '../../src-preload/contract/chat.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId, MemoryKind } from '../../src-preload/contract/memory.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { SourceRef } from './messages-table.ts';

export interface Passage {
  readonly unitId: number;
  readonly text: string;
  readonly at: number;
  readonly author: string | null;
  readonly frameId: FrameId | null;
  readonly application: string | null;
  readonly title: string | null;
  readonly hasImage: boolean;
  readonly memoryId: MemoryId | null;
  readonly memoryKind: MemoryKind | null;
  readonly memoryTitle: string | null;
  readonly messageId: number | null;
  readonly sessionId: number | null;
  readonly role: 'user' | 'assistant' | null;
  /** Whose conversation memory it is; null for the owner's own. */
  readonly scope: string | null;
}

const select = `SELECT u.id AS unitId, u.text, u.occurred_at AS at, u.author, u.scope, f.id AS frameId, a.application, a.title,
    coalesce(f.image_bytes, 0) AS imageBytes, m.id AS memoryId, m.kind AS memoryKind, m.title AS memoryTitle,
    c.id AS messageId, c.session_id AS sessionId, c.role
  FROM units u LEFT JOIN frames f ON f.id = u.frame_id LEFT JOIN activities a ON a.id = f.activity_id
    LEFT JOIN memories m ON m.id = u.memory_id LEFT JOIN chat_messages c ON c.id = u.message_id`;

const quoteChars = 600;

/** By their unit; units that are gone are left out. */
export function readPassages(db: ReadableDb, unitIds: readonly number[]): Map<number, Passage> {
  const rows = readRows(db, 'u.id IN (SELECT value FROM json_each(?))', [JSON.stringify(unitIds)]);
  return new Map(rows.map((passage) => [passage.unitId, passage]));
}

/** The passages of memories, those of one memory in their order. */
function passagesOfMemories(db: ReadableDb, ids: readonly MemoryId[]): Passage[] {
  return readRows(db, 'u.memory_id IN (SELECT value FROM json_each(?)) ORDER BY u.memory_id, u.position', [
    JSON.stringify(ids),
  ]);
}

/**
 * A stretch of time in at most `count` passages, oldest first: the owner's memories of it, and of what was seen and said some,
 * evenly taken; what was said to agents only in `scopes`.
 * Only ids are read of the rest: a day may hold ten thousands.
 */
export function sampleBetween(
  db: ReadableDb,
  { from, to }: { readonly from: number; readonly to: number },
  scopes: readonly string[],
  count: number,
): Passage[] {
  const remembered = db.column<number>(
    `SELECT u.id FROM memories m CROSS JOIN units u ON u.memory_id = m.id
     WHERE m.scope IS NULL AND m.state IN ('active', 'candidate') AND m.occurred_at >= ? AND m.occurred_at < ?
     GROUP BY m.id ORDER BY m.occurred_at LIMIT ?`,
    [from, to, count],
  );
  const all = db.column<number>(
    // The index of times holds no scopes: those few that have one are left out by their own index.
    `SELECT id FROM units WHERE occurred_at >= ? AND occurred_at < ? AND id NOT IN (
       SELECT id FROM units WHERE scope IS NOT NULL
         AND (message_id IS NULL OR scope NOT IN (SELECT value FROM json_each(?))))`,
    [from, to, JSON.stringify(scopes)],
  );
  const step = Math.max(1, all.length / Math.max(1, count - remembered.length));
  const seen = Array.from(
    { length: Math.ceil(all.length / step) },
    (_, place) => all[Math.floor(place * step)]!,
  );
  const passages = readPassages(db, [...new Set([...remembered, ...seen])]);
  return [...passages.values()].sort((a, b) => a.at - b.at || a.unitId - b.unitId);
}

/** A memory that was changed has other units by now: then its first is shown. */
export function citationsOf(db: ReadableDb, refs: readonly SourceRef[]): Citation[] {
  if (refs.length === 0) return [];
  const byUnit = readPassages(
    db,
    refs.map(({ unitId }) => unitId),
  );
  const moved = refs.flatMap((ref) =>
    ref.memoryId !== null && !byUnit.has(ref.unitId) ? [ref.memoryId] : [],
  );
  const byMemory = new Map(
    passagesOfMemories(db, moved)
      .reverse()
      .map((passage) => [passage.memoryId, passage]),
  );
  return refs.map((ref) => {
    const passage =
      byUnit.get(ref.unitId) ?? (ref.memoryId === null ? undefined : byMemory.get(ref.memoryId));
    return passage ? citationOf(ref.number, passage) : goneCitation(ref);
  });
}

/** What a passage is called: a memory's title; application and title of a frame; the writer of a message. */
export function labelOf(passage: Passage): string {
  if (passage.memoryTitle !== null) return passage.memoryTitle;
  if (passage.messageId !== null) return passage.author ?? '';
  return [passage.application, passage.title].filter(Boolean).join(' — ') || (passage.author ?? 'Screen');
}

export function refOf(number: number, passage: Passage): SourceRef {
  const { unitId, memoryId, messageId } = passage;
  return { number, unitId, memoryId, messageId, frameId: memoryId === null ? passage.frameId : null };
}

function citationOf(number: number, passage: Passage): Citation {
  const { memoryId, memoryKind, frameId, messageId, sessionId, at, hasImage } = passage;
  return {
    number,
    kind: kindOf(passage),
    memoryId,
    memoryKind,
    frameId,
    messageId,
    sessionId,
    label: labelOf(passage),
    at,
    quote: passage.text.slice(0, quoteChars).replace(/[\ud800-\udbff]$/, ''),
    hasImage,
    gone: false,
  };
}

function goneCitation(ref: SourceRef): Citation {
  return {
    number: ref.number,
    kind: kindOf(ref),
    memoryId: ref.memoryId,
    memoryKind: null,
    frameId: ref.frameId,
    messageId: ref.messageId,
    sessionId: null,
    label: tell('Deleted'),
    at: 0,
    quote: '',
    hasImage: false,
    gone: true,
  };
}

function kindOf(source: Pick<SourceRef, 'memoryId' | 'messageId'>): Citation['kind'] {
  if (source.memoryId !== null) return 'memory';
  return source.messageId !== null ? 'message' : 'frame';
}

function readRows(db: ReadableDb, where: string, parameters: readonly (string | number)[]): Passage[] {
  type Row = Omit<Passage, 'hasImage'> & { readonly imageBytes: number };
  return db
    .all<Row>(`${select} WHERE ${where}`, parameters)
    .map(({ imageBytes, ...row }) => ({ ...row, hasImage: imageBytes > 0 }));
}
