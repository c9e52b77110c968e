/**
 * What the application costs while its owner does nothing, with a large store: processor time, memory, and whether anything
 * grows. Of all its processes together, on Linux. `--set 60` chooses the seconds of each window of time, which begins when
 * everything is loaded and has come to rest.
 */
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withBenchApplication, type BenchApplication } from './application/bench-application.ts';
import { measureTree, type TreeCost } from './application/process-tree.ts';
import { round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const units = 100_000;
const restMs = 15_000;
const cpuFloorPercent = 1;
const memoryFloorMb = 500;
const grownFloorMb = 10;

/** `away`: nobody at the computer, so nothing is recorded. `still`: recording a screen on which nothing changes. */
const phases: readonly {
  readonly name: string;
  readonly idleSeconds: number;
  readonly args: readonly string[];
}[] = [
  { name: 'away hidden', idleSeconds: 5, args: ['--hidden'] },
  { name: 'away shown', idleSeconds: 5, args: [] },
  { name: 'still hidden', idleSeconds: 0, args: ['--hidden'] },
];

export async function run(args: BenchArgs): Promise<BenchReport> {
  const seconds = Number(args.set ?? 60);
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  if (process.platform !== 'linux') return { bench: 'idle', setting: 'needs Linux', figures, floors };
  const measured = await withBenchApplication(units, async (application) => {
    for (const { name, idleSeconds, args: switches } of phases) {
      application.configure({ idleSeconds });
      const { before, after } = await rest(application, switches, seconds);
      figures[`${name} cpu %`] = round((after.cpuMs - before.cpuMs) / (seconds * 10), 2);
      figures[`${name} memory MB`] = round(after.memoryMb);
      figures[`${name} grown MB`] = round(after.memoryMb - before.memoryMb);
      figures[`${name} grown threads`] = after.threads - before.threads;
      figures[`${name} grown open files`] = after.openFiles - before.openFiles;
      for (const { name: part, mb } of after.memoryOf) {
        const key = `${name} ${part} MB`;
        figures[key] = round((figures[key] ?? 0) + mb);
      }
    }
    return true;
  });
  if (!measured) return { bench: 'idle', setting: 'no data', figures, floors };
  const hold = (name: string, floor: number): void => {
    const value = figures[name]!;
    floors[name] = { floor, value, ok: value <= floor };
  };
  for (const name of ['away hidden', 'away shown']) {
    hold(`${name} cpu %`, cpuFloorPercent);
    hold(`${name} memory MB`, memoryFloorMb);
    hold(`${name} grown MB`, grownFloorMb);
    hold(`${name} grown open files`, 0);
  }
  const setting =
    `${availableParallelism()} cores, virtual display, ${units} passages, ${seconds} s each; per cent of one core; ` +
    'memory is PSS of all processes';
  return { bench: 'idle', setting, figures, floors };
}

async function rest(
  application: BenchApplication,
  switches: readonly string[],
  seconds: number,
): Promise<{ readonly before: TreeCost; readonly after: TreeCost }> {
  const log = path.join(application.userData, 'logs/mneme.log');
  rmSync(log, { force: true });
  const app = application.start(switches);
  const ended = once(app, 'exit');
  try {
    while (!readLog(log).includes('model loaded')) await pause(200);
    await pause(restMs);
    const before = measureTree(app.pid!);
    await pause(seconds * 1000);
    return { before, after: measureTree(app.pid!) };
  } finally {
    app.kill('SIGTERM');
    await ended;
  }
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
