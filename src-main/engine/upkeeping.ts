/** The room `upkeep`, put together: sizes, measuring, checking, the jobs, and what the window hears of them. */
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { enginePortEvents } from '../../src-preload/contract/contract.ts';
import type { Jobs, Load, performanceRequests, Waiting } from '../../src-preload/contract/performance.ts';
import type { EventOf, HandlersFor, NameOf } from '../../src-preload/contract/route.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import { addDays, boundsOfDay, dayOf } from '../base/local-day.ts';
import type { Log } from '../base/log.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { writeMessageUnits } from '../chat/message-units-anew.ts';
import { countDirty } from '../flush/sessions-table.ts';
import { writeFrameUnits } from '../intake/frame-units-anew.ts';
import { countFramesBetween, sumImages } from '../intake/frames-table.ts';
import type { Intake } from '../intake/intake.ts';
import { readStorageSummary } from '../intake/storage-summary.ts';
import { absorbSummary } from '../memory/absorb/absorb-summary.ts';
import type { EmbedBacklog } from '../memory/embed-backlog.ts';
import type { Search } from '../memory/search/search.ts';
import { timesNoted } from '../store/chores.ts';
import type { Store } from '../store/database.ts';
import type { VectorIndex } from '../store/vector-index.ts';
import { createCompactJob, previewCompacting } from '../upkeep/compact-job.ts';
import { createEmbedAllJob, createEmbedMissingJob } from '../upkeep/embed-jobs.ts';
import { createJobRunner } from '../upkeep/job-runner.ts';
import { createRebuildWordsJob } from '../upkeep/rebuild-words-job.ts';
import { createWritePassagesJob } from '../upkeep/write-passages-job.ts';
import { createSizes, diskRoom } from '../upkeep/sizes.ts';
import type { WorkMeter } from '../upkeep/work-meter.ts';
import { createPerformanceHandlers } from './performance-handlers.ts';

type Events = typeof enginePortEvents;

export interface UpkeepingParts {
  readonly store: Store;
  readonly vectors: VectorIndex;
  readonly embedder: Embedder;
  readonly backlog: EmbedBacklog;
  readonly search: Search;
  readonly intake: Pick<Intake, 'backlog' | 'trouble' | 'share'>;
  readonly meter: WorkMeter;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => Settings;
  /** Folder of the Markdown files of conversation memory. */
  readonly notesFolder: () => string;
  readonly logsFolder: string | null;
  /** Words of removed rows wait to be forgotten. */
  readonly onTextRemoved: () => void;
  readonly emit: <Name extends NameOf<Events>>(name: Name, payload: EventOf<Events, Name>) => void;
}

export interface Upkeeping {
  readonly handlers: HandlersFor<typeof performanceRequests>;
  start(): void;
  stop(): Promise<void>;
}

const weekDays = 7;

export function createUpkeeping(parts: UpkeepingParts): Upkeeping {
  const { store, backlog, vectors, clock, log, meter, intake, emit } = parts;
  const { db } = store;
  const closing = new AbortController();
  const compacting = { store, freeBytes: () => diskRoom(dirname(store.file)) };
  const embedding = { db, backlog, embedderId: vectors.embedderId };
  const runner = createJobRunner({
    db,
    jobs: [
      createRebuildWordsJob(db, parts.onTextRemoved),
      createWritePassagesJob(
        db,
        { message: (id) => writeMessageUnits(db, id), frame: (id) => writeFrameUnits(db, id) },
        () => {
          backlog.wake();
          parts.onTextRemoved();
        },
      ),
      createEmbedAllJob(embedding),
      createEmbedMissingJob(embedding),
      createCompactJob(compacting),
    ],
    clock,
    log,
    onChange() {
      void readJobs().then((jobs) => {
        if (!closing.signal.aborted) emit('performance.jobs-changed', jobs);
      });
    },
  });
  const sizes = createSizes({
    store,
    clock,
    log,
    pictureBytes: () => sumImages(db).bytes,
    notesFolder: parts.notesFolder,
    logsFolder: parts.logsFolder,
    sharedOutPerDay: () => readStorageSummary(db, store.sizeBytes(), clock.now()).bytesPerDay,
    stopBelowFreeBytes: () => parts.settings().storage.stopBelowFreeMb * 1_000_000,
  });

  async function readJobs(): Promise<Jobs> {
    return { jobs: runner.jobs(), compacting: await previewCompacting(compacting) };
  }

  function readWaiting(): Waiting[] {
    const { reading, vectors: making } = meter.read();
    const left = (waiting: number, { busyMs, items }: { busyMs: number; items: number }, share = 100) =>
      waiting === 0 || items === 0 ? null : (((waiting * busyMs) / items) * 100) / share;
    const { reading: toRead, readingFailed } = intake.backlog();
    const absorbing = absorbSummary(db, null, clock.now());
    const meaning = backlog.state();
    const one = { failed: 0, leftMs: null, trouble: '' };
    return [
      {
        what: 'reading',
        waiting: toRead,
        failed: readingFailed,
        leftMs: left(toRead, reading, intake.share()),
        trouble: intake.trouble(),
      },
      {
        ...one,
        what: 'vectors',
        waiting: backlog.waiting(),
        leftMs: left(backlog.waiting(), making),
        trouble: meaning.state === 'failed' ? meaning.reason : '',
      },
      {
        ...one,
        what: 'absorbing',
        waiting: absorbing.waiting + absorbing.setAside,
        failed: absorbing.failed,
        trouble: absorbing.lastError?.reason ?? '',
      },
      { ...one, what: 'conversations', waiting: countDirty(db) },
      { ...one, what: 'forgetting', waiting: timesNoted(db, 'forget-text') > 0 ? 1 : 0 },
    ];
  }

  function readLoad(): Load {
    return { ...meter.read(), cores: availableParallelism(), frames: framesOfWeek() };
  }

  /** Today is not over, so it counts only where there is no other day. */
  function framesOfWeek(): Load['frames'] {
    const today = dayOf(clock.now());
    const counted = Array.from({ length: weekDays + 1 }, (_, back) => boundsOfDay(addDays(today, -back)))
      .map(({ startsAt, endsAt }) => ({ startsAt, frames: countFramesBetween(db, startsAt, endsAt) }))
      .filter(({ frames }) => frames > 0);
    const past = counted.filter(({ startsAt }) => startsAt < boundsOfDay(today).startsAt);
    const days = past.length > 0 ? past : counted;
    if (days.length === 0) return null;
    const all = sumImages(db);
    const before = sumImages(db, boundsOfDay(addDays(today, -weekDays)).startsAt);
    const pictures = all.images - before.images;
    return {
      days: days.length,
      perDay: days.reduce((sum, { frames }) => sum + frames, 0) / days.length,
      bytesPerPicture: pictures === 0 ? null : (all.bytes - before.bytes) / pictures,
    };
  }

  return {
    handlers: createPerformanceHandlers({
      db,
      runner,
      jobs: readJobs,
      sizes: () => sizes.measure(),
      waiting: readWaiting,
      load: readLoad,
      search: {
        db,
        search: parts.search,
        backlog,
        clock,
        passages: async () => (await sizes.measure()).passages,
      },
      check: { db, vectors, embedder: parts.embedder, clock },
      onProgress: (progress) => emit('performance.progress', progress),
      closing: closing.signal,
    }),
    start() {
      meter.start();
      sizes.start();
      runner.start();
    },
    async stop() {
      closing.abort();
      meter.stop();
      await Promise.all([runner.stop(), sizes.stop()]);
    },
  };
}
