/** Conversations: their list, their search, their title, and from where on they are shown. */
import type { ChatSession } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Place } from '../backends/participants.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { anyOf } from '../store/text-query.ts';

export interface SessionPage {
  readonly query: string;
  readonly after: { readonly updatedAt: number; readonly id: number } | null;
  readonly limit: number;
}

export interface SessionRow extends Omit<ChatSession, 'match' | 'goneAgents'> {
  readonly clearedThrough: number;
}

const select = `SELECT s.id, s.title, s.persona, s.agents, s.room, s.created_at AS createdAt, s.updated_at AS updatedAt,
    s.cleared_through AS clearedThrough,
    (SELECT count(*) FROM chat_messages m WHERE m.session_id = s.id AND m.id > s.cleared_through) AS messages,
    (SELECT count(*) FROM chat_messages m WHERE m.session_id = s.id AND m.id <= s.cleared_through) AS clearedMessages
  FROM chat_sessions s`;

const excerptChars = 160;

/** The title that a conversation has until its first question. */
export const untitled = 'New conversation';

export function insertSession(
  db: WritableDb,
  session: { readonly persona: string; readonly place: Place; readonly title?: string },
  now: number,
): number {
  const { persona, place, title = untitled } = session;
  return db.run(
    'INSERT INTO chat_sessions (title, persona, agents, room, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
    [title, persona, JSON.stringify(place.agents), place.room, now, now],
  ).id;
}

/** Throws `not-found`. */
export function getSession(db: ReadableDb, id: number): SessionRow {
  const [row] = readRows(db, 'WHERE s.id = ?', [id]);
  if (!row)
    throw new MnemeError(
      'not-found',
      say('There is no conversation {id}; it may have been deleted.', { id }),
    );
  return row;
}

function readRows(
  db: ReadableDb,
  rest: string,
  parameters: readonly number[] | Readonly<Record<string, string | number>>,
): SessionRow[] {
  type Row = Omit<SessionRow, 'agents'> & { readonly agents: string };
  return db
    .all<Row>(`${select} ${rest}`, parameters)
    .map((row) => ({ ...row, agents: JSON.parse(row.agents) as string[] }));
}

export interface FoundSession {
  readonly row: SessionRow;
  readonly match: ChatSession['match'];
}

/** The last used first. With a query, those whose title or messages hold all of its words. */
export function listSessions(
  db: ReadableDb,
  { query, after, limit }: SessionPage,
): { sessions: FoundSession[]; hasMore: boolean } {
  const words = query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const matches = words.length > 0 ? matchingMessages(db, words) : null;
  const rows = readRows(
    db,
    `WHERE (s.updated_at, s.id) < (:updatedAt, :id)
       ${matches ? 'AND (s.id IN (SELECT value FROM json_each(:sessions)) OR instr(lower(s.title), lower(:query)) > 0)' : ''}
     ORDER BY s.updated_at DESC, s.id DESC LIMIT :limit`,
    {
      updatedAt: after?.updatedAt ?? Number.MAX_SAFE_INTEGER,
      id: after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: limit + 1,
      ...(matches ? { sessions: JSON.stringify([...matches.keys()]), query: query.trim() } : {}),
    },
  );
  return {
    sessions: rows.slice(0, limit).map((row) => ({ row, match: matches?.get(row.id) ?? null })),
    hasMore: rows.length > limit,
  };
}

export function updateSession(
  db: WritableDb,
  id: number,
  change: {
    title?: string | undefined;
    persona?: string | undefined;
    place?: Place | undefined;
    updatedAt?: number;
    clearedThrough?: number;
  },
): void {
  db.run(
    `UPDATE chat_sessions SET title = coalesce(:title, title), persona = coalesce(:persona, persona),
       agents = coalesce(:agents, agents), room = CASE WHEN :agents IS NULL THEN room ELSE :room END,
       updated_at = coalesce(:updatedAt, updated_at), cleared_through = coalesce(:clearedThrough, cleared_through)
     WHERE id = :id`,
    {
      id,
      title: change.title ?? null,
      persona: change.persona ?? null,
      agents: change.place ? JSON.stringify(change.place.agents) : null,
      room: change.place?.room ?? null,
      updatedAt: change.updatedAt ?? null,
      clearedThrough: change.clearedThrough ?? null,
    },
  );
}

export function deleteSession(db: WritableDb, id: number): void {
  db.run('DELETE FROM chat_sessions WHERE id = ?', [id]);
}

/** The title of a conversation, from its first question: whole words of its first line. */
export function titleOf(question: string): string {
  const line = question.trim().split('\n', 1)[0]!.replace(/\s+/gu, ' ');
  if (line.length <= 60) return line;
  const cut = line.slice(0, 60);
  const space = cut.lastIndexOf(' ');
  return `${(space > 20 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$|[,;:.\s]+$/u, '')}…`;
}

/** The newest matching message of each session. */
function matchingMessages(
  db: ReadableDb,
  words: readonly string[],
): Map<number, { messageId: number; excerpt: string }> {
  const expression = words
    .map((word) => anyOf([word], ['text']))
    .filter((part) => part !== null)
    .map((part) => `(${part})`)
    .join(' AND ');
  if (expression === '') return new Map();
  const rows = db.all<{ sessionId: number; messageId: number; text: string }>(
    `SELECT m.session_id AS sessionId, m.id AS messageId, u.text FROM unit_text t
       CROSS JOIN units u ON u.id = t.rowid CROSS JOIN chat_messages m ON m.id = u.message_id
     WHERE t.unit_text MATCH ? AND u.message_id IS NOT NULL ORDER BY m.id`,
    [expression],
  );
  return new Map(
    rows.map(({ sessionId, messageId, text }) => [
      sessionId,
      { messageId, excerpt: excerptOf(text, words[0]!) },
    ]),
  );
}

function excerptOf(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()) - 40);
  return `${at > 0 ? '…' : ''}${text.slice(at, at + excerptChars)}`.replace(/\s+/gu, ' ');
}
