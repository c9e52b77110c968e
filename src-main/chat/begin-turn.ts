/** The first step of every turn: question and first answer as rows, in one transaction, and no secret in either. */
import { saidScope, type Place } from '../backends/participants.ts';
import type { Removed } from '../privacy/redact.ts';
import { transaction } from '../store/database.ts';
import type { ChatParts } from './chat-parts.ts';
import { addMessageUnits } from './message-units.ts';
import { insertMessage, noDetails, type KeptAttachment, type MessageDetails } from './messages-table.ts';
import { personaOf } from './personas.ts';
import { getSession, titleOf, untitled, updateSession, type SessionRow } from './sessions-table.ts';
import type { Instruction } from './tell-me.ts';
import { answerersOf, type Answerer } from './who-answers.ts';
import type { WritableDb } from '../store/statements.ts';

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
  readonly place: Place;
  /** Who answers, in order; the row of the first one's answer is there. */
  readonly answerers: readonly [Answerer, ...Answerer[]];
  /** Without secrets. */
  readonly question: string;
  readonly attachments: readonly KeptAttachment[];
  /** What became of the secrets in it. */
  readonly secrets: 'none' | 'kept' | 'left-out';
}

const owner = 'You';

/** Throws `not-found` where the conversation is gone. */
export function beginTurn(
  {
    db,
    clock,
    redact,
    keepSecrets,
    participants,
    onTurn,
  }: Pick<ChatParts, 'db' | 'clock' | 'redact' | 'keepSecrets' | 'participants' | 'onTurn'>,
  { sessionId, text, attachments, removed: removedBefore, instruction }: NewQuestion,
): Begun {
  const { text: question, removed: found } = redact(text);
  const removed = [...found, ...removedBefore];
  const createdAt = clock.now();
  return transaction(db, () => {
    const session = getSession(db, sessionId);
    const place: Place = { agents: session.agents, room: session.room };
    const answerers = answerersOf(place, participants());
    const message = { sessionId, createdAt, error: null };
    const questionId = insertMessage(db, {
      ...message,
      role: 'user',
      author: owner,
      agent: null,
      text: question,
      state: 'whole',
      details: { ...noDetails, attachments },
    });
    // An instruction is followed; found again later it would say what was to be forgotten.
    if (instruction === null) {
      const said = { id: questionId, ...message, author: owner, byOwner: true, text: question };
      addMessageUnits(db, { ...said, scope: saidScope(place) });
      // Together with the question: an end in the middle of the answer must not cost what the owner said.
      onTurn({ sessionId, place, at: createdAt });
    }
    const answerId = insertAnswer(
      db,
      session,
      answerers[0],
      createdAt,
      instruction === null ? 'model' : 'rule',
    );
    const title = session.title === untitled ? titleOf(question) : undefined;
    updateSession(db, sessionId, { updatedAt: createdAt, title });
    const secrets =
      removed.length === 0
        ? 'none'
        : keepSecrets(removed, { messageId: questionId, at: createdAt, isAsked: instruction === 'remember' })
          ? 'kept'
          : 'left-out';
    return { ids: { questionId, answerId }, sessionId, place, answerers, question, attachments, secrets };
  });
}

/** The row of an answer that is to be written. Answers its id. */
export function insertAnswer(
  db: WritableDb,
  { id: sessionId, persona }: Pick<SessionRow, 'id' | 'persona'>,
  { agent, label }: Answerer,
  createdAt: number,
  writtenBy: MessageDetails['writtenBy'],
): number {
  return insertMessage(db, {
    sessionId,
    role: 'assistant',
    author: label ?? personaOf(db, persona).name,
    agent,
    text: '',
    createdAt,
    state: 'writing',
    error: null,
    details: { ...noDetails, writtenBy },
  });
}
