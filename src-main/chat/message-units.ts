/** Messages as passages that search finds, in a stream of their conversation. */
import { piecesOfText } from '../memory/memory-units.ts';
import { addUnits, removeUnits, type NewUnit } from '../memory/units.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface SpokenMessage {
  readonly id: number;
  readonly sessionId: number;
  readonly author: string;
  readonly byOwner: boolean;
  readonly text: string;
  readonly createdAt: number;
  /** Whose memory it belongs to; null for the owner's own. */
  readonly scope: string | null;
}

export function addMessageUnits(db: WritableDb, message: SpokenMessage): void {
  addUnits(db, streamOfSession(message.sessionId), messageUnits(message));
}

export function streamOfSession(sessionId: number): string {
  return `chat:${sessionId}`;
}

export function messageUnits({ id, author, byOwner, text, createdAt, scope }: SpokenMessage): NewUnit[] {
  return piecesOfText(text).map((piece) => ({
    text: piece,
    author,
    byOwner,
    occurredAt: createdAt,
    frameId: null,
    messageId: id,
    scope,
  }));
}

/** Answers the units that were removed, for the vectors in memory. */
export function removeMessageUnits(db: WritableDb, messageIds: readonly number[]): number[] {
  const ids = unitsOfMessages(db, messageIds);
  removeUnits(db, ids);
  return ids;
}

function unitsOfMessages(db: ReadableDb, messageIds: readonly number[]): number[] {
  return db.column<number>('SELECT id FROM units WHERE message_id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(messageIds),
  ]);
}
