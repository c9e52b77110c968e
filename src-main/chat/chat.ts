/**
 * The chat: takes a question, answers at once with the ids of question and answer, and writes the answers meanwhile. Every step
 * leaves a state on the row of an answer, so a crash loses no more than the last second of it.
 */
import type {
  ChatContext,
  ChatMessage,
  NewAttachment,
  Told,
  ToolUse,
} from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { foreign, say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inWords, tell } from '../../src-preload/contract/sentences/wording.ts';
import { saidScope, writtenScope } from '../backends/participants.ts';
import { beginTurn, type Begun, type NewQuestion } from './begin-turn.ts';
import { readAttachments } from './attachments.ts';
import type { ChatParts } from './chat-parts.ts';
import { changeTool, requireTool } from './kept-tools.ts';
import { decideScoped, isScoped, undoScoped } from './decide-scoped.ts';
import { decideTool, undoneTool, type Decision } from './decide-tool.ts';
import { followInstruction, keepInScope } from './follow-instruction.ts';
import {
  messagesBefore,
  noDetails,
  requireMessage,
  stopUnfinished,
  updateMessage,
  type KeptTool,
  type MessageRow,
} from './messages-table.ts';
import { personaOf } from './personas.ts';
import { createRunningTurns } from './running-turns.ts';
import { getSession, insertSession } from './sessions-table.ts';
import { showContext, showMessage, showTool } from './show-message.ts';
import { isAsking, readInstruction, type Instruction } from './tell-me.ts';
import { usualPlace } from './who-answers.ts';
import { explainFailure } from './write-answer.ts';

export interface Chat {
  /** Rejects with `not-found`, `conflict` while an answer is being written there, `invalid-input` for an attachment. */
  send(question: {
    sessionId: number;
    text: string;
    attachments: readonly NewAttachment[];
  }): Promise<{ questionId: number; answerId: number }>;
  tell(text: string): Promise<Told>;
  /** Ends the turn that an answer belongs to. */
  stop(messageId: number): void;
  /** Before a conversation is erased: what is still being written there ends. */
  stopSession(sessionId: number): Promise<void>;
  /** A message as it is at this moment, also while it is written. */
  message(id: number): ChatMessage;
  show(row: MessageRow): ChatMessage;
  context(messageId: number): Promise<ChatContext>;
  answerPermission(answer: Decision & { messageId: number; toolId: string }): Promise<ToolUse>;
  undoTool(messageId: number, toolId: string): Promise<ToolUse>;
  /** Resolves when no answer is being written. */
  drain(): Promise<void>;
  /** Ends all writing; what came so far is kept. */
  close(): Promise<void>;
}

/** The conversation that quick entries are kept in. */
const quickEntries = 'Quick entries';

const secretWords: Readonly<Record<Begun['secrets'], Sentence>> = {
  none: foreign(''),
  kept: say('What looks like a secret was left out of it and waits in the vault for you.'),
  'left-out': say('What looks like a secret was left out of it.'),
};

