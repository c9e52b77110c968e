/** Passages of messages that a damaged store lost are written anew, by the rules by which they were written first. */
import { saidScope } from '../backends/participants.ts';
import { bringUnitsInStep } from '../memory/units-in-step.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { messageUnits, streamOfSession } from './message-units.ts';
import { getMessage, type MessageRow } from './messages-table.ts';
import { getSession } from './sessions-table.ts';

/** Does nothing where the message is gone, or should not be found. One that has a passage, with its text or without, should. */
export function writeMessageUnits(db: WritableDb, id: number): void {
  const row = getMessage(db, id);
  if (!row) return;
  const hadUnits = db.value('SELECT 1 FROM units WHERE message_id = ?', [id]) !== undefined;
  if (!hadUnits && !isFound(db, row)) return;
  const scope = saidScope(getSession(db, row.sessionId));
  const units = messageUnits({ ...row, byOwner: row.role === 'user', scope });
  bringUnitsInStep(db, 'message_id', id, streamOfSession(row.sessionId), units);
}

/** What was told to do is followed and not found again; an answer is found once a model came to its end with it. */
function isFound(db: ReadableDb, { id, sessionId, role, text, details }: MessageRow): boolean {
  if (role === 'assistant') return details.writtenBy === 'model' && details.context !== null && text !== '';
  const answer = db.value<number | null>(
    "SELECT min(id) FROM chat_messages WHERE session_id = ? AND id > ? AND role = 'assistant'",
    [sessionId, id],
  );
  const writtenBy = answer ? getMessage(db, answer)?.details.writtenBy : 'model';
  return writtenBy === 'model' || writtenBy === 'passages';
}
