/**
 * Turns what was said into lasting memories, in the background: dirty conversations, in bounded batches, each from where it
 * was flushed last. Every step leaves its state in the table, so a crash at any moment loses no fact and writes none twice.
 */
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Scope } from '../backends/scope.ts';
import { sleep } from '../base/clock.ts';
import { LlmError } from '../llm/llm.ts';
import { createConversationFlush, type FlushParts } from './conversation-flush.ts';
import { chooseSessions, eligibleAt, withoutFuture, type FlushSession } from './flush-policy.ts';
import {
  clearInFlight,
  forgetMessages,
  forgetWaits,
  noteTurn,
  passOver,
  readDirty,
  writeTimes,
  type DirtySession,
  type Turn,
} from './sessions-table.ts';

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
/** How long a store that refuses (a full disk, a damaged page) is left alone, in milliseconds. */
const troubleWaitMs = 30_000;

export function createFlushWorker(parts: FlushParts): FlushWorker {
  const { db, clock, log } = parts;
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let paused = false;
  /** Whether what an earlier process had in hand is put back. */
  let isCleared = false;
  /** Conversations that are dirty, as of the last look. */
  let waiting = 0;
  let wakeUp: () => void = () => {};
  const inHand = new Map<number, InHand>();
  const one = createConversationFlush(parts);

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
      const refused = one.takeRefusal();
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
      if (signal.aborted || one.isRefused()) break;
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
    const done = one
      .flush(sessionId, {
        isHurried: waiting > mostUnhurried,
        signal: AbortSignal.any([signal, abort.signal]),
        onHeard,
      })
      .finally(() => {
        inHand.delete(sessionId);
        onHeard();
        // While it was in hand nobody waited for it.
        wakeUp();
      });
    const begun = { heard, done, abort };
    inHand.set(sessionId, begun);
    return begun;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (): void => reject(new LlmError('cancelled', say('There was no more time.')));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
