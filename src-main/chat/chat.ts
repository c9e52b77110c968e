/**
 * The chat: takes a question, answers at once with the ids of question and answer, and writes the answer meanwhile. Every step
 * leaves a state on the row of the answer, so a crash loses no more than the last second of it.
 */
import type { ChatMessage, NewAttachment, Told, ToolUse } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { PromptImage } from '../llm/llm.ts';
import { transaction } from '../store/database.ts';
import { readAttachments } from './attachments.ts';
import type { ChatParts } from './chat-parts.ts';
import { followInstruction } from './follow-instruction.ts';
import { beginTurn, type Begun, type NewQuestion } from './begin-turn.ts';
import { addMessageUnits } from './message-units.ts';
import {
  getMessage,
  messagesBefore,
  noDetails,
  stopUnfinished,
  updateMessage,
  type KeptTool,
  type MessageRow,
} from './messages-table.ts';
import { decideTool, undoneTool, type Decision } from './decide-tool.ts';
import { personaOf } from './personas.ts';
import { getSession, insertSession } from './sessions-table.ts';
import { showMessage, showTool } from './show-message.ts';
import { isAsking, readInstruction, type Instruction } from './tell-me.ts';
import { explainFailure, writeAnswer, type Answer } from './write-answer.ts';

export interface Chat {
  /** Rejects with `not-found`, `conflict` while an answer is being written there, `invalid-input` for an attachment. */
  send(question: {
    sessionId: number;
    text: string;
    attachments: readonly NewAttachment[];
  }): Promise<{ questionId: number; answerId: number }>;
  tell(text: string): Promise<Told>;
  stop(messageId: number): void;
  /** Before a conversation is erased: what is still being written there ends. */
  stopSession(sessionId: number): Promise<void>;
  /** A message as it is at this moment, also while it is written. */
  message(id: number): ChatMessage;
  show(row: MessageRow): ChatMessage;
  answerPermission(answer: Decision & { messageId: number; toolId: string }): ToolUse;
  undoTool(messageId: number, toolId: string): ToolUse;
  /** Resolves when no answer is being written. */
  drain(): Promise<void>;
  /** Ends all writing; what came so far is kept. */
  close(): Promise<void>;
}

interface Running {
  readonly sessionId: number;
  readonly abort: AbortController;
  text: string;
  savedAt: number;
  done: Promise<void>;
}

/** The conversation that quick entries are kept in. */
const quickEntries = 'Quick entries';
const saveEveryMs = 1_000;

const secretWords: Readonly<Record<Begun['secrets'], string>> = {
  none: '',
  kept: 'What looks like a secret was left out of it and waits in the vault for you.',
  'left-out': 'What looks like a secret was left out of it.',
};

