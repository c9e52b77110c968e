/**
 * Turns what was said into lasting memories, in the background: dirty conversations, in bounded batches, each from where it
 * was flushed last. Every step leaves its state in the table, so a crash at any moment loses no fact and writes none twice.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import type { Scope } from '../backends/scope.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { LlmError } from '../llm/llm.ts';
import type { WritableDb } from '../store/statements.ts';
import { sliceOf, withinSeconds } from './extractor.ts';
import { chooseSessions, cooldownMs, eligibleAt, withoutFuture, type FlushSession } from './flush-policy.ts';
import type { Learning } from './learning.ts';
import { saidAfter } from './said-messages.ts';
import {
  clearInFlight,
  forgetMessages,
  forgetWaits,
  keepFacts,
  markFailed,
  markFlushed,
  markInFlight,
  noteTurn,
  passOver,
  putBack,
  readDirty,
  readOne,
  writeTimes,
  type DirtySession,
  type StoredFlushSession,
  type Turn,
} from './sessions-table.ts';

export interface FlushParts {
  readonly db: WritableDb;
  /** How what is said in a scope is learnt; null while its memory is switched off. */
  readonly learningOf: (scope: Scope) => Learning | null;
  /** Whether a model for memory work is connected. */
  readonly hasModel: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => MemorySettings;
  /** Takes secrets out of what is to be kept. */
  readonly clean: (text: string) => string;
  readonly onChange: () => void;
}

export interface FlushWorker {
  start(): void;
  /** Resolves when what is in hand is put back. */
  stop(): Promise<void>;
  /** Flushes all that is dirty now, pauses or not, until nothing is left, all that is left has failed, or the limit is over. */
  drain(limitMs: number): Promise<void>;
  /** Resolves when nothing is left whose turn it is by itself. */
  idle(): Promise<void>;
  /** A turn was said in a conversation. */
  noteTurn(turn: Turn): void;
  /** Flushes one conversation, or with null all that are dirty, at once. Rejects with what (first) failed. */
  flushNow(sessionId: number | null): Promise<void>;
  /** The messages of a conversation are about to be erased: what is in hand ends, and what was heard is forgotten. */
  forget(sessionId: number): Promise<void>;
  /** Looks again. */
  wake(): void;
  /** The settings or the model changed: what waits after a failure is tried at once. */
  retry(): void;
  pause(isPaused: boolean): void;
  isPaused(): boolean;
  /** What keeps a scope now. */
  backendNameOf(scope: string): FlushSession['backend'];
}

interface InHand {
  /** Resolves when the model is not asked any more. */
  readonly heard: Promise<void>;
  readonly done: Promise<void>;
  readonly abort: AbortController;
}

/** With more conversations waiting than these, what is similar is found the quick way. */
const mostUnhurried = 3;
/** Messages that are read to make one slice of. */
const readAhead = 200;
/** How long a store that refuses (a full disk, a damaged page) is left alone, in milliseconds. */
const troubleWaitMs = 30_000;

