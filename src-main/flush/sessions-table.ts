/** The SQL of `flush_sessions`: which conversations are dirty, and how far each was flushed. */
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { FlushSession } from './flush-policy.ts';

export interface StoredFlushSession extends FlushSession {
  /** The last message that was flushed; 0 before the first. */
  readonly cursor: number;
  /** A reply that was given and is not written to its end, with the last message that it is about. */
  readonly reply: string | null;
  readonly replyThrough: number | null;
  readonly lastFlushedAt: number | null;
  readonly lastResult: string;
  readonly lastError: string;
}

type Row = Omit<StoredFlushSession, 'isBoosted' | 'isInFlight'> & {
  readonly boosted: number;
  readonly inFlight: number;
};

const columns = `session_id AS sessionId, agent, scope, dirty_since AS dirtySince, last_turn_at AS lastTurnAt, cursor,
  boosted, in_flight AS inFlight, attempts, next_try_at AS nextTryAt, reply, reply_through AS replyThrough,
  last_flushed_at AS lastFlushedAt, last_result AS lastResult, last_error AS lastError`;

export function readDirty(db: ReadableDb): StoredFlushSession[] {
  return db
    .all<Row>(`SELECT ${columns} FROM flush_sessions WHERE dirty_since IS NOT NULL ORDER BY dirty_since`)
    .map(toSession);
}

export function readOne(db: ReadableDb, sessionId: number): StoredFlushSession | undefined {
  const row = db.get<Row>(`SELECT ${columns} FROM flush_sessions WHERE session_id = ?`, [sessionId]);
  return row && toSession(row);
}

/** A turn was said. Of a conversation that is new in its scope, up to `boosts` others there go before the rest. */
export function noteTurn(
  db: WritableDb,
  turn: { readonly sessionId: number; readonly agent: string; readonly scope: string; readonly at: number },
  boosts: number,
): void {
  transaction(db, () => {
    const isNew = readOne(db, turn.sessionId) === undefined;
    db.run(
      `INSERT INTO flush_sessions (session_id, agent, scope, dirty_since, last_turn_at)
       VALUES (:sessionId, :agent, :scope, :at, :at)
       ON CONFLICT (session_id) DO UPDATE SET
         agent = :agent, scope = :scope, last_turn_at = :at, dirty_since = coalesce(dirty_since, :at)`,
      { ...turn },
    );
    if (!isNew || boosts === 0) return;
    db.run(
      `UPDATE flush_sessions SET boosted = 1 WHERE session_id IN (
         SELECT session_id FROM flush_sessions
         WHERE scope = :scope AND session_id <> :sessionId AND dirty_since IS NOT NULL AND boosted = 0
         ORDER BY dirty_since LIMIT :boosts)`,
      { scope: turn.scope, sessionId: turn.sessionId, boosts },
    );
  });
}

/** Nothing is in flight when the engine starts, whatever was when it ended. */
export function clearInFlight(db: WritableDb): void {
  db.run('UPDATE flush_sessions SET in_flight = 0 WHERE in_flight = 1');
}

export function markInFlight(db: WritableDb, sessionId: number): void {
  db.run('UPDATE flush_sessions SET in_flight = 1 WHERE session_id = ?', [sessionId]);
}

/** Keeps the reply until all of it is written: after a crash the model is not asked again. */
export function keepReply(db: WritableDb, sessionId: number, reply: string, through: number): void {
  db.run('UPDATE flush_sessions SET reply = ?, reply_through = ? WHERE session_id = ?', [
    reply,
    through,
    sessionId,
  ]);
}

export interface Flushed {
  /** The last message that was flushed. */
  readonly through: number;
  /** When the oldest turn after it was said; null where there is none. */
  readonly dirtySince: number | null;
  readonly result: string;
  readonly at: number;
}

/** Everything up to a message is flushed. */
export function markFlushed(db: WritableDb, sessionId: number, flushed: Flushed): void {
  db.run(
    `UPDATE flush_sessions SET cursor = max(cursor, :through), dirty_since = :dirtySince, boosted = 0, in_flight = 0,
       attempts = 0, next_try_at = NULL, reply = NULL, reply_through = NULL, last_flushed_at = :at,
       last_result = :result, last_error = ''
     WHERE session_id = :sessionId`,
    { sessionId, ...flushed },
  );
}

export function markFailed(
  db: WritableDb,
  sessionId: number,
  failed: { readonly attempts: number; readonly nextTryAt: number; readonly error: string },
): void {
  db.run(
    `UPDATE flush_sessions SET in_flight = 0, attempts = :attempts, next_try_at = :nextTryAt, last_error = :error
     WHERE session_id = :sessionId`,
    { sessionId, ...failed },
  );
}

/** Puts a session back as it was before it was taken up: it was interrupted, not refused. */
export function putBack(db: WritableDb, sessionId: number): void {
  db.run('UPDATE flush_sessions SET in_flight = 0 WHERE session_id = ?', [sessionId]);
}

export function writeTimes(
  db: WritableDb,
  { sessionId, dirtySince, lastTurnAt, nextTryAt }: FlushSession,
): void {
  db.run(
    'UPDATE flush_sessions SET dirty_since = ?, last_turn_at = ?, next_try_at = ? WHERE session_id = ?',
    [dirtySince, lastTurnAt, nextTryAt, sessionId],
  );
}

function toSession({ boosted, inFlight, ...row }: Row): StoredFlushSession {
  return { ...row, isBoosted: boosted === 1, isInFlight: inFlight === 1 };
}
