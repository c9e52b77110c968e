/** The SQL of `flush_sessions`: which conversations are dirty, and how far each was flushed. */
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { FlushSession } from './flush-policy.ts';
import type { HeardSlice } from './heard-slices.ts';

export interface StoredFlushSession extends Omit<FlushSession, 'backend'> {
  /** The last message that was flushed; 0 before the first. */
  readonly cursor: number;
  /** What was heard and is not written to its end, as JSON (`readHeard`), with the last message that it is about. */
  readonly reply: string | null;
  readonly replyThrough: number | null;
  readonly lastFlushedAt: number | null;
  readonly lastResult: string;
  readonly lastError: string;
}

/** With what the conversation is called, and who takes part in it. */
export interface TalkOfFlush extends StoredFlushSession {
  readonly title: string;
  readonly agents: readonly string[];
}

type Row = Omit<StoredFlushSession, 'isBoosted' | 'isInFlight'> & {
  readonly boosted: number;
  readonly inFlight: number;
};

const columns = `f.session_id AS sessionId, f.agent, f.scope, f.dirty_since AS dirtySince, f.last_turn_at AS lastTurnAt,
  f.cursor, f.boosted, f.in_flight AS inFlight, f.attempts, f.next_try_at AS nextTryAt, f.reply,
  f.reply_through AS replyThrough, f.last_flushed_at AS lastFlushedAt, f.last_result AS lastResult,
  f.last_error AS lastError`;

/** What a choice among many conversations needs to know of each. */
export interface DirtySession extends Omit<FlushSession, 'backend'> {
  /** Facts were heard and only wait for being written. */
  readonly hasReply: boolean;
}

export function readDirty(db: ReadableDb): DirtySession[] {
  return db
    .all<Omit<Row, 'reply'> & { readonly hasReply: number }>(
      `SELECT session_id AS sessionId, agent, scope, dirty_since AS dirtySince, last_turn_at AS lastTurnAt, boosted,
         in_flight AS inFlight, attempts, next_try_at AS nextTryAt, reply IS NOT NULL AS hasReply
       FROM flush_sessions WHERE dirty_since IS NOT NULL ORDER BY dirty_since`,
    )
    .map(({ boosted, inFlight, hasReply, ...row }) => ({
      ...row,
      isBoosted: boosted === 1,
      isInFlight: inFlight === 1,
      hasReply: hasReply === 1,
    }));
}

export function readOne(db: ReadableDb, sessionId: number): StoredFlushSession | undefined {
  const row = db.get<Row>(`SELECT ${columns} FROM flush_sessions f WHERE f.session_id = ?`, [sessionId]);
  return row && toSession(row);
}

/** Dirty ones first, oldest first; then those that were flushed last. */
export function readTalks(db: ReadableDb, limit: number): TalkOfFlush[] {
  return db
    .all<Row & { readonly title: string; readonly agents: string }>(
      `SELECT ${columns}, s.title, s.agents FROM flush_sessions f JOIN chat_sessions s ON s.id = f.session_id
       ORDER BY f.dirty_since IS NULL, f.dirty_since, f.last_flushed_at DESC, f.session_id DESC LIMIT ?`,
      [limit],
    )
    .map(({ title, agents, ...row }) => ({
      ...toSession(row),
      title,
      agents: JSON.parse(agents) as string[],
    }));
}

export function countDirty(db: ReadableDb): number {
  return db.value<number>('SELECT count(*) FROM flush_sessions WHERE dirty_since IS NOT NULL') ?? 0;
}

export interface Turn {
  readonly sessionId: number;
  readonly agent: string;
  readonly scope: string;
  readonly at: number;
}

/** A turn was said. Of a conversation that is new in its scope, up to `boosts` others there go before the rest. */
export function noteTurn(db: WritableDb, turn: Turn, boosts: number): void {
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

/** A turn was said while nothing is to be kept: it, and what was said before it, is never asked about. */
export function passOver(db: WritableDb, turn: Turn): void {
  db.run(
    `INSERT INTO flush_sessions (session_id, agent, scope, dirty_since, last_turn_at, cursor)
     SELECT :sessionId, :agent, :scope, NULL, :at, coalesce(max(id), 0) FROM chat_messages
     WHERE session_id = :sessionId
     ON CONFLICT (session_id) DO UPDATE SET
       agent = :agent, scope = :scope, last_turn_at = :at, dirty_since = NULL, cursor = excluded.cursor,
       reply = NULL, reply_through = NULL, in_flight = 0`,
    { ...turn },
  );
}

/** Of the messages of a conversation nothing is left: neither is there anything to flush, nor what was heard in them. */
export function forgetMessages(db: WritableDb, sessionId: number): void {
  db.run(
    `UPDATE flush_sessions SET dirty_since = NULL, reply = NULL, reply_through = NULL, in_flight = 0, attempts = 0,
       next_try_at = NULL, last_error = ''
     WHERE session_id = ?`,
    [sessionId],
  );
}

/** What was waited for after a failure may be there: everything is tried again at once. */
export function forgetWaits(db: WritableDb): void {
  db.run('UPDATE flush_sessions SET next_try_at = NULL WHERE next_try_at IS NOT NULL');
}

/**
 * Nothing is in flight when the engine starts, whatever was when it ended. A turn that a flush left for later, as it was still being
 * answered, was never told of where the engine ended before the answer did: its conversation is dirty again.
 */
export function clearInFlight(db: WritableDb): void {
  transaction(db, () => {
    db.run('UPDATE flush_sessions SET in_flight = 0 WHERE in_flight = 1');
    db.run(
      `UPDATE flush_sessions SET dirty_since = last_turn_at WHERE dirty_since IS NULL AND EXISTS (
         SELECT 1 FROM chat_messages m JOIN units u ON u.message_id = m.id
         WHERE m.session_id = flush_sessions.session_id AND m.id > flush_sessions.cursor AND m.role = 'user')`,
    );
  });
}

export function markInFlight(db: WritableDb, sessionId: number): void {
  db.run('UPDATE flush_sessions SET in_flight = 1 WHERE session_id = ?', [sessionId]);
}

/** Keeps what was heard until all of it is written: after a crash the model is not asked again. */
export function keepHeard(
  db: WritableDb,
  sessionId: number,
  heard: readonly HeardSlice[],
  through: number,
): void {
  db.run('UPDATE flush_sessions SET reply = ?, reply_through = ? WHERE session_id = ?', [
    JSON.stringify(heard),
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

/** Everything up to a message is flushed. False where the flush was ended from outside: it is not to be kept then. */
export function markFlushed(db: WritableDb, sessionId: number, flushed: Flushed): boolean {
  const { changes } = db.run(
    `UPDATE flush_sessions SET cursor = max(cursor, :through), dirty_since = :dirtySince, boosted = 0, in_flight = 0,
       attempts = 0, next_try_at = NULL, reply = NULL, reply_through = NULL, last_flushed_at = :at,
       last_result = :result, last_error = ''
     WHERE session_id = :sessionId AND in_flight = 1`,
    { sessionId, ...flushed },
  );
  return changes > 0;
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
  { sessionId, dirtySince, lastTurnAt, nextTryAt }: DirtySession,
): void {
  db.run(
    'UPDATE flush_sessions SET dirty_since = ?, last_turn_at = ?, next_try_at = ? WHERE session_id = ?',
    [dirtySince, lastTurnAt, nextTryAt, sessionId],
  );
}

function toSession({ boosted, inFlight, ...row }: Row): StoredFlushSession {
  return { ...row, isBoosted: boosted === 1, isInFlight: inFlight === 1 };
}