export function createFlushWorker(parts: FlushParts): FlushWorker {
  const { db, clock, log } = parts;
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let paused = false;
  /** Whether what an earlier process had in hand is put back. */
  let isCleared = false;
  /** Why the store took no note of how a flush begins or ends. */
  let refusal: Error | null = null;
  /** Conversations that are dirty, as of the last look. */
  let waiting = 0;
  let wakeUp: () => void = () => {};
  const inHand = new Map<number, InHand>();

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      isCleared = false;
      running = work(stopping.signal).finally(() => (running = null));
    },
    async stop() {
      stopping.abort();
      wakeUp();
      await running;
      await Promise.allSettled([...inHand.values()].map(({ done }) => done));
    },
    async drain(limitMs) {
      if (paused) return;
      const ended = new AbortController();
      const cancel = clock.after(limitMs, () => ended.abort());
      const isByItself = (session: FlushSession): boolean =>
        eligibleAt(session, clock.now(), parts.settings()) !== Infinity;
      try {
        await flushAll(isByItself, ended.signal);
      } finally {
        cancel();
      }
    },
    async idle() {
      const isDue = (session: FlushSession): boolean =>
        eligibleAt(session, clock.now(), parts.settings()) <= clock.now();
      if (!paused) await flushAll(isDue, stopping.signal);
    },
    noteTurn(turn) {
      if (parts.learningOf(turn.scope as Scope) === null) passOver(db, turn);
      else noteTurn(db, turn, parts.settings().flushMaxCrossSessionReprioritize);
      parts.onChange();
      wakeUp();
    },
    async flushNow(sessionId) {
      if (sessionId !== null) return flushOne(sessionId, stopping.signal).done;
      const [first] = await flushAll(({ backend }) => backend !== 'none', stopping.signal);
      if (first !== undefined) throw first;
    },
    async forget(sessionId) {
      const going = inHand.get(sessionId);
      going?.abort.abort();
      await going?.done.catch(() => {});
      forgetMessages(db, sessionId);
      parts.onChange();
    },
    wake: () => wakeUp(),
    retry() {
      forgetWaits(db);
      parts.onChange();
      wakeUp();
    },
    pause(isPaused) {
      paused = isPaused;
      parts.onChange();
      wakeUp();
    },
    isPaused: () => paused,
    backendNameOf,
  };

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await takeTurn(signal);
      } catch (error) {
        // The store itself refuses. Ending the process would cure nothing.
        if (signal.aborted) return;
        log('error', 'flushing cannot go on', {
          reason: error instanceof Error ? error.message : String(error),
        });
        await untilWokenOr(troubleWaitMs, signal);
      }
    }
  }

  async function takeTurn(signal: AbortSignal): Promise<void> {
    if (!isCleared) clearInFlight(db);
    isCleared = true;
    const now = clock.now();
    const settings = parts.settings();
    const { chosen, wakeAt } = paused
      ? { chosen: [], wakeAt: null }
      : chooseSessions(settled(now, settings).filter(canGoOn()), now, settings);
    if (chosen.length > 0) {
      await flushInOrder(chosen, signal);
      const refused = takeRefusal();
      if (refused) throw refused;
      // Who was waited for may have come meanwhile; a cycle that did something is followed by another look.
      return;
    }
    const longest = settings.flushIntervalSeconds * 1000;
    // Nothing may come between the look and the wait: who is noted meanwhile would wake nobody.
    await untilWokenOr(wakeAt === null ? longest : Math.min(longest, Math.max(1, wakeAt - now)), signal);
  }

  /**
   * One question to the model at a time. While one conversation is written into its file the next is heard, unless it is of the
   * same scope: what it is shown then must hold what the first brought.
   */
  async function flushInOrder(chosen: readonly FlushSession[], signal: AbortSignal): Promise<void> {
    let written: Promise<unknown> = Promise.resolve();
    let scope: string | null = null;
    for (const session of chosen) {
      // Of what the store took no note it would be the first again, at once.
      if (signal.aborted || refusal !== null) break;
      if (session.backend !== 'file' || session.scope === scope) await written;
      const { heard, done } = flushOne(session.sessionId, signal);
      const ended = done.catch(() => {});
      await heard;
      await written;
      written = ended;
      scope = session.scope;
    }
    await written;
  }

  /** Without a model all waits for one, except for facts that only wait for being written into a file. */
  function canGoOn(): (session: DirtySession & FlushSession) => boolean {
    if (parts.hasModel()) return () => true;
    return ({ hasReply, backend }) => hasReply && backend === 'file';
  }

  /** Dirty sessions with their times put right where the clock was set back. */
  function settled(now: number, settings: MemorySettings): (DirtySession & FlushSession)[] {
    return dirtySessions().map((session) => {
      const right = withoutFuture(session, now, settings);
      const differs =
        right.lastTurnAt !== session.lastTurnAt ||
        right.dirtySince !== session.dirtySince ||
        right.nextTryAt !== session.nextTryAt;
      if (differs) writeTimes(db, right);
      return right;
    });
  }

  function dirtySessions(): (DirtySession & FlushSession)[] {
    const dirty = readDirty(db);
    waiting = dirty.length;
    const backends = new Map<string, FlushSession['backend']>();
    for (const { scope } of dirty) if (!backends.has(scope)) backends.set(scope, backendNameOf(scope));
    return dirty.map((session) => ({ ...session, backend: backends.get(session.scope)! }));
  }

  function backendNameOf(scope: string): FlushSession['backend'] {
    return parts.learningOf(scope as Scope)?.backend.name ?? 'none';
  }

  async function untilWokenOr(ms: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    wakeUp = () => woken.abort();
    await sleep(clock, ms, AbortSignal.any([signal, woken.signal]));
    wakeUp = () => {};
  }

  /** Slice after slice of every session that is wanted, those that fail once; answers with what they failed. */
  async function flushAll(
    isWanted: (session: FlushSession) => boolean,
    signal: AbortSignal,
  ): Promise<readonly Error[]> {
    const failed = new Map<number, Error>();
    const ended = aborted(signal);
    ended.catch(() => {});
    while (!signal.aborted) {
      const wanted = dirtySessions()
        .filter(canGoOn())
        .filter((session) => !failed.has(session.sessionId) && isWanted(session));
      if (wanted.length === 0) break;
      for (const { sessionId } of wanted) {
        if (signal.aborted) break;
        await Promise.race([flushOne(sessionId, signal).done, ended]).catch((error: unknown) =>
          failed.set(sessionId, error instanceof Error ? error : new Error(String(error))),
        );
      }
    }
    return [...failed.values()];
  }

  /** One at a time for each session, whoever asks. */
  function flushOne(sessionId: number, signal: AbortSignal): InHand {
    const going = inHand.get(sessionId);
    if (going) return going;
    const abort = new AbortController();
    let onHeard: () => void = () => {};
    const heard = new Promise<void>((resolve) => (onHeard = resolve));
    const done = flushSession(sessionId, AbortSignal.any([signal, abort.signal]), onHeard).finally(() => {
      inHand.delete(sessionId);
      onHeard();
      // While it was in hand nobody waited for it.
      wakeUp();
    });
    const begun = { heard, done, abort };
    inHand.set(sessionId, begun);
    return begun;
  }

  async function flushSession(sessionId: number, signal: AbortSignal, onHeard: () => void): Promise<void> {
    const session = readOne(db, sessionId);
    if (!session || session.dirtySince === null) return;
    refuseSwitchedOff(session);
    note(() => markInFlight(db, sessionId));
    parts.onChange();
    try {
      await flushSlice(session, signal, onHeard);
    } catch (error) {
      note(() => (isNoFailure(error, signal) ? putBack(db, sessionId) : fail(session, error)));
      throw error;
    } finally {
      parts.onChange();
    }
  }

  function note(write: () => void): void {
    try {
      write();
    } catch (error) {
      refusal = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  function takeRefusal(): Error | null {
    const refused = refusal;
    refusal = null;
    return refused;
  }

  async function flushSlice(
    session: StoredFlushSession,
    signal: AbortSignal,
    onHeard: () => void,
  ): Promise<void> {
    const { sessionId } = session;
    const settings = parts.settings();
    const seconds = settings.extractorMaxExtractionSeconds;
    const messages = saidAfter(db, sessionId, session.cursor, readAhead);
    const scope = messages[0]?.scope ?? (session.scope as Scope);
    const learning = parts.learningOf(scope);
    const answered = session.replyThrough;
    const slice =
      answered === null
        ? sliceOf(messages, settings, learning?.mostChars)
        : messages.filter(({ id }) => id <= answered);
    const through = answered ?? slice.at(-1)?.id ?? session.cursor;
    let facts = session.reply === null ? [] : (JSON.parse(session.reply) as string[]);
    if (answered === null && slice.length > 0 && learning) {
      const heard = await withinSeconds(clock, seconds, signal, (limit) =>
        learning.hear(slice, waiting > mostUnhurried, limit),
      );
      facts = heard.facts.flatMap(({ text, isSaid }) => (isSaid ? [parts.clean(text)] : []));
      if (facts.length > 0) keepFacts(db, sessionId, facts, through);
    }
    onHeard();
    const finish = (written: number): void => {
      const next = messages.find(({ id }) => id > through) ?? saidAfter(db, sessionId, through, 1)[0];
      const isFlushed = markFlushed(db, sessionId, {
        through,
        dirtySince: next?.at ?? null,
        result: resultOf(facts.length, written),
        at: clock.now(),
      });
      if (!isFlushed) throw new LlmError('cancelled', 'The conversation was erased meanwhile.');
      log('info', 'conversation flushed', { session: sessionId, facts: facts.length, written });
    };
    // What was said while its memory was off is passed over.
    if (facts.length === 0 || !learning) return finish(0);
    await withinSeconds(clock, seconds, signal, (limit) => learning.keep(scope, facts, slice, finish, limit));
  }

  function refuseSwitchedOff({ scope }: StoredFlushSession): void {
    if (parts.learningOf(scope as Scope) !== null) return;
    const message =
      'Memory is switched off for this conversation, so there is nowhere to keep what was said. Choose where in the settings.';
    throw new MnemeError('not-allowed', message);
  }

  function fail(session: StoredFlushSession, error: unknown): void {
    const { sessionId } = session;
    // The owner's limit for today says nothing of the conversation.
    const isOverBudget = error instanceof LlmError && error.failure === 'over-budget';
    const attempts = session.attempts + (isOverBudget ? 0 : 1);
    const retryAt = error instanceof LlmError ? error.retryAt : null;
    const cooldown = cooldownMs(Math.max(1, attempts), parts.settings());
    const nextTryAt = Math.max(clock.now() + cooldown, retryAt ?? 0);
    const reason = error instanceof Error ? error.message : String(error);
    markFailed(db, sessionId, { attempts, nextTryAt, error: reason });
    log('warn', 'conversation not flushed', {
      session: sessionId,
      attempts,
      code: error instanceof LlmError ? error.failure : error instanceof MnemeError ? error.code : 'internal',
    });
  }
}

/** It was interrupted, or there is nobody to ask; neither is a reason to wait longer the next time. */
function isNoFailure(error: unknown, signal: AbortSignal): boolean {
  return (
    signal.aborted ||
    (error instanceof LlmError && (error.failure === 'cancelled' || error.failure === 'no-model'))
  );
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
