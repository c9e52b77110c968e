/**
 * Turns what was said into lasting memories, in the background: dirty conversations, in bounded batches, each from where it
 * was flushed last. Every step leaves its state in the table, so a crash at any moment loses no fact and writes none twice.
 */
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { ConversationBackend } from '../backends/backend.ts';
import type { Scope } from '../backends/scope.ts';
import { LlmError, type Llm } from '../llm/llm.ts';
import type { WritableDb } from '../store/statements.ts';
import { askExtractor, factsOf, sliceOf, type SaidMessage } from './extractor.ts';
import { chooseSessions, cooldownMs, withoutFuture, type FlushSession } from './flush-policy.ts';
import type { FlushSettings } from './flush-settings.ts';
import {
  clearInFlight,
  keepReply,
  markFailed,
  markFlushed,
  markInFlight,
  noteTurn,
  putBack,
  readDirty,
  readOne,
  writeTimes,
} from './sessions-table.ts';

export interface FlushParts {
  readonly db: WritableDb;
  readonly backendOf: (agent: string) => ConversationBackend;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => FlushSettings;
  /** Messages of a session after one, oldest first, at most `limit`; only those that are whole. */
  readonly messagesAfter: (sessionId: number, after: number, limit: number) => readonly SaidMessage[];
  /** Whether what a fact says stands in what was said. Models invent. */
  readonly isGrounded: (fact: string, messages: readonly SaidMessage[]) => boolean;
  readonly onChange: () => void;
}

export interface FlushWorker {
  start(): void;
  /** Resolves when what is in hand is put back. */
  stop(): Promise<void>;
  /** Flushes all that is dirty now, pauses or not, until nothing is left, all that is left has failed, or the limit is over. */
  drain(limitMs: number): Promise<void>;
  /** A turn was said in a conversation. */
  noteTurn(turn: {
    readonly sessionId: number;
    readonly agent: string;
    readonly scope: string;
    readonly at: number;
  }): void;
  /** Flushes one conversation at once. Rejects with what it failed with. */
  flushNow(sessionId: number): Promise<void>;
  /** The settings changed, or a model was connected: looks again. */
  wake(): void;
  pause(isPaused: boolean): void;
}

/** Messages that are read to make one slice of. */
const readAhead = 200;

