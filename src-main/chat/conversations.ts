/** Conversations as the owner keeps them: listed, named, cleared from view, and erased with everything that hangs on them. */
import type { ChatSession } from '../../src-preload/contract/chat.ts';
import { transaction } from '../store/database.ts';
import type { ChatParts } from './chat-parts.ts';
import { removeMessageUnits } from './message-units.ts';
import { deleteMessages, messageIds } from './messages-table.ts';
import { requirePersona } from './personas.ts';
import { deleteSession, getSession, insertSession, toSession, updateSession } from './sessions-table.ts';

type Parts = Pick<ChatParts, 'db' | 'clock'>;

export interface ErasingParts extends Parts {
  /** Erases the memories that came from nothing else than what is gone. */
  readonly eraseDerived: () => void;
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
}

export function createSession({ db, clock }: Parts, persona: string): ChatSession {
  requirePersona(db, persona);
  return toSession(getSession(db, insertSession(db, persona, clock.now())));
}

export function changeSession(
  { db }: Parts,
  { id, title, persona }: { id: number; title?: string | undefined; persona?: string | undefined },
): ChatSession {
  getSession(db, id);
  if (persona !== undefined) requirePersona(db, persona);
  updateSession(db, id, { title, persona });
  return toSession(getSession(db, id));
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
  { db, eraseDerived, onUnitsRemoved }: ErasingParts,
  sessionId: number,
  after: () => void,
): number {
  const { count, unitIds } = transaction(db, () => {
    const ids = messageIds(db, sessionId);
    const units = removeMessageUnits(db, ids);
    deleteMessages(db, sessionId);
    after();
    eraseDerived();
    return { count: ids.length, unitIds: units };
  });
  onUnitsRemoved(unitIds);
  return count;
}
