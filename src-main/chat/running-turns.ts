/**
 * The turns that are being answered: every agent of the conversation in its turn, each in a row of its own, told of while it
 * is written. What ends one of them ends the rest of its turn.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { saidScope } from '../backends/participants.ts';
import type { PromptImage } from '../llm/llm.ts';
import { transaction } from '../store/database.ts';
import { insertAnswer, type Begun } from './begin-turn.ts';
import type { ChatParts } from './chat-parts.ts';
import { addMessageUnits } from './message-units.ts';
import { getMessage, updateMessage, type KeptTool } from './messages-table.ts';
import { getSession } from './sessions-table.ts';
import type { Answerer } from './who-answers.ts';
import { explainFailure, writeAnswer, type Answer } from './write-answer.ts';

export interface RunningTurns {
  /** The rows of the question and of the first answer are there. */
  start(begun: Begun, images: readonly PromptImage[]): void;
  /** Ends the turn that an answer belongs to; does nothing where it is over. */
  stop(answerId: number): void;
  /** Resolves when nothing is written there any more. */
  stopSession(sessionId: number): Promise<void>;
  isRunning(sessionId: number): boolean;
  /** What came so far of an answer that is being written; null for any other. */
  textOf(answerId: number): string | null;
  drain(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly sessionId: number;
  readonly abort: AbortController;
  /** The answer in hand is the last of them. */
  readonly answerIds: number[];
  text: string;
  savedAt: number;
  done: Promise<void>;
}

const saveEveryMs = 1_000;

export function createRunningTurns(parts: ChatParts): RunningTurns {
  const { db, clock, log, emit } = parts;
  /** By session: one question after the other. */
  const running = new Map<number, Running>();

  return {
    start(begun, images) {
      const { sessionId, ids } = begun;
      const turn: Running = {
        sessionId,
        abort: new AbortController(),
        answerIds: [ids.answerId],
        text: '',
        savedAt: clock.now(),
        done: Promise.resolve(),
      };
      running.set(sessionId, turn);
      turn.done = answerAll(turn, begun, images);
    },
    stop(answerId) {
      for (const { answerIds, abort } of running.values()) if (answerIds.includes(answerId)) abort.abort();
    },
    async stopSession(sessionId) {
      const turn = running.get(sessionId);
      turn?.abort.abort();
      await turn?.done;
    },
    isRunning: (sessionId) => running.has(sessionId),
    textOf: (answerId) =>
      [...running.values()].find(({ answerIds }) => answerIds.at(-1) === answerId)?.text ?? null,
    async drain() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };

  async function answerAll(turn: Running, begun: Begun, images: readonly PromptImage[]): Promise<void> {
    try {
      for (const [place, answerer] of begun.answerers.entries()) {
        if (place > 0 && !beginNext(turn, answerer)) break;
        const answer = await write(turn, begun, answerer, images);
        if (!answer || answer.endsTurn || turn.abort.signal.aborted) break;
      }
      // Also where no model answered: what the owner said is worth as much.
      if (getMessage(db, begun.ids.questionId))
        parts.onTurn({ sessionId: turn.sessionId, place: begun.place, at: clock.now() });
    } catch (error) {
      // The answers are on the disk; only what follows from them is missing, or the next one.
      log('error', 'a turn did not come to its end', { reason: String(error) });
    } finally {
      running.delete(turn.sessionId);
      emit('chat.changed', { sessionId: turn.sessionId, messageId: turn.answerIds.at(-1)! });
    }
  }

  /** Answers false where the conversation is gone. */
  function beginNext(turn: Running, answerer: Answerer): boolean {
    const { sessionId } = turn;
    const before = turn.answerIds.at(-1)!;
    const answerId = transaction(db, () => {
      // A conversation that was erased has no question that could be answered.
      if (!getMessage(db, before)) return null;
      return insertAnswer(db, getSession(db, sessionId), answerer, clock.now(), 'model');
    });
    if (answerId === null) return false;
    turn.answerIds.push(answerId);
    turn.text = '';
    turn.savedAt = clock.now();
    for (const messageId of [before, answerId]) emit('chat.changed', { sessionId, messageId });
    return true;
  }

  /** Null where it failed by a fault of our own; the row says so. */
  async function write(
    turn: Running,
    { ids, sessionId, question, place, attachments }: Begun,
    answerer: Answerer,
    images: readonly PromptImage[],
  ): Promise<Answer | null> {
    const answerId = turn.answerIds.at(-1)!;
    const { signal } = turn.abort;
    const asked = { sessionId, questionId: ids.questionId, answerId, question, place, answerer };
    try {
      const answer = await writeAnswer(
        parts,
        { ...asked, attachments, images, signal },
        {
          text: (whole, added) => told(answerId, turn, whole, added),
          tool: (tool) => addTool(answerId, tool),
        },
      );
      finish(answerId, answer, saidScope(place));
      return answer;
    } catch (error) {
      const isStopped = error instanceof MnemeError && error.code === 'cancelled';
      if (!isStopped) log('error', 'an answer failed', { reason: reasonOf(error) });
      try {
        updateMessage(db, answerId, {
          text: turn.text,
          state: isStopped ? 'stopped' : 'failed',
          error: isStopped ? null : explainFailure(error),
        });
      } catch (cause) {
        // The next start finds it unfinished and says so.
        log('error', 'a failed answer could not be marked as such', { reason: String(cause) });
      }
      return null;
    }
  }

  function finish(id: number, { text, state, error, details }: Answer, scope: string | null): void {
    const isKept = transaction(db, () => {
      const row = getMessage(db, id);
      if (!row) return false;
      updateMessage(db, id, { text, state, error, details: { ...row.details, ...details } });
      if (details.writtenBy === 'model' && text !== '') {
        addMessageUnits(db, { ...row, text, byOwner: false, scope });
      }
      return true;
    });
    if (isKept) parts.onText();
  }

  function told(id: number, turn: Running, whole: string, added: string): void {
    const from = turn.text.length;
    turn.text = whole;
    emit('chat.delta', { sessionId: turn.sessionId, messageId: id, from, text: added });
    if (clock.now() - turn.savedAt < saveEveryMs && from > 0) return;
    turn.savedAt = clock.now();
    updateMessage(db, id, { text: whole });
  }

  function addTool(id: number, tool: KeptTool): void {
    const row = getMessage(db, id);
    if (!row) return;
    updateMessage(db, id, { details: { ...row.details, tools: [...row.details.tools, tool] } });
    emit('chat.changed', { sessionId: row.sessionId, messageId: id });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof MnemeError) return error.code;
  return error instanceof Error ? (error.stack ?? error.message) : '';
}
