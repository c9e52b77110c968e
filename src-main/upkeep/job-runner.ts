/** Runs the jobs of upkeep one after the other, a slice at a time. Everything that must survive a restart is in their table. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Job, JobName } from '../../src-preload/contract/performance.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { WritableDb } from '../store/statements.ts';
import {
  askFor,
  changeState,
  keepPlace,
  nextJob,
  noteReason,
  readJobs,
  type StoredJob,
} from './jobs-table.ts';
import type { SliceEnd, UpkeepJob } from './upkeep-job.ts';

export interface JobRunner {
  /** Goes on with what was running when the engine ended. */
  start(): void;
  /** Resolves when the slice in hand is kept. */
  stop(): Promise<void>;
  /** Resolves when no job runs, or the one that does cannot go on. */
  drain(): Promise<void>;
  jobs(): Job[];
  /** From its beginning; a paused one goes on. Rejects in words for the owner where it may not begin. */
  startJob(name: JobName): Promise<void>;
  pauseJob(name: JobName): void;
  resumeJob(name: JobName): void;
  stopJob(name: JobName): void;
}

export interface JobRunnerParts {
  readonly db: WritableDb;
  readonly jobs: readonly UpkeepJob[];
  readonly clock: Clock;
  readonly log: Log;
  /** A state or a place has changed; not more than a few times a second. */
  readonly onChange: () => void;
}

const tellMs = 300;
const stuckMs = 15_000;
/** Before that an estimate of the time that is left would jump about: so long, or so small a share of the whole. */
const leastForPaceMs = 1_500;
const leastShareForPace = 0.01;
const longForPaceMs = 60_000;

interface Run {
  readonly job: JobName;
  readonly startedAt: number;
  readonly doneAtStart: number;
}

export function createJobRunner({ db, jobs, clock, log, onChange }: JobRunnerParts): JobRunner {
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let run: Run | null = null;
  let endWait: () => void = () => {};
  let drains: (() => void)[] = [];
  let toldAt = 0;

  function tell(isChangeOfState: boolean): void {
    if (!isChangeOfState && performance.now() - toldAt < tellMs) return;
    toldAt = performance.now();
    onChange();
  }

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const stored = nextJob(db);
      if (!stored) {
        run = null;
        becomeIdle();
        await wait(null, signal);
        continue;
      }
      if (run?.job !== stored.job)
        run = { job: stored.job, startedAt: performance.now(), doneAtStart: stored.done };
      const end = await takeSlice(stored);
      if (signal.aborted) return;
      if (end === 'more') {
        tell(false);
        continue;
      }
      if (end === 'done') finish(stored.job, 'done', '');
      else {
        noteReason(db, stored.job, end.stuck);
        tell(true);
        becomeIdle();
        await wait(stuckMs, signal);
      }
    }
  }

  /** Rests as long as it worked, so that at most half of the engine's thread goes into it. */
  async function takeSlice(stored: StoredJob): Promise<SliceEnd> {
    const job = jobs.find(({ name }) => name === stored.job);
    // Those who wait have their turn, and what was told of the job leaves the process before it.
    await nextTurn();
    const startedAt = performance.now();
    try {
      const end = (await job?.step(stored, (place) => keepPlace(db, stored.job, place))) ?? 'done';
      await wait(Math.min(50, performance.now() - startedAt), stopping.signal);
      return end;
    } catch (error) {
      const reason = wordsOf(error);
      log('error', 'a job of upkeep failed', { job: stored.job, reason });
      if (error instanceof MnemeError && error.code === 'disk-full') return { stuck: reason };
      finish(stored.job, 'failed', reason);
      return 'more';
    }
  }

  function finish(name: JobName, state: 'done' | 'failed', reason: string): void {
    run = null;
    changeState(db, name, ['running'], state, { endedAt: clock.now(), reason });
    log('info', 'a job of upkeep ended', { job: name, state });
    tell(true);
  }

  async function wait(ms: number | null, signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    endWait = () => ended.abort();
    const both = AbortSignal.any([signal, ended.signal]);
    if (ms === null) await new Promise<void>((resolve) => whenAborted(both, resolve));
    else await sleep(clock, ms, both);
  }

  function becomeIdle(): void {
    const waiting = drains;
    drains = [];
    for (const resolve of waiting) resolve();
  }

  function toJob(stored: StoredJob | undefined, name: JobName, working: JobName | undefined): Job {
    if (!stored)
      return { job: name, state: 'idle', done: 0, total: 0, leftMs: null, endedAt: null, reason: '' };
    const isWaiting = stored.state === 'running' && stored.job !== working;
    return {
      job: name,
      state: isWaiting ? 'waiting' : stored.state,
      done: Math.min(stored.done, stored.total),
      total: stored.total,
      leftMs: leftOf(stored),
      endedAt: stored.endedAt,
      reason: stored.reason,
    };
  }

  function leftOf(stored: StoredJob): number | null {
    if (run?.job !== stored.job || stored.state !== 'running') return null;
    const ms = performance.now() - run.startedAt;
    const done = stored.done - run.doneAtStart;
    const isEnough = done >= leastShareForPace * stored.total ? ms >= leastForPaceMs : ms >= longForPaceMs;
    return isEnough && done > 0 ? ((stored.total - stored.done) * ms) / done : null;
  }

  function move(name: JobName, from: readonly StoredJob['state'][], to: StoredJob['state']): void {
    const endedAt = to === 'stopped' ? clock.now() : null;
    if (!changeState(db, name, from, to, { endedAt })) return;
    run = null;
    endWait();
    tell(true);
  }

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      running = work(stopping.signal).finally(() => {
        running = null;
        becomeIdle();
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
    drain() {
      if (!running || !nextJob(db)) return Promise.resolve();
      return new Promise((resolve) => drains.push(resolve));
    },
    jobs() {
      const stored = readJobs(db);
      const working = nextJob(db)?.job;
      return jobs.map(({ name }) =>
        toJob(
          stored.find(({ job }) => job === name),
          name,
          working,
        ),
      );
    },
    async startJob(name) {
      const state = readJobs(db).find(({ job }) => job === name)?.state;
      if (state === 'running') return;
      if (state === 'paused') return move(name, ['paused'], 'running');
      const place = await jobs.find((job) => job.name === name)?.begin();
      if (!place) throw new MnemeError('not-found', say('There is no job named {name}.', { name }));
      askFor(db, name, place, clock.now());
      endWait();
      tell(true);
    },
    pauseJob: (name) => move(name, ['running'], 'paused'),
    resumeJob: (name) => move(name, ['paused'], 'running'),
    stopJob: (name) => move(name, ['running', 'paused'], 'stopped'),
  };
}

function whenAborted(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) run();
  else signal.addEventListener('abort', run, { once: true });
}
