/**
 * Does what policies and rules are to do to the memories that are there: a slice at a time, each a transaction that also notes how
 * far it came, so that a kill at any moment repeats nothing. It takes runs back in the same way, starts those that are due each
 * day, and erases what was removed once that can no longer be taken back.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { Clock } from '../../base/clock.ts';
import { inTurns } from '../../base/in-turns.ts';
import type { Log } from '../../base/log.ts';
import { LlmError, type Llm } from '../../llm/llm.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import { readMemories } from '../memories-table.ts';
import type { Tidy } from '../tidy/tidy.ts';
import { act, heldMemories, isOwnersWish, isWanted, reasonOf } from './act.ts';
import { groupEpisodes, type DatedEpisode } from './episode-groups.ts';
import { createSight, judgeMemories, lookAtMemories, type Sight } from './look-at-memories.ts';
import { noteRun, readPolicies } from './policies-table.ts';
import {
  dropItems,
  endRun,
  insertRun,
  isAtWork,
  letWait,
  lastItems,
  makeFinal,
  nextOver,
  nextRun,
  noteItem,
  noteProgress,
  pullBack,
  readRun,
  resumeWaiting,
  type Run,
} from './runs-table.ts';
import { isEpisode, tellSummary, writeSummary } from './summarise.ts';
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
const sliceMs = 12;
const slicesOf = 20;
const dayMs = 86_400_000;
const longestRestMs = 10 * 60_000;
const retryMs = 60_000;
const modelRetryMs = 30 * 60_000;
const noModel = 'No model is chosen for memory work. It goes on when one is; choose one in the settings.';

export function createRunWorker(parts: RunWorkerParts): RunWorker {
  const { db, memories, tidy, llm, clock, log, onChange } = parts;
  const stopping = new AbortController();
  let state: 'new' | 'started' | 'stopped' = 'new';
  let isWoken = false;
  let running: Promise<void> | null = null;
  let endRest: () => void = () => {};

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
    else if (run.action.type === 'summarise') await summarise(run, run.action);
    else if ('duplicates' in run.conditions && run.conditions.duplicates) await clearDuplicates(run);
    else slice(run);
  }

  function sightOf(run: Run): Sight {
    return createSight(db, run.conditions, clock.now(), { spares: run.action.type !== 'file' });
  }

  function slice(run: Run): void {
    const until = performance.now() + sliceMs;
    transaction(db, () => {
      let [looked, changed, cursor, isEnd] = [0, 0, run.cursor, true];
      for (const place of lookAtMemories(db, sightOf(run), run.cursor)) {
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

  /** After a kill the groups are found again without what was done already. */
  async function clearDuplicates(run: Run): Promise<void> {
    const groups = await tidy.duplicates();
    for (const group of groups) {
      await nextTurn();
      if (!isGoingOn(run)) return;
      transaction(db, () => clearGroup(run, group));
    }
    if (isGoingOn(run)) endRun(db, run, 'done', clock.now());
  }

  function clearGroup(run: Run, group: readonly Memory[]): void {
    const now = readMemories(
      db,
      group.map(({ id }) => id),
    );
    const isSame = now.every(({ version }, place) => version === group[place]!.version);
    const [first, ...surplus] = now;
    if (!first || now.length < group.length || !isSame) return;
    const judged = judgeMemories(db, sightOf(run), surplus);
    const fitting = surplus.filter(
      ({ id }, place) => judged[place]?.spared === null && !isOwnersWish(db, run, id),
    );
    if (run.action.type !== 'merge') {
      const changed = fitting.filter((memory) => tryAct(run, memory)).length;
      noteProgress(db, run.id, { cursor: '', looked: group.length, changed });
      return;
    }
    const ids = fitting.filter((memory) => isWanted(run, memory)).map(({ id }) => id);
    if (ids.length > 0) {
      const step = memories.beginStep();
      const change = { actor: 'policy', reason: reasonOf(run), step } as const;
      // What the owner pinned is not even added to.
      if (first.pinned) for (const id of ids) memories.replaceBy(id, first.id, change);
      else memories.merge([first.id, ...ids], change);
      for (const id of ids) noteItem(db, run.id, id, step);
    }
    noteProgress(db, run.id, { cursor: '', looked: group.length, changed: ids.length });
  }

  async function summarise(
    run: Run,
    { period }: Extract<Run['action'], { type: 'summarise' }>,
  ): Promise<void> {
    const { episodes, looked } = await inTurns(collectEpisodes(run));
    noteProgress(db, run.id, { cursor: '', looked, changed: 0 });
    const groups = groupEpisodes(episodes, period, clock.now());
    if (groups.length > 0 && llm.inUse('memory') === null) {
      letWait(db, run.id, noModel, clock.now() + modelRetryMs);
      return;
    }
    let unusable = 0;
    for (const ids of groups) {
      if (!isGoingOn(run)) return;
      const group = memories.getMany(ids).filter(isEpisode);
      try {
        const told = await tellSummary(llm, group, stopping.signal);
        if (!isGoingOn(run)) return;
        if (told === null || !isUnchanged(run, group)) {
          unusable++;
          continue;
        }
        transaction(db, () => {
          const step = memories.beginStep();
          writeSummary({ db, memories }, group, told, { actor: 'policy', reason: reasonOf(run), step });
          for (const { id } of group) noteItem(db, run.id, id, step);
          noteProgress(db, run.id, { cursor: '', looked: 0, changed: group.length });
        });
        onChange();
      } catch (error) {
        if (!(error instanceof LlmError)) throw error;
        if (error.failure === 'cancelled') return;
        if (error.failure === 'unusable') {
          unusable++;
          continue;
        }
        const retryAt = Math.max(error.retryAt ?? 0, clock.now() + modelRetryMs);
        if (isGoingOn(run)) letWait(db, run.id, error.message, retryAt);
        return;
      }
    }
    const trouble =
      unusable > 0 ? `${unusable} could not be summarised: what the model wrote did not stand in them.` : '';
    if (isGoingOn(run)) endRun(db, run, 'done', clock.now(), trouble);
  }

  function* collectEpisodes(run: Run): Generator<void, { episodes: DatedEpisode[]; looked: number }> {
    const episodes: DatedEpisode[] = [];
    let looked = 0;
    for (const place of lookAtMemories(db, sightOf(run), '')) {
      yield;
      looked += place.looked;
      const memory = place.fitting?.spared === null ? place.fitting.facts.memory : undefined;
      if (isEpisode(memory) && isWanted(run, memory) && !isOwnersWish(db, run, memory.id))
        episodes.push({ id: memory.id, occurredAt: memory.occurredAt, scope: memory.scope });
    }
    return { episodes, looked };
  }

  /** Whether the episodes are as the model read them, and still are what the policy is about. */
  function isUnchanged(run: Run, group: readonly Memory[]): boolean {
    const now = memories.getMany(group.map(({ id }) => id));
    return (
      now.length === group.length &&
      now.every(({ version, state: is }, place) => version === group[place]!.version && is === 'active') &&
      judgeMemories(db, sightOf(run), now).every((judged) => judged?.spared === null)
    );
  }

  /** The owner may have stopped it meanwhile. */
  function isGoingOn({ id }: Run): boolean {
    return state === 'started' && readRun(db, id)?.state === 'running';
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
    const held = heldMemories(db, over.id, slicesOf);
    if (held.length > 0) memories.erase(held, 'policy');
    else {
      transaction(db, () => {
        const items = lastItems(db, over.id, 1_000);
        dropItems(
          db,
          items.map(({ id }) => id),
        );
        if (items.length < 1_000) makeFinal(db, over.id);
      });
    }
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