export function createChat(parts: ChatParts): Chat {
  const { db, memories, clock, log, emit } = parts;
  const running = new Map<number, Running>();
  const stopped = stopUnfinished(db);
  if (stopped > 0)
    log('info', 'answers that a sudden end left half written are kept as stopped', { stopped });

  return {
    send,

    async tell(text) {
      const instruction = readInstruction(text);
      if (instruction === null && isAsking(text)) {
        const sessionId = insertSession(db, personaOf(db, '').id, clock.now());
        const { answerId } = await send({ sessionId, text, attachments: [] });
        const said = 'The answer is being written in the chat.';
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

    stop(messageId) {
      running.get(messageId)?.abort.abort();
    },
    async stopSession(sessionId) {
      const here = [...running.values()].filter((entry) => entry.sessionId === sessionId);
      for (const { abort } of here) abort.abort();
      await Promise.all(here.map(({ done }) => done));
    },

    message: (id) => show(requireMessage(id)),
    show,

    answerPermission: ({ messageId, toolId, ...answer }) =>
      changeTool(messageId, toolId, (tool) => decideTool(memories, tool, answer, messageId)),
    undoTool: (messageId, toolId) => changeTool(messageId, toolId, (tool) => undoneTool(memories, tool)),

    async drain() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };

  async function send({ sessionId, text, attachments }: Parameters<Chat['send']>[0]) {
    refuseSecond(sessionId);
    const { kept, images, removed } = await readAttachments(parts, attachments);
    refuseSecond(sessionId);
    const answerBefore = lastAnswer(sessionId);
    const read = attachments.length === 0 ? readInstruction(text) : null;
    // Without an answer before it, "that is wrong" is about nothing that is known here.
    const instruction = read?.kind === 'correct' && answerBefore === null ? null : read;
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
      startWriting(begun, images);
    }
    return begun.ids;
  }

  function startWriting(
    { ids, sessionId, question, attachments }: Begun,
    images: readonly PromptImage[],
  ): void {
    const { questionId, answerId } = ids;
    const abort = new AbortController();
    const entry: Running = { sessionId, abort, text: '', savedAt: clock.now(), done: Promise.resolve() };
    running.set(answerId, entry);
    const turn = { sessionId, questionId, question, attachments, images, signal: abort.signal };
    const telling = {
      text: (whole: string, added: string) => told(answerId, entry, whole, added),
      tool: (tool: KeptTool) => addTool(answerId, tool),
    };
    entry.done = write(answerId, entry, () => writeAnswer(parts, turn, telling));
  }

  function begin(question: NewQuestion): Begun {
    const begun = beginTurn(parts, question);
    parts.onText();
    emit('chat.changed', { sessionId: question.sessionId, messageId: null });
    return begun;
  }

  async function follow(begun: Begun, instruction: Instruction, answerBefore: MessageRow | null) {
    const { ids, sessionId } = begun;
    const followed = await followInstruction(parts, instruction, ids.questionId, answerBefore).catch(
      (error: unknown) => {
        updateMessage(db, ids.answerId, { state: 'failed', error: explainFailure(error) });
        emit('chat.changed', { sessionId, messageId: ids.answerId });
        throw error;
      },
    );
    const said = [followed.said, secretWords[begun.secrets]].filter(Boolean).join('\n\n');
    updateMessage(db, ids.answerId, {
      text: said,
      state: 'whole',
      details: { ...noDetails, writtenBy: 'rule', tools: followed.tool ? [followed.tool] : [] },
    });
    emit('chat.changed', { sessionId, messageId: ids.answerId });
    return { ...followed, said };
  }

  async function write(id: number, entry: Running, answer: () => Promise<Answer>): Promise<void> {
    try {
      finish(id, await answer());
    } catch (error) {
      const isStopped = error instanceof MnemeError && error.code === 'cancelled';
      if (!isStopped) {
        log('error', 'an answer failed', {
          reason:
            error instanceof MnemeError
              ? error.code
              : error instanceof Error
                ? (error.stack ?? error.message)
                : '',
        });
      }
      try {
        updateMessage(db, id, {
          text: entry.text,
          state: isStopped ? 'stopped' : 'failed',
          error: isStopped ? null : explainFailure(error),
        });
      } catch (cause) {
        // The next start finds it unfinished and says so.
        log('error', 'a failed answer could not be marked as such', { reason: String(cause) });
      }
    } finally {
      running.delete(id);
      emit('chat.changed', { sessionId: entry.sessionId, messageId: id });
    }
  }

  function finish(id: number, { text, state, error, details }: Answer): void {
    const isKept = transaction(db, () => {
      const row = getMessage(db, id);
      if (!row) return false;
      updateMessage(db, id, { text, state, error, details: { ...row.details, ...details } });
      if (details.writtenBy === 'model' && text !== '') {
        addMessageUnits(db, { ...row, text, byOwner: false });
      }
      return true;
    });
    if (isKept) parts.onText();
  }

  function told(id: number, entry: Running, whole: string, added: string): void {
    const from = entry.text.length;
    entry.text = whole;
    emit('chat.delta', { sessionId: entry.sessionId, messageId: id, from, text: added });
    if (clock.now() - entry.savedAt < saveEveryMs && from > 0) return;
    entry.savedAt = clock.now();
    updateMessage(db, id, { text: whole });
  }

  function addTool(id: number, tool: KeptTool): void {
    const row = getMessage(db, id);
    if (!row) return;
    updateMessage(db, id, { details: { ...row.details, tools: [...row.details.tools, tool] } });
    emit('chat.changed', { sessionId: row.sessionId, messageId: id });
  }

  function changeTool(messageId: number, toolId: string, change: (tool: KeptTool) => KeptTool): ToolUse {
    const { next, sessionId } = transaction(db, () => {
      const row = requireMessage(messageId);
      const tool = row.details.tools.find(({ id }) => id === toolId);
      if (!tool) {
        throw new MnemeError(
          'not-found',
          `The answer ${messageId} holds no step ${toolId}. Open the conversation again.`,
        );
      }
      const next = change(tool);
      const tools = row.details.tools.map((each) => (each.id === toolId ? next : each));
      updateMessage(db, messageId, { details: { ...row.details, tools } });
      return { next, sessionId: row.sessionId };
    });
    emit('chat.changed', { sessionId, messageId });
    return showTool(parts, next);
  }

  function refuseSecond(sessionId: number): void {
    getSession(db, sessionId);
    if ([...running.values()].some((entry) => entry.sessionId === sessionId)) {
      throw new MnemeError(
        'conflict',
        'An answer is being written in this conversation. Wait for its end, or stop it.',
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
    return known ?? insertSession(db, personaOf(db, '').id, clock.now(), quickEntries);
  }

  function requireMessage(id: number): MessageRow {
    const row = getMessage(db, id);
    if (!row) throw new MnemeError('not-found', `There is no message ${id}; it may have been deleted.`);
    return row;
  }

  function show(row: MessageRow): ChatMessage {
    const now = running.get(row.id);
    return showMessage(parts, now ? { ...row, text: now.text } : row);
  }
}
