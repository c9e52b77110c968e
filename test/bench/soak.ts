/**
 * Soak: capture and the engine live through hours of work at many times the speed of the clock, and neither their memory nor what
 * they hold open may grow. `--hours N` (simulated, 0.5), `--speed N` (20), `--seed N`. On Linux. The window is not part of it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { makeDataFolder } from '../helpers/engine-bed.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { measureTree } from './application/process-tree.ts';
import { repeatingModel } from './faults/setting.ts';
import { quantile, round } from './large-store/numbers.ts';
import type { SoakMessage, SoakOrders } from './soak/soaked-engine.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const usualHours = 0.5;
const usualSpeed = 20;
const growthFloorPercent = 5;
/** A reader or a connection more or less at the moment of a look is no growth. */
const comeAndGo = 2;
/** Of the time: until then all is loaded, and caches fill; the last part is held against the one after that. */
const settledAt = 0.4;
const part = 0.2;

interface Sample {
  readonly at: number;
  readonly memoryMb: number;
  readonly openFiles: number;
  readonly threads: number;
  readonly resources: number;
}

export async function run(args: BenchArgs): Promise<BenchReport> {
  if (process.platform !== 'linux') return { bench: 'soak', setting: 'needs Linux', figures: {}, floors: {} };
  const hours = args.hours ?? usualHours;
  const speed = args.speed ?? usualSpeed;
  const seed = args.seed ?? 1;
  const data = makeDataFolder();
  const model = await startScriptedModel(repeatingModel);
  const samples: Sample[] = [];
  const wrong: string[] = [];
  let counts: Readonly<Record<string, number>> = {};
  try {
    const orders: SoakOrders = {
      dataFolder: data.folder,
      server: model.server,
      model: model.model,
      seed,
      hours,
      speed,
    };
    const child = fork(new URL('./soak/soaked-engine.ts', import.meta.url), [JSON.stringify(orders)]);
    child.on('message', (message: SoakMessage) => {
      if (message.kind === 'wrong') wrong.push(message.what);
      if (message.kind === 'over') counts = message.counts;
      if (message.kind !== 'resources') return;
      const { memoryMb, openFiles, threads } = measureTree(child.pid!);
      samples.push({ at: performance.now(), memoryMb, openFiles, threads, resources: message.count });
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) wrong.push(`the process ended with ${code}`);
  } finally {
    await model.close();
    data.remove();
  }
  for (const what of wrong.slice(0, 20)) console.error(what);
  const [first, last] = [partOf(samples, settledAt), partOf(samples, 1 - part)];
  const grown = (of: (sample: Sample) => number): number => middle(last, of) - middle(first, of);
  const figures: Record<string, number> = {
    'hours simulated': hours,
    'times as fast': speed,
    'memory MB, settled': round(middle(first, ({ memoryMb }) => memoryMb)),
    'memory grown %': round(
      (100 * grown(({ memoryMb }) => memoryMb)) / middle(first, ({ memoryMb }) => memoryMb),
    ),
    'open files grown': grown(({ openFiles }) => openFiles),
    'threads grown': grown(({ threads }) => threads),
    'handles grown': grown(({ resources }) => resources),
    'unhandled or unforeseen': wrong.length,
    ...counts,
  };
  const floors: Record<string, Floor> = {};
  for (const [name, floor] of Object.entries({
    'memory grown %': growthFloorPercent,
    'open files grown': comeAndGo,
    'threads grown': comeAndGo,
    'handles grown': comeAndGo,
    'unhandled or unforeseen': 0,
  }))
    floors[name] = { floor, value: figures[name]!, ok: figures[name]! <= floor };
  return {
    bench: 'soak',
    setting: `${hours} hours at ${speed} times the speed; capture and engine in one process, a scripted model server, a sample a simulated minute`,
    figures,
    floors,
  };
}

function partOf(samples: readonly Sample[], from: number): readonly Sample[] {
  const begin = Math.floor(samples.length * from);
  return samples.slice(begin, Math.max(begin + 1, Math.ceil(samples.length * (from + part))));
}

/** The median: garbage that waits to be collected makes single samples jump. */
function middle(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return quantile(samples.map(of), 0.5);
}
