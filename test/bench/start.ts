/**
 * How long from starting the built application until its search field answers, with a store of over a gigabyte. Each start
 * is a fresh process; the first begins with the database out of the system's cache. `--set 1000000` chooses the passages.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { withBenchApplication } from './application/bench-application.ts';
import { measureTree } from './application/process-tree.ts';
import { probeArguments, probePage } from './application/page-probe.ts';
import { dropFromCache } from './large-store/ask-in-process.ts';
import { quantile, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const floorMs = 1500;
const starts = 7;
const question = 'When did she go to the harbour?';

/** Moments in milliseconds since 1970 of the window's clock. */
interface Moments {
  readonly pageBegins: number;
  readonly field: number;
  readonly painted: number;
  readonly answered: number;
  readonly meaning: number;
}

/** The field is asked for what the owner would type, through the window's own bridge. */
const probe = `(async () => {
  const now = () => performance.timeOrigin + performance.now();
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  while (!document.querySelector('[role=search] input')) await pause(4);
  const field = now();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const painted = now();
  const ask = () => window.mneme.request('search.query', { text: ${JSON.stringify(question)} });
  let answer = await ask();
  while (!answer.ok || answer.value.hits.length === 0) { await pause(4); answer = await ask(); }
  const answered = now();
  while ((await window.mneme.request('app.status', {})).value.meaning.state !== 'ready') await pause(20);
  const meaning = now();
  return { pageBegins: performance.timeOrigin, field, painted, answered, meaning };
})()`;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const units = Number(args.set ?? 1_000_000);
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  const databaseBytes = await withBenchApplication(units, async (application) => {
    const times: Record<string, number[]> = {};
    let cpuMs: number[] | undefined;
    dropFromCache(application.databaseFile);
    for (let start = 0; start < starts; start++) {
      const startedAt = Date.now();
      const app = application.start(probeArguments);
      const ended = once(app, 'exit');
      const moments = await probePage<Moments>(app, probe).catch((error: unknown) => {
        app.kill('SIGKILL');
        throw error;
      });
      // Until then nothing else was done: a figure that does not depend on what else runs on the machine.
      if (process.platform === 'linux') (cpuMs ??= []).push(measureTree(app.pid!).cpuMs);
      app.kill('SIGTERM');
      await ended;
      for (const [name, at] of Object.entries(moments)) (times[name] ??= []).push(at - startedAt);
    }
    for (const [name, values] of Object.entries(times)) {
      figures[`cold ${name} ms`] = round(values[0]!, 0);
      figures[`${name} ms`] = round(quantile(values.slice(1), 0.5), 0);
    }
    if (cpuMs) figures['processor ms until meaning'] = quantile(cpuMs, 0.5);
    return application.databaseBytes;
  });
  if (databaseBytes === null) return { bench: 'start', setting: 'no data', figures, floors };
  const value = figures['answered ms']!;
  floors['answered ms'] = { floor: floorMs, value, ok: value <= floorMs };
  const setting =
    `${availableParallelism()} cores, virtual display, ${units} passages, database of ${round(databaseBytes / 1e9, 2)} GB, ` +
    `median of ${starts - 1} starts after the first`;
  return { bench: 'start', setting, figures, floors };
}
