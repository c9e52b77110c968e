/**
 * What keeps the engine's thread from serving anybody else, and for how long: each chore of an ordinary year over a store of
 * 100,000 passages and as many memories. `--set start,deleting` does only some of them, in their order.
 */
import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src-main/base/clock.ts';
import { transaction, type Store } from '../../src-main/store/database.ts';
import type { JobName } from '../../src-preload/contract/performance.ts';
import { cleanUpConditionsSchema } from '../../src-preload/contract/conditions.ts';
import type { CleanUpAction } from '../../src-preload/contract/policies.ts';
import { startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { threadMs, watchBlocks } from './extraction/thread-time.ts';
import { fillMemories } from './large-store/copied-memories.ts';
import { generatedApplication, generatedYear } from './large-store/generated-units.ts';
import { keptLargeStore, largeStoreKey, openLargeStore } from './large-store/large-store.ts';
import { round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const passages = 100_000;
const memories = 100_000;
const longestBlockMs = 50;
/** Of a job that takes minutes: it is stopped then. */
const mostOfJobMs = 20_000;
const mostOfIndexMs = 60_000;
const dayMs = 86_400_000;

interface Bed extends EngineBed {
  /** Sets the engine's clock forward. */
  pass(ms: number): void;
}

type Chore = (bed: Bed) => Promise<unknown>;

export async function run({ set }: BenchArgs): Promise<BenchReport> {
  const kept = await keptLargeStore(passages);
  if (!kept) return { bench: 'chores', setting: 'no bench data', figures: {}, floors: {} };
  const root = mkdtempSync(path.join(path.dirname(kept.dataFolder), 'chores-'));
  const dataFolder = path.join(root, 'data');
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  const watch = watchBlocks();
  try {
    takeAlong(kept.dataFolder, dataFolder);
    const store = openLargeStore(dataFolder);
    fill(store);
    store.close();
    const only = set?.split(',') ?? null;
    let bed: Bed | null = null;
    for (const [name, chore] of Object.entries(choresIn(root))) {
      if (bed && only && !only.includes(name)) continue;
      const before = threadMs();
      const startedAt = performance.now();
      // What one chore leaves running belongs to the next; before the first there is only what fills the store.
      if (!bed) await watch.lookOnce();
      watch.begin();
      if (bed) await chore(bed);
      else bed = await start(dataFolder);
      await watch.lookOnce();
      const value = round(watch.longestMs(), 1);
      figures[`${name}, longest block ms`] = value;
      figures[`${name}, thread s`] = round((threadMs() - before) / 1000, 2);
      figures[`${name}, s`] = round((performance.now() - startedAt) / 1000, 1);
      floors[`${name}, longest block ms`] = {
        floor: longestBlockMs,
        value,
        ok: name === opening || value <= longestBlockMs,
      };
      console.error(name, value, figures[`${name}, thread s`], figures[`${name}, s`]);
    }
    await bed?.close();
  } finally {
    watch.stop();
    rmSync(root, { recursive: true, force: true });
  }
  return {
    bench: 'chores',
    setting: `${availableParallelism()} cores at a load of ${loadavg()[0]!.toFixed(1)}; ${passages} passages with vectors, ${memories} memories, 20,000 pictures; blocks in processor time of the engine's thread`,
    figures,
    floors,
  };
}

/** Before it is over nobody is served in any case, so it is told and held to nothing. */
const opening = 'opening';

/** In the order in which they are done; each finds what the ones before it left. */
function choresIn(root: string): Readonly<Record<string, Chore>> {
  return {
    [opening]: () => Promise.resolve(),
    'first minutes': async ({ engine }) => {
      await engine.drain();
      await pause(6_000);
      await engine.drain();
    },
    'measuring sizes': (bed) => bed.ask('performance.sizes', {}),
    'what waits and the load': async (bed) => {
      await bed.ask('performance.waiting', {});
      await bed.ask('performance.load', {});
      await bed.ask('memory.statistics', {});
    },
    'checking the indexes': (bed) => bed.ask('performance.check-indexes', {}),
    'measuring the search': (bed) => bed.ask('performance.measure-search', {}),
    'building the text index anew': (bed) => untilDone(bed, 'rebuild-words', mostOfIndexMs),
    'vectors anew': (bed) => untilDone(bed, 'embed-all', mostOfJobMs),
    'looking for what can be tidied up': (bed) => bed.ask('tidy.preview', {}),
    'previewing a policy': (bed) => bed.ask('policies.preview', policyOf({ type: 'archive' }, 'semantic')),
    'archiving by a policy': (bed) => runPolicy(bed, { type: 'archive' }, 'procedural'),
    'deleting by a policy': (bed) => runPolicy(bed, { type: 'delete' }, 'resource'),
    'erasing what a policy deleted': (bed) => {
      bed.pass(2 * dayMs);
      return bed.engine.drain();
    },
    'deleting by hand and taking it back': async (bed) => {
      const { memories: some } = await bed.ask('memory.list', { limit: 100 });
      const { step } = await bed.ask('memory.delete', { ids: some.map(({ id }) => id) });
      await bed.ask('memory.undo', { step });
    },
    'what forgetting an application would take': (bed) => bed.ask('erase.preview', { what: application }),
    'forgetting an application': (bed) => bed.ask('erase.run', { what: application, quotes: true }),
    'forgetting a day': (bed) => bed.ask('erase.run', { what: someDay, quotes: true }),
    'taking its words out of the index': ({ engine }) => engine.drain(),
    'counting the days anew': ({ engine }) => engine.drain(),
    compacting: (bed) => untilDone(bed, 'compact', Infinity),
    'pictures of a month that go': async (bed) => {
      const settings = testSettings({
        images: { keep: true, keepDays: Math.ceil((Date.now() - generatedYear.to) / dayMs) + 10 },
      });
      await bed.ask('engine.configure', { settings, onBattery: false });
      await bed.engine.drain();
    },
    'a backup': async (bed) => {
      const settings = testSettings();
      const folder = path.join(root, 'backups');
      mkdirSync(folder);
      await bed.ask('engine.configure', {
        settings: { ...settings, backup: { ...settings.backup, folder } },
        onBattery: false,
      });
      await bed.ask('backup.make', {});
    },
  };
}

const application = { what: 'application', application: generatedApplication } as const;
const someDay = {
  what: 'range',
  from: generatedYear.from + 100 * dayMs,
  to: generatedYear.from + 103 * dayMs,
} as const;

async function start(dataFolder: string): Promise<Bed> {
  let forward = 0;
  const clock = { ...systemClock, now: () => Date.now() + forward };
  const bed = await startEngine(dataFolder, { key: largeStoreKey, clock });
  return { ...bed, pass: (ms) => void (forward += ms) };
}

async function untilDone(bed: Bed, job: JobName, mostMs: number): Promise<void> {
  await bed.ask('performance.start-job', { job });
  const until = performance.now() + mostMs;
  for (;;) {
    await pause(200);
    const state = (await bed.ask('performance.jobs', {})).jobs.find((one) => one.job === job)!;
    if (state.state === 'failed') throw new Error(`${job}: ${state.reason}`);
    if (state.state === 'done') return;
    if (performance.now() < until) continue;
    await bed.ask('performance.stop-job', { job });
    return;
  }
}

function policyOf(action: CleanUpAction, kind: 'semantic' | 'procedural' | 'resource') {
  const conditions = cleanUpConditionsSchema.parse({ kinds: [kind] });
  return { id: null, name: `${action.type} ${kind}`, conditions, action, isOn: false, undoDays: 1 };
}

async function runPolicy(bed: Bed, action: CleanUpAction, kind: 'procedural' | 'resource'): Promise<void> {
  const { id } = await bed.ask('policies.save', policyOf(action, kind));
  const { id: runId } = await bed.ask('policies.run', { id });
  const until = performance.now() + mostOfJobMs;
  for (;;) {
    await pause(200);
    const run = (await bed.ask('policies.runs', { before: null, limit: 5 })).find((one) => one.id === runId)!;
    if (run.state === 'done') return;
    if (performance.now() < until) continue;
    await bed.ask('policies.stop', { runId });
    if (run.changed === 0) throw new Error(`The policy changed nothing: ${run.state} ${run.reason}`);
    return;
  }
}

/** Each memory but those of the first tenth came from a frame. */
function fill({ db }: Store): void {
  fillMemories(db, 0, memories);
  transaction(db, () => {
    const [first, last] = [
      db.value<number>('SELECT min(id) FROM frames')!,
      db.value<number>('SELECT max(id) FROM frames')!,
    ];
    db.run(
      `INSERT INTO memory_sources (memory_id, kind, frame_id, noted_at)
         SELECT id, 'frame', :first + nth % :frames, created_at
           FROM (SELECT id, created_at, row_number() OVER (ORDER BY id) AS nth FROM memories) WHERE nth % 10 > 0`,
      { first, frames: last - first + 1 },
    );
  });
}

/** Pictures are never written again, only removed, so they need not be copied. */
function takeAlong(from: string, to: string): void {
  mkdirSync(path.join(to, 'images'), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== 'images') cpSync(path.join(from, name), path.join(to, name));
  for (const name of readdirSync(path.join(from, 'images'), { recursive: true, withFileTypes: true })) {
    const folder = path.join(to, path.relative(from, name.parentPath));
    if (name.isDirectory()) continue;
    mkdirSync(folder, { recursive: true });
    linkSync(path.join(name.parentPath, name.name), path.join(folder, name.name));
  }
}
