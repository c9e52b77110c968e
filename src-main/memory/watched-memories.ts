/**
 * What works without a model: in the background activities become episodes, and pages and files become resources. What waits
 * is rows in two tables, each taken away in the transaction that writes the memory, so a kill at any moment repeats nothing.
 */
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Log } from '../base/log.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { createTermCounts } from '../store/term-counts.ts';
import { countNextWords, retellEpisode, tellNextEpisode } from './episodic/episodes-from-activities.ts';
import type { Memories } from './memories.ts';
import { readMemories } from './memories-table.ts';
import { touchedByOwner } from './owners-hand.ts';
import { noteNextResource, renoteResource } from './resource/resources-from-places.ts';
import { forgetStale, nextStale } from './stale-memories.ts';

export interface WatchedMemories {
  start(): void;
  /** Something was read. It is looked at within a minute, together with what comes until then. */
  wake(): void;
  /** Resolves when all that is over has been dealt with. */
  drain(): Promise<void>;
  /** Resolves when the memory in hand is written; the rest waits for the next start. */
  stop(): Promise<void>;
  /**
   * After frames were deleted: makes what repeats their words anew, one memory after the other with others' turns between, and
   * resolves with how many memories went with them.
   */
  afterDeletion(): Promise<number>;
}

export interface WatchedParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long what was read may wait for company. */
const gatherMs = 60_000;
const longestRestMs = 10 * 60_000;
/** More in a row than this are the store's fault: a full disk, for one. */
const mostFailures = 5;

export function createWatchedMemories({ db, memories, clock, log }: WatchedParts): WatchedMemories {
  const parts = { db, memories, counts: createTermCounts(db) };
  let state: 'new' | 'started' | 'stopped' = 'new';
  let running: Promise<void> | null = null;
  let timer: { readonly at: number; readonly cancel: () => void } | null = null;

  function restUntil(at: number): void {
    if (state !== 'started' || (timer && timer.at <= at)) return;
    timer?.cancel();
    const ms = Math.min(Math.max(at - clock.now(), 0), longestRestMs);
    timer = { at, cancel: clock.after(ms, () => void work()) };
  }

  function work(): Promise<void> {
    timer?.cancel();
    timer = null;
    running ??= takeTurns().finally(() => (running = null));
    return running;
  }

  /** One that fails is left where it is, and the next is taken. */
  function attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      failed(error);
      return null;
    }
  }

  function failed(error: unknown): void {
    log('error', 'a memory of what was seen not made yet', { error: String(error) });
  }

  async function takeTurns(): Promise<void> {
    const times: number[] = [];
    for (const next of [noteNextResource, tellNextEpisode]) {
      const skip = new Set<number>();
      for (let failures = 0; failures < mostFailures;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (state !== 'started') return;
        if (next === tellNextEpisode) await inTurns(countNextWords(parts, clock.now(), skip)).catch(failed);
        const round = attempt(() => next(parts, clock.now(), skip));
        if (round === null) {
          failures++;
          times.push(clock.now() + longestRestMs);
          continue;
        }
        if (round.nextAt !== null) times.push(round.nextAt);
        if (!round.worked) break;
      }
    }
    if (times.length > 0) restUntil(Math.max(Math.min(...times), clock.now() + 1_000));
  }

  return {
    start() {
      state = 'started';
      void afterDeletion().catch(failed);
      void work();
    },
    wake: () => restUntil(clock.now() + gatherMs),
    async drain() {
      if (state !== 'started') return;
      await running;
      await work();
    },
    async stop() {
      state = 'stopped';
      timer?.cancel();
      await running;
    },
    afterDeletion,
  };

  function afterDeletion(): Promise<number> {
    return inTurns(makeAnew());
  }

  function* makeAnew(): Generator<void, number> {
    let erased = 0;
    // Asked again each time: somebody else may be at it as well.
    for (let id = nextStale(db); id !== undefined; id = nextStale(db)) {
      const stale = id;
      erased += transaction(db, () => {
        const [memory] = readMemories(db, [stale]);
        const isRemoved = memory?.state === 'deleted';
        const isMade = !isRemoved && (retellEpisode(parts, stale) || renoteResource(parts, stale));
        forgetStale(db, stale);
        // Removed ones could come back with the words within their ten minutes.
        const isGone = !isMade && (isRemoved || !touchedByOwner(db, [stale]).has(stale));
        return isGone ? memories.erase([stale], 'policy') : 0;
      });
      yield;
    }
    return erased;
  }
}
