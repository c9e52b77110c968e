/** What the page of performance asks: measuring and checking on request, and the jobs of upkeep. */
import {
  indexHealthSchema,
  searchSpeedSchema,
  type Jobs,
  type Load,
  type performanceEvents,
  type performanceRequests,
  type Sizes,
  type Waiting,
} from '../../src-preload/contract/performance.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { EventOf, HandlersFor } from '../../src-preload/contract/route.ts';
import type { ReadableDb } from '../store/statements.ts';
import { checkIndexes, type CheckIndexesParts } from '../upkeep/check-indexes.ts';
import type { JobRunner } from '../upkeep/job-runner.ts';
import { measureSearch, type MeasureSearchParts } from '../upkeep/measure-search.ts';
import { readMeasurements } from '../upkeep/measurements-table.ts';

type Progress = EventOf<typeof performanceEvents, 'performance.progress'>;

export interface PerformanceHandlerParts {
  readonly db: ReadableDb;
  readonly runner: JobRunner;
  readonly jobs: () => Promise<Jobs>;
  readonly sizes: () => Promise<Sizes>;
  readonly waiting: () => Waiting[];
  readonly load: () => Load;
  readonly search: Omit<MeasureSearchParts, 'onProgress'>;
  readonly check: Omit<CheckIndexesParts, 'onProgress'>;
  readonly onProgress: (progress: Progress) => void;
  /** Aborts when the engine closes. */
  readonly closing: AbortSignal;
}

const tellMs = 100;

export function createPerformanceHandlers(
  parts: PerformanceHandlerParts,
): HandlersFor<typeof performanceRequests> {
  const { db, runner, jobs, closing } = parts;
  const measuring = onceAtATime(closing, say('The search is being measured already.'));
  const checking = onceAtATime(closing, say('The indexes are being checked already.'));

  function progressOf(what: Progress['what']): (done: number, total: number) => void {
    let toldAt = 0;
    return (done, total) => {
      if (done < total && performance.now() - toldAt < tellMs) return;
      toldAt = performance.now();
      parts.onProgress({ what, done, total });
    };
  }

  return {
    'performance.sizes': () => parts.sizes(),
    'performance.waiting': () => parts.waiting(),
    'performance.load': () => parts.load(),

    'performance.search-results': () => readMeasurements(db, 'search', searchSpeedSchema),
    'performance.measure-search': () =>
      measuring.run((signal) => measureSearch({ ...parts.search, onProgress: progressOf('search') }, signal)),
    'performance.stop-measuring': () => measuring.stop(),

    'performance.index-health': () => readMeasurements(db, 'check', indexHealthSchema)[0] ?? null,
    'performance.check-indexes': () =>
      checking.run((signal) => checkIndexes({ ...parts.check, onProgress: progressOf('check') }, signal)),
    'performance.stop-checking': () => checking.stop(),

    'performance.jobs': () => jobs(),
    'performance.start-job': async ({ job }) => {
      await runner.startJob(job);
      return jobs();
    },
    'performance.pause-job': ({ job }) => {
      runner.pauseJob(job);
      return jobs();
    },
    'performance.resume-job': ({ job }) => {
      runner.resumeJob(job);
      return jobs();
    },
    'performance.stop-job': ({ job }) => {
      runner.stopJob(job);
      return jobs();
    },
  };
}

/** `busy` is said to whoever asks a second time. */
function onceAtATime(closing: AbortSignal, busy: Sentence) {
  let running: AbortController | null = null;
  return {
    async run<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
      if (running) throw new MnemeError('conflict', say('{busy} Wait for its end, or stop it.', { busy }));
      const stopping = (running = new AbortController());
      try {
        return await work(AbortSignal.any([stopping.signal, closing]));
      } finally {
        running = null;
      }
    },
    stop(): Record<string, never> {
      running?.abort();
      return {};
    },
  };
}
