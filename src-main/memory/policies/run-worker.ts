/**
 * Does what policies and rules are to do to the memories that are there: a slice at a time, each a transaction that also notes how
 * far it came, so that a kill at any moment repeats nothing. It takes runs back in the same way, starts those that are due each
 * day, and erases what was removed once that can no longer be taken back.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { createSliceSize } from '../../base/slice-size.ts';
import type { Llm } from '../../llm/llm.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import type { Tidy } from '../tidy/tidy.ts';
import { act, heldAmong, isOwnersWish } from './act.ts';
import { clearDuplicates } from './clear-duplicates.ts';
import { lookAtMemories } from './look-at-memories.ts';
import { noteRun, readPolicies } from './policies-table.ts';
import {
  dropItems,
  endRun,
  insertRun,
  isAtWork,
  lastItems,
  makeFinal,
  nextOver,
  nextRun,
  noteProgress,
  pullBack,
  resumeWaiting,
  type Run,
} from './runs-table.ts';
import { sightOf, type RunContext } from './run-context.ts';
import { summariseEpisodes } from './summarise-episodes.ts';
import { takeBack } from './take-back.ts';

export interface RunWorker {
  /** Goes on with what a crash left. */
  start(): void;
  /** There may be something to do. */
  wake(): void;
  /** What waits for a model is tried again. */
  modelChanged(): void;
  /** Resolves when nothing can be done now. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done; the rest waits for the next start. */
  stop(): Promise<void>;
}

export interface RunWorkerParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly tidy: Pick<Tidy, 'duplicates'>;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

/** A slice takes this long and what its last memory takes. */
const sliceMs = 8;
const mostErasedAtOnce = 1_000;
const dayMs = 86_400_000;
const longestRestMs = 10 * 60_000;
const retryMs = 60_000;

export function createRunWorker(parts: RunWorkerParts): RunWorker {
  const { db, memories, clock, log, onChange } = parts;
  const stopping = new AbortController();
  const erased = createSliceSize({ most: mostErasedAtOnce });
  let state: 'new' | 'started' | 'stopped' = 'new';
  let isWoken = false;
  let running: Promise<void> | null = null;
  let endRest: () => void = () => {};
  const context: RunContext = { ...parts, signal: stopping.signal, isGoingOn, tryAct };

  function wake(): void {
    if (state !== 'started') return;
    isWoken = true;
    endRest();
    running ??= work().finally(() => (running = null));
  }

  async function work(): Promise<void> {
    while (isWoken && state === 'started') {
      isWoken = false;
      let restMs = longestRestMs;
      try {
        do await nextTurn();
        while (state === 'started' && (await takeTurn()));
      } catch (error) {
        log('error', 'cleaning up cannot go on', { error: String(error) });
        restMs = retryMs;
      }
      endRest();
      endRest = clock.after(restMs, wake);
    }
  }

  /** Answers whether there may be more to do at once. */
  async function takeTurn(): Promise<boolean> {
    const now = clock.now();
    pullBack(db, now);
    if (resumeWaiting(db, now) + startDue(now) > 0) onChange();
    const run = nextRun(db);
    if (run) {
      await goOn(run);
      onChange();
      return true;
    }
    return eraseOver(now);
  }

  async function goOn(run: Run): Promise<void> {
    if (run.state === 'undoing') takeBack(parts, run, sliceMs);
    else if (run.action.type === 'summarise') await summariseEpisodes(context, run, run.action.period);
    else if ('duplicates' in run.conditions && run.conditions.duplicates) await clearDuplicates(context, run);
    else slice(run);
  }

  function slice(run: Run): void {
    const until = performance.now() + sliceMs;
    transaction(db, () => {
      let [looked, changed, cursor, isEnd] = [0, 0, run.cursor, true];
      for (const place of lookAtMemories(db, sightOf(context, run), run.cursor)) {
        cursor = place.cursor;
        looked += place.looked;
        if (place.fitting?.spared === null && tryAct(run, place.fitting.facts.memory)) changed++;
        isEnd = performance.now() < until;
        if (!isEnd) break;
      }
      noteProgress(db, run.id, { cursor, looked, changed });
      if (isEnd) endRun(db, run, 'done', clock.now());
    });
  }

  /** One that its kind's rules refuse is left as it is. */
  function tryAct(run: Run, memory: Memory): boolean {
    if (isOwnersWish(db, run, memory.id)) return false;
    try {
      return transaction(db, () => act({ db, memories, now: clock.now() }, run, memory));
    } catch (error) {
      if (!(error instanceof MnemeError) || !['invalid-input', 'conflict', 'not-found'].includes(error.code))
        throw error;
      log('warn', 'a memory was not cleaned up', { memory: memory.id, code: error.code });
      return false;
    }
  }

  /** The owner may have stopped it meanwhile, or wants another taken back first. */
  function isGoingOn({ id }: Run): boolean {
    return state === 'started' && nextRun(db)?.id === id;
  }

  /** Of a clock that was set back, the last run may lie in the future. */
  function startDue(now: number): number {
    const due = readPolicies(db).filter(
      ({ id, isOn, action, lastRunAt }) =>
        isOn &&
        action.type !== 'keep' &&
        (lastRunAt === null || Math.abs(now - lastRunAt) >= dayMs) &&
        !isAtWork(db, id),
    );
    for (const policy of due) {
      transaction(db, () => {
        insertRun(db, { ...policy, policyId: policy.id, by: 'schedule' }, now);
        noteRun(db, policy.id, now);
      });
    }
    return due.length;
  }

  /** Answers whether there was something. */
  function eraseOver(now: number): boolean {
    const over = nextOver(db, now);
    if (!over) return false;
    const startedAt = performance.now();
    transaction(db, () => {
      const items = lastItems(db, over.id, erased.rows);
      const held = heldAmong(
        db,
        items.map(({ memoryId }) => memoryId),
      );
      if (held.length > 0) memories.erase(held, 'policy');
      dropItems(
        db,
        items.map(({ id }) => id),
      );
      if (items.length < erased.rows) makeFinal(db, over.id);
    });
    erased.took(performance.now() - startedAt);
    return true;
  }

  return {
    start() {
      state = 'started';
      wake();
    },
    wake,
    modelChanged() {
      if (resumeWaiting(db, null) > 0) wake();
    },
    async drain() {
      wake();
      while (running) await running;
    },
    async stop() {
      state = 'stopped';
      stopping.abort();
      endRest();
      await running;
    },
  };
}
