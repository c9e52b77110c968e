/** The first step of every turn: question and answer as rows, in one transaction, and no secret in either. */
import { redact, type Removed } from '../privacy/redact.ts';
import { transaction } from '../store/database.ts';
import type { ChatParts } from './chat-parts.ts';
import { addMessageUnits } from './message-units.ts';
import { insertMessage, noDetails, type KeptAttachment } from './messages-table.ts';
import { personaOf } from './personas.ts';
import { getSession, titleOf, untitled, updateSession } from './sessions-table.ts';
import type { Instruction } from './tell-me.ts';

export interface NewQuestion {
  readonly sessionId: number;
  readonly text: string;
  readonly attachments: readonly KeptAttachment[];
  /** Secrets that were in the attachments. */
  readonly removed: readonly Removed[];
  /** Null for a question. */
  readonly instruction: Instruction['kind'] | null;
}

export interface Begun {
  readonly ids: { readonly questionId: number; readonly answerId: number };
  readonly sessionId: number;
  /** Without secrets. */
  readonly question: string;
  readonly attachments: readonly KeptAttachment[];
  /** What became of the secrets in it. */
  readonly secrets: 'none' | 'kept' | 'left-out';
}

const owner = 'You';

/** Throws `not-found` where the conversation is gone. */
export function beginTurn(
  { db, clock, keepSecrets }: Pick<ChatParts, 'db' | 'clock' | 'keepSecrets'>,
  { sessionId, text, attachments, removed: removedBefore, instruction }: NewQuestion,
): Begun {
  const { text: question, removed: found } = redact(text);
  const removed = [...found, ...removedBefore];
  const createdAt = clock.now();
  return transaction(db, () => {
    const session = getSession(db, sessionId);
    const message = { sessionId, createdAt, error: null };
    const questionId = insertMessage(db, {
      ...message,
      role: 'user',
      author: owner,
      text: question,
      state: 'whole',
      details: { ...noDetails, attachments },
    });
    // An instruction is followed; found again later it would say what was to be forgotten.
    if (instruction === null) {
      addMessageUnits(db, { id: questionId, ...message, author: owner, byOwner: true, text: question });
    }
    const answerId = insertMessage(db, {
      ...message,
      role: 'assistant',
      author: personaOf(db, session.persona).name,
      text: '',
      state: 'writing',
      details: { ...noDetails, writtenBy: instruction === null ? 'model' : 'rule' },
    });
    const title = session.title === untitled ? titleOf(question) : undefined;
    updateSession(db, sessionId, { updatedAt: createdAt, title });
    const secrets =
      removed.length === 0
        ? 'none'
        : keepSecrets(removed, { messageId: questionId, at: createdAt, isAsked: instruction === 'remember' })
          ? 'kept'
          : 'left-out';
    return { ids: { questionId, answerId }, sessionId, question, attachments, secrets };
  });
}
