/**
 * What was asked in the search box, so that the owner sees what they look for and what they did not find. A question is noted once
 * it has stood for a while, without its secrets; what was only typed through is not. The owner may switch this off, and forget all.
 */
import type { AskedQuestion, DayRange } from '../../src-preload/contract/analytics.ts';
import type { Clock } from '../base/clock.ts';
import { boundsOfDay } from '../base/local-day.ts';
import type { Log } from '../base/log.ts';
import type { Redact } from '../privacy/redact.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface Asked {
  readonly text: string;
  readonly found: number;
  readonly matchedWell: boolean;
}

interface QuestionLogParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  readonly log: Log;
  readonly redact: Redact;
}

export interface QuestionLog {
  /** The search box asked; the question before it has not stood long enough if this comes soon. */
  note(asked: Asked): void;
  /** Those of a stretch of time (ms, the end exclusive), all where none is given; answers how many. */
  forget(from?: number, to?: number): number;
  stop(): void;
}

const standsMs = 2_500;
const keptDays = 400;
const shortestChars = 2;

export function createQuestionLog(
  { db, clock, log, redact }: QuestionLogParts,
  isKept: () => boolean,
): QuestionLog {
  let cancel: () => void = () => {};
  let last = '';
  try {
    db.run('DELETE FROM questions_asked WHERE asked_at < ?', [clock.now() - keptDays * 86_400_000]);
  } catch (error) {
    log('error', 'old questions were not forgotten', { reason: String(error) });
  }

  function keep({ text, found, matchedWell }: Asked): void {
    last = text;
    try {
      db.run('INSERT INTO questions_asked (asked_at, text, found, matched_well) VALUES (?, ?, ?, ?)', [
        clock.now(),
        redact(text).text,
        found,
        Number(matchedWell),
      ]);
    } catch (error) {
      log('error', 'a question was not noted', { reason: String(error) });
    }
  }

  return {
    note(asked) {
      cancel();
      const text = asked.text.trim();
      if (text === last || text.length < shortestChars || !isKept()) return;
      cancel = clock.after(standsMs, () => keep({ ...asked, text }));
    },
    forget(from = 0, to = Number.MAX_SAFE_INTEGER) {
      cancel();
      last = '';
      return db.run('DELETE FROM questions_asked WHERE asked_at >= ? AND asked_at < ?', [from, to]).changes;
    },
    stop: () => cancel(),
  };
}

/** Of search box and chat, newest first. */
export function readQuestions(
  db: ReadableDb,
  { from, to }: DayRange,
  limit: number,
): { searches: number; inVain: number; chat: number; questions: AskedQuestion[] } {
  const bounds = [boundsOfDay(from).startsAt, boundsOfDay(to).endsAt];
  const searches = db.get<{ searches: number; inVain: number }>(
    `SELECT count(*) AS searches, coalesce(sum(matched_well = 0), 0) AS inVain FROM questions_asked
      WHERE asked_at >= ? AND asked_at < ?`,
    bounds,
  )!;
  const asked = db.all<Omit<AskedQuestion, 'matchedWell' | 'where'> & { matchedWell: number }>(
    `SELECT asked_at AS askedAt, text, found, matched_well AS matchedWell, NULL AS sessionId, NULL AS messageId
       FROM questions_asked WHERE asked_at >= ? AND asked_at < ? ORDER BY asked_at DESC LIMIT ?`,
    [...bounds, limit],
  );
  const ofChat = db.all<Omit<AskedQuestion, 'matchedWell' | 'where'>>(
    `SELECT q.created_at AS askedAt, substr(q.text, 1, 500) AS text, q.session_id AS sessionId, q.id AS messageId,
            coalesce((SELECT json_array_length(a.details, '$.citations') FROM chat_messages a
              WHERE a.session_id = q.session_id AND a.id > q.id AND a.role = 'assistant' ORDER BY a.id LIMIT 1), 0) AS found
       FROM chat_sessions s CROSS JOIN chat_messages q ON q.session_id = s.id
      WHERE s.updated_at >= ? AND q.role = 'user' AND q.created_at >= ? AND q.created_at < ?`,
    [bounds[0]!, ...bounds],
  );
  const questions = [
    ...asked.map((one) => ({ ...one, where: 'search' as const, matchedWell: one.matchedWell === 1 })),
    ...ofChat.map((one) => ({ ...one, where: 'chat' as const, matchedWell: one.found > 0 })),
  ];
  return {
    ...searches,
    chat: ofChat.length,
    questions: questions.toSorted((a, b) => b.askedAt - a.askedAt).slice(0, limit),
  };
}