export function createFlushWorker(parts: FlushParts): FlushWorker {
  const { db, clock, log } = parts;
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isPaused = false;
  let wakeUp: () => void = () => {};
  const inHand = new Map<number, Promise<void>>();

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      clearInFlight(db);
      running = work(stopping.signal).finally(() => (running = null));
    },
    async stop() {
      stopping.abort();
      wakeUp();
      await running;
      await Promise.allSettled(inHand.values());
    },
    async drain(limitMs) {
      const ended = new AbortController();
      const cancel = clock.after(limitMs, () => ended.abort());
      const failed = new Set<number>();
      try {
        while (!ended.signal.aborted) {
          const next = readDirty(db).find(({ sessionId }) => !failed.has(sessionId));
          if (!next) break;
          await Promise.race([flushOne(next.sessionId, ended.signal), aborted(ended.signal)]).catch(() =>
            failed.add(next.sessionId),
          );
        }
      } finally {
        cancel();
      }
    },
    noteTurn(turn) {
      noteTurn(db, turn, parts.settings().maxCrossSessionReprioritize);
      parts.onChange();
      wakeUp();
    },
    flushNow: (sessionId) => flushOne(sessionId, stopping.signal),
    wake: () => wakeUp(),
    pause(paused) {
      isPaused = paused;
      wakeUp();
    },
  };

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const settings = parts.settings();
      const now = clock.now();
      const isOn = settings.enabled && !isPaused;
      const { chosen, wakeAt } = isOn
        ? chooseSessions(settled(now, settings), now, settings)
        : { chosen: [], wakeAt: null };
      for (const { sessionId } of chosen) {
        if (signal.aborted) return;
        await flushOne(sessionId, signal).catch(() => {});
      }
      if (signal.aborted) return;
      // Who was waited for may have come meanwhile; a cycle that did something is followed by another look.
      if (chosen.length === 0) await untilWokenOr(wakeAt, now, settings, signal);
    }
  }

  /** Dirty sessions with their times put right where the clock was set back. */
  function settled(now: number, settings: FlushSettings): FlushSession[] {
    return readDirty(db).map((session) => {
      const right = withoutFuture(session, now, settings);
      const differs =
        right.lastTurnAt !== session.lastTurnAt ||
        right.dirtySince !== session.dirtySince ||
        right.nextTryAt !== session.nextTryAt;
      if (differs) writeTimes(db, right);
      return right;
    });
  }

  async function untilWokenOr(
    wakeAt: number | null,
    now: number,
    settings: FlushSettings,
    signal: AbortSignal,
  ): Promise<void> {
    const woken = new AbortController();
    wakeUp = () => woken.abort();
    const longest = settings.flushIntervalSeconds * 1000;
    const ms = wakeAt === null ? longest : Math.min(longest, Math.max(1, wakeAt - now));
    await sleep(clock, ms, AbortSignal.any([signal, woken.signal]));
    wakeUp = () => {};
  }

  /** One at a time for each session, whoever asks. */
  function flushOne(sessionId: number, signal: AbortSignal): Promise<void> {
    const going = inHand.get(sessionId);
    if (going) return going;
    const flushing = flushSession(sessionId, signal).finally(() => inHand.delete(sessionId));
    inHand.set(sessionId, flushing);
    return flushing;
  }

  async function flushSession(sessionId: number, signal: AbortSignal): Promise<void> {
    const session = readOne(db, sessionId);
    if (!session || session.dirtySince === null) return;
    markInFlight(db, sessionId);
    parts.onChange();
    const settings = parts.settings();
    try {
      const backend = parts.backendOf(session.agent);
      const scope = session.scope as Scope;
      const messages = parts.messagesAfter(sessionId, session.cursor, readAhead);
      const answered = session.replyThrough;
      const slice =
        answered === null
          ? sliceOf(messages, settings.extractor)
          : messages.filter(({ id }) => id <= answered);
      const through = answered ?? slice.at(-1)?.id ?? session.cursor;
      let reply = session.reply ?? '';
      if (answered === null && slice.length > 0) {
        const known = await similarEntries(backend, scope, slice, settings);
        reply = await askExtractor({ llm: parts.llm, clock, settings }, { messages: slice, known }, signal);
        keepReply(db, sessionId, reply, through);
      }
      const facts = factsOf(reply, settings);
      let written = 0;
      for (const fact of facts) {
        if (!parts.isGrounded(fact, slice)) continue;
        // A fact that is there is not written again, so a second try after a crash changes nothing.
        if ((await backend.add(scope, fact, 'pipeline')).event === 'ADD') written += 1;
      }
      const [next] = parts.messagesAfter(sessionId, through, 1);
      markFlushed(db, sessionId, {
        through,
        dirtySince: next?.at ?? null,
        result: resultOf(facts.length, written),
        at: clock.now(),
      });
      log('info', 'conversation flushed', { session: sessionId, facts: facts.length, written });
    } catch (error) {
      if (signal.aborted || (error instanceof LlmError && error.failure === 'cancelled'))
        putBack(db, sessionId);
      else fail(session.attempts + 1, sessionId, error, settings);
      throw error;
    } finally {
      parts.onChange();
    }
  }

  function fail(attempts: number, sessionId: number, error: unknown, settings: FlushSettings): void {
    const retryAt = error instanceof LlmError ? error.retryAt : null;
    const nextTryAt = Math.max(clock.now() + cooldownMs(attempts, settings), retryAt ?? 0);
    const reason = error instanceof Error ? error.message : String(error);
    markFailed(db, sessionId, { attempts, nextTryAt, error: reason });
    log('warn', 'conversation not flushed', {
      session: sessionId,
      attempts,
      code: error instanceof LlmError ? error.failure : 'internal',
    });
  }

  async function similarEntries(
    backend: ConversationBackend,
    scope: Scope,
    slice: readonly SaidMessage[],
    { extractor }: FlushSettings,
  ): Promise<string[]> {
    const { memorySnippets, snippetMaxChars } = extractor.includeMemoryContext;
    if (memorySnippets === 0) return [];
    const question = slice
      .filter(({ isOwner }) => isOwner)
      .map(({ text }) => text)
      .join('\n')
      .slice(-1_500);
    if (question.trim() === '') return [];
    const found = await backend.search([scope], question, memorySnippets);
    return found.map(({ text }) => text.slice(0, snippetMaxChars));
  }
}

function resultOf(facts: number, written: number): string {
  if (facts === 0) return 'Nothing worth keeping.';
  if (written === 0) return 'Nothing new.';
  return written === 1 ? 'One memory written.' : `${written} memories written.`;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (): void => reject(new LlmError('cancelled', 'There was no more time.'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