export function createChat(parts: ChatParts): Chat {
  const { db, memories, clock, log, emit, conversation } = parts;
  const turns = createRunningTurns(parts);
  const stopped = stopUnfinished(db);
  if (stopped > 0)
    log('info', 'answers that a sudden end left half written are kept as stopped', { stopped });

  return {
    send,

    async tell(text) {
      const instruction = readInstruction(text);
      if (instruction === null && isAsking(text)) {
        const sessionId = insertSession(
          db,
          { persona: personaOf(db, '').id, place: usualPlace },
          clock.now(),
        );
        const { answerId } = await send({ sessionId, text, attachments: [] });
        const said = tell('The answer is being written in the chat.');
        return { understood: 'question', said, sessionId, answerId, tool: null };
      }
      const kind = instruction?.kind ?? 'remember';
      const begun = begin({
        sessionId: quickSession(),
        text,
        attachments: [],
        removed: [],
        instruction: kind,
      });
      const clean = readInstruction(begun.question) ?? { kind, text: begun.question };
      const { said, tool } = await follow(begun, clean, null);
      const { sessionId, ids } = begun;
      return {
        understood: clean.kind,
        said,
        sessionId,
        answerId: ids.answerId,
        tool: tool && showTool(parts, tool),
      };
    },

    stop: turns.stop,
    stopSession: turns.stopSession,

    message: (id) => show(requireMessage(db, id)),
    show,
    context: (messageId) => showContext(parts, requireMessage(db, messageId)),

    async answerPermission({ messageId, toolId, ...answer }) {
      const tool = requireTool(db, messageId, toolId);
      const place = getSession(db, requireMessage(db, messageId).sessionId);
      const decided = isScoped(tool)
        ? await decideScoped(conversation.agentMemory(place), tool, answer)
        : null;
      return change(messageId, toolId, (now) => decided ?? decideTool(parts, now, answer, messageId));
    },
    async undoTool(messageId, toolId) {
      const tool = requireTool(db, messageId, toolId);
      const undone = isScoped(tool) ? await undoScoped(conversation, tool) : null;
      return change(messageId, toolId, (now) => undone ?? undoneTool(memories, now));
    },

    drain: turns.drain,
    close: turns.close,
  };

  async function send({ sessionId, text, attachments }: Parameters<Chat['send']>[0]) {
    refuseSecond(sessionId);
    const { kept, images, removed } = await readAttachments(parts, attachments);
    refuseSecond(sessionId);
    const answerBefore = lastAnswer(sessionId);
    const instruction = attachments.length === 0 ? instructionIn(sessionId, text, answerBefore) : null;
    const begun = begin({
      sessionId,
      text,
      attachments: kept,
      removed,
      instruction: instruction?.kind ?? null,
    });
    if (instruction) {
      // Read again without the secrets.
      await follow(
        begun,
        readInstruction(begun.question) ?? { ...instruction, text: begun.question },
        answerBefore,
      );
    } else {
      turns.start(begun, images);
    }
    return begun.ids;
  }

  /** What is done by rule. Among agents only "remember" is: what to forget or correct there, their own tool does. */
  function instructionIn(
    sessionId: number,
    text: string,
    answerBefore: MessageRow | null,
  ): Instruction | null {
    const read = readInstruction(text);
    const place = getSession(db, sessionId);
    if (saidScope(place) !== null) {
      return read?.kind === 'remember' && conversation.backendOf(writtenScope(place)) !== null ? read : null;
    }
    // Without an answer before it, "that is wrong" is about nothing that is known here.
    return read?.kind === 'correct' && answerBefore === null ? null : read;
  }

  function begin(question: NewQuestion): Begun {
    const begun = beginTurn(parts, question);
    parts.onText();
    emit('chat.changed', { sessionId: question.sessionId, messageId: null });
    return begun;
  }

  async function follow(begun: Begun, instruction: Instruction, answerBefore: MessageRow | null) {
    const { ids, sessionId, place } = begun;
    const following =
      saidScope(place) === null
        ? followInstruction(parts, instruction, ids.questionId, answerBefore)
        : keepInScope(parts, instruction.text, { questionId: ids.questionId, place });
    const followed = await following.catch((error: unknown) => {
      updateMessage(db, ids.answerId, { state: 'failed', error: explainFailure(error) });
      emit('chat.changed', { sessionId, messageId: ids.answerId });
      throw error;
    });
    const said = [followed.said, inWords(secretWords[begun.secrets])].filter(Boolean).join('\n\n');
    updateMessage(db, ids.answerId, {
      text: said,
      state: 'whole',
      details: { ...noDetails, writtenBy: 'rule', tools: followed.tool ? [followed.tool] : [] },
    });
    emit('chat.changed', { sessionId, messageId: ids.answerId });
    return { ...followed, said };
  }

  function change(messageId: number, toolId: string, next: (tool: KeptTool) => KeptTool): ToolUse {
    const tool = changeTool(db, messageId, toolId, next);
    emit('chat.changed', { sessionId: requireMessage(db, messageId).sessionId, messageId });
    return showTool(parts, tool);
  }

  function refuseSecond(sessionId: number): void {
    getSession(db, sessionId);
    if (turns.isRunning(sessionId)) {
      throw new MnemeError(
        'conflict',
        say('An answer is being written in this conversation. Wait for its end, or stop it.'),
      );
    }
  }

  function lastAnswer(sessionId: number): MessageRow | null {
    const { clearedThrough } = getSession(db, sessionId);
    const last = messagesBefore(db, { sessionId, after: clearedThrough, before: null, limit: 10 });
    return last.filter(({ role }) => role === 'assistant').at(-1) ?? null;
  }

  function quickSession(): number {
    const known = db.value<number>(
      'SELECT id FROM chat_sessions WHERE title = ? ORDER BY updated_at DESC LIMIT 1',
      [quickEntries],
    );
    if (known !== undefined && saidScope(getSession(db, known)) === null) return known;
    const session = { persona: personaOf(db, '').id, place: usualPlace, title: quickEntries };
    return insertSession(db, session, clock.now());
  }

  function show(row: MessageRow): ChatMessage {
    const text = turns.textOf(row.id);
    return showMessage(parts, text === null ? row : { ...row, text });
  }
}
