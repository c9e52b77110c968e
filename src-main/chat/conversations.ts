/** Conversations as the owner keeps them: listed, named, cleared from view, and erased with everything that hangs on them. */
import type { ChatSession } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ParticipantSettings, Place } from '../backends/participants.ts';
import { transaction } from '../store/database.ts';
import type { ChatParts } from './chat-parts.ts';
import { removeMessageUnits } from './message-units.ts';
import { deleteMessages, messageIds } from './messages-table.ts';
import { requirePersona } from './personas.ts';
import {
  deleteSession,
  getSession,
  insertSession,
  listSessions,
  updateSession,
  type SessionPage,
  type SessionRow,
} from './sessions-table.ts';
import { goneAgents, requirePlace, type AskedFor } from './who-answers.ts';

type Parts = Pick<ChatParts, 'db' | 'clock' | 'participants'>;

export interface ErasingParts extends Pick<ChatParts, 'db'> {
  /** Erases the memories that came from nothing else than what is gone. */
  readonly eraseOrphans: () => void;
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
}

/** Throws `invalid-input` for agents, a team or a room that the settings lack. */
export function createSession(
  parts: Parts,
  { persona, ...asked }: AskedFor & { readonly persona: string },
): ChatSession {
  const { db, clock, participants } = parts;
  requirePersona(db, persona);
  const place = requirePlace(asked, participants());
  return readSession(parts, insertSession(db, { persona, place }, clock.now()));
}

export interface SessionChange extends AskedFor {
  readonly id: number;
  readonly title?: string | undefined;
  readonly persona?: string | undefined;
}

/** Throws as `createSession`; `conflict` for others than those to whom something was said already. */
export function changeSession(parts: Parts, { id, title, persona, ...asked }: SessionChange): ChatSession {
  const { db, participants } = parts;
  const session = getSession(db, id);
  if (persona !== undefined) requirePersona(db, persona);
  const isAsked = Object.values(asked).some((value) => value !== undefined);
  const place = isAsked ? requirePlace(asked, participants(), session) : undefined;
  if (place && session.messages + session.clearedMessages > 0 && !isSame(place, session)) {
    throw new MnemeError(
      'conflict',
      say(
        'Something was said in this conversation already, and it belongs to those to whom it was said. Begin a new one to talk with others.',
      ),
    );
  }
  updateSession(db, id, { title, persona, place });
  return readSession(parts, id);
}

/** Throws `not-found`. */
export function readSession(
  { db, participants }: Pick<Parts, 'db' | 'participants'>,
  id: number,
): ChatSession {
  return toSession(getSession(db, id), null, participants());
}

/** As `listSessions`. */
export function readSessions(
  { db, participants }: Pick<Parts, 'db' | 'participants'>,
  page: SessionPage,
): { sessions: ChatSession[]; hasMore: boolean } {
  const { sessions, hasMore } = listSessions(db, page);
  const settings = participants();
  return { sessions: sessions.map(({ row, match }) => toSession(row, match, settings)), hasMore };
}

function toSession(
  { clearedThrough: _, ...row }: SessionRow,
  match: ChatSession['match'],
  settings: ParticipantSettings,
): ChatSession {
  return { ...row, goneAgents: goneAgents(row, settings), match };
}

function isSame(one: Place, other: Place): boolean {
  return one.room === other.room && one.agents.join('\n') === other.agents.join('\n');
}

/** Answers how many messages were cleared, shown again or erased. */
export function clearSession(parts: ErasingParts, id: number, how: 'view' | 'restore' | 'for-good'): number {
  const { db } = parts;
  const session = getSession(db, id);
  switch (how) {
    case 'view':
      updateSession(db, id, { clearedThrough: Math.max(0, ...messageIds(db, id)) });
      return session.messages;
    case 'restore':
      updateSession(db, id, { clearedThrough: 0 });
      return session.clearedMessages;
    case 'for-good':
      return eraseMessages(parts, id, () => updateSession(db, id, { clearedThrough: 0 }));
  }
}

/** Answers how many messages went with it. */
export function eraseSession(parts: ErasingParts, id: number): number {
  getSession(parts.db, id);
  return eraseMessages(parts, id, () => deleteSession(parts.db, id));
}

/** Messages with their passages, and the memories that came from nothing else. */
function eraseMessages(
  { db, eraseOrphans, onUnitsRemoved }: ErasingParts,
  sessionId: number,
  after: () => void,
): number {
  const { count, unitIds } = transaction(db, () => {
    const ids = messageIds(db, sessionId);
    const units = removeMessageUnits(db, ids);
    deleteMessages(db, sessionId);
    after();
    eraseOrphans();
    return { count: ids.length, unitIds: units };
  });
  onUnitsRemoved(unitIds);
  return count;
}
