/**
 * The messages of all conversations as rows. What an answer stands on is kept as references, never as text: what the owner
 * deletes elsewhere is not kept alive here.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { Attachment, ChatContext, ChatMessage, ToolUse } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

/** A numbered passage: where it stands, and which words of it. */
export interface SourceRef {
  readonly number: number;
  readonly unitId: number;
  readonly memoryId: MemoryId | null;
  readonly frameId: FrameId | null;
  readonly messageId: number | null;
}

export interface KeptAttachment extends Attachment {
  /** The text of a file, or what was read on a picture. That of a frame is read there. */
  readonly text: string;
}

export interface KeptTool extends Omit<ToolUse, 'memories' | 'canUndo'> {
  readonly memoryIds: readonly MemoryId[];
  /** The step in the history of memories that `undo` takes back; null where there is none. */
  readonly step: number | null;
  /** What the memory tool of an agent wrote or removed, and in which scope; left out for all other tools. */
  readonly scoped?: { readonly scope: string; readonly id: string };
  /** What is to be forgotten, as the owner said it; else empty. */
  readonly about: string;
}

export type KeptContext = Omit<ChatContext, 'recalled'> & {
  readonly recalled: readonly (SourceRef & { readonly why: string })[];
};

export interface MessageDetails {
  readonly writtenBy: ChatMessage['writtenBy'];
  readonly attachments: readonly KeptAttachment[];
  readonly citations: readonly SourceRef[];
  readonly tools: readonly KeptTool[];
  readonly context: KeptContext | null;
}

export interface MessageRow {
  readonly id: number;
  readonly sessionId: number;
  readonly role: ChatMessage['role'];
  readonly author: string;
  /** Who answered; null for the owner. */
  readonly agent: string | null;
  readonly text: string;
  readonly createdAt: number;
  readonly state: ChatMessage['state'];
  readonly error: string | null;
  readonly details: MessageDetails;
}

const columns =
  'id, session_id AS sessionId, role, author, agent, text, created_at AS createdAt, state, error, details';

export const noDetails: MessageDetails = {
  writtenBy: 'owner',
  attachments: [],
  citations: [],
  tools: [],
  context: null,
};

/** Answers its id. */
export function insertMessage(db: WritableDb, message: Omit<MessageRow, 'id'>): number {
  const { sessionId, role, author, agent, text, createdAt, state, error, details } = message;
  return db.run(
    `INSERT INTO chat_messages (session_id, role, author, agent, text, created_at, state, error, details)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [sessionId, role, author, agent, text, createdAt, state, error, JSON.stringify(details)],
  ).id;
}

/** Writes what is given; false where the message is gone. */
export function updateMessage(
  db: WritableDb,
  id: number,
  change: Partial<Pick<MessageRow, 'text' | 'state' | 'error' | 'details'>>,
): boolean {
  const { text = null, state = null, error, details } = change;
  const { changes } = db.run(
    `UPDATE chat_messages SET text = coalesce(:text, text), state = coalesce(:state, state),
       error = CASE WHEN :hasError THEN :error ELSE error END, details = coalesce(:details, details)
     WHERE id = :id`,
    {
      id,
      text,
      state,
      hasError: error === undefined ? 0 : 1,
      error: error ?? null,
      details: details ? JSON.stringify(details) : null,
    },
  );
  return changes > 0;
}

export function getMessage(db: ReadableDb, id: number): MessageRow | undefined {
  return readRows(db, 'id = ?', [id])[0];
}

/** Throws `not-found`. */
export function requireMessage(db: ReadableDb, id: number): MessageRow {
  const row = getMessage(db, id);
  if (!row)
    throw new MnemeError('not-found', say('There is no message {id}; it may have been deleted.', { id }));
  return row;
}

/** Those after the last clearing and before `before` (null: to the end), the newest `limit`, oldest first. */
export function messagesBefore(
  db: ReadableDb,
  {
    sessionId,
    after,
    before,
    limit,
  }: { sessionId: number; after: number; before: number | null; limit: number },
): MessageRow[] {
  return readRows(db, 'session_id = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT ?', [
    sessionId,
    after,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  ]).reverse();
}

/** Of all conversations, in the order of their ids. */
export function messagesAfter(db: ReadableDb, id: number, limit: number): MessageRow[] {
  return readRows(db, 'id > ? ORDER BY id LIMIT ?', [id, limit]);
}

/** The messages of a session, all of them. */
export function messageIds(db: ReadableDb, sessionId: number): number[] {
  return db.column<number>('SELECT id FROM chat_messages WHERE session_id = ?', [sessionId]);
}

export function deleteMessages(db: WritableDb, sessionId: number): void {
  db.run('DELETE FROM chat_messages WHERE session_id = ?', [sessionId]);
}

/** Answers that a crash left half written are stopped: what came so far stays. */
export function stopUnfinished(db: WritableDb): number {
  return db.run(
    `UPDATE chat_messages SET state = 'stopped', error = 'Mneme ended while this was being written.'
     WHERE state = 'writing'`,
  ).changes;
}

function readRows(db: ReadableDb, where: string, parameters: readonly (number | string)[]): MessageRow[] {
  type Row = Omit<MessageRow, 'details'> & { readonly details: string };
  return db.all<Row>(`SELECT ${columns} FROM chat_messages WHERE ${where}`, parameters).map((row) => ({
    ...row,
    details: { ...noDetails, ...(JSON.parse(row.details) as Partial<MessageDetails>) },
  }));
}
