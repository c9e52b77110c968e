/**
 * Soak: the application lives through hours of work at many times its pace, and neither the memory of its processes nor what they
 * hold open may grow. `--hours N` (simulated, 0.5), `--speed N` (20), `--seed N`. `--set engine`: capture and the engine alone,
 * in one process whose clock goes as much faster, instead of the real application with its window. On Linux.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { makeDataFolder } from '../helpers/engine-bed.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { measureTree, type TreeCost } from './application/process-tree.ts';
import { repeatingModel } from './faults/setting.ts';
import { quantile, round } from './large-store/numbers.ts';
import { soakApplication } from './soak/soaked-application.ts';
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

interface Sample extends Omit<TreeCost, 'cpuMs'> {
  /** What the runtime waits for; only of the engine alone. */
  readonly resources: number;
}

interface Soaked {
  readonly orders: Omit<SoakOrders, 'dataFolder'>;
  readonly onSample: (sample: Sample) => void;
  readonly onWrong: (what: string) => void;
}

export async function run(args: BenchArgs): Promise<BenchReport> {
  if (process.platform !== 'linux') return { bench: 'soak', setting: 'needs Linux', figures: {}, floors: {} };
  const hours = args.hours ?? usualHours;
  const speed = args.speed ?? usualSpeed;
  const isEngineAlone = args.set === 'engine';
  const model = await startScriptedModel(repeatingModel);
  const samples: Sample[] = [];
  const wrong: string[] = [];
  const soaked: Soaked = {
    orders: { server: model.server, model: model.model, seed: args.seed ?? 1, hours, speed },
    onSample: (sample) => samples.push(sample),
    onWrong: (what) => wrong.push(what),
  };
  const counts = await (isEngineAlone ? soakEngine(soaked) : soakWhole(soaked)).finally(model.close);
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
    ...Object.fromEntries(
      [...new Set(samples.flatMap(({ memoryOf }) => memoryOf.map(({ name }) => name)))].map((name) => [
        `of it MB, ${name}`,
        round(grown(({ memoryOf }) => mbOf(memoryOf, name))),
      ]),
    ),
    'open files grown': grown(({ openFiles }) => openFiles),
    'threads grown': grown(({ threads }) => threads),
    'processes grown': grown(({ processes }) => processes),
    'handles grown': grown(({ resources }) => resources),
    'unhandled or unforeseen': wrong.length,
    ...counts,
  };
  const floors: Record<string, Floor> = {};
  for (const [name, floor] of Object.entries({
    'memory grown %': growthFloorPercent,
    'open files grown': comeAndGo,
    'threads grown': comeAndGo,
    'processes grown': 0,
    'handles grown': comeAndGo,
    'unhandled or unforeseen': 0,
  }))
    floors[name] = { floor, value: figures[name]!, ok: figures[name]! <= floor };
  return {
    bench: 'soak',
    setting: `${hours} hours at ${speed} times the ${isEngineAlone ? 'speed; capture and engine in one process' : 'pace; the application with its window, all its processes'}, a scripted model server, a sample a simulated minute`,
    figures,
    floors,
  };
}

function soakWhole({ orders, onSample, onWrong }: Soaked): Promise<Readonly<Record<string, number>>> {
  return soakApplication({ ...orders, onWrong, onSample: (cost) => onSample({ ...cost, resources: 0 }) });
}

async function soakEngine({ orders, onSample, onWrong }: Soaked): Promise<Readonly<Record<string, number>>> {
  const data = makeDataFolder();
  let counts: Readonly<Record<string, number>> = {};
  try {
    const all: SoakOrders = { ...orders, dataFolder: data.folder };
    const child = fork(new URL('./soak/soaked-engine.ts', import.meta.url), [JSON.stringify(all)]);
    child.on('message', (message: SoakMessage) => {
      if (message.kind === 'wrong') onWrong(message.what);
      if (message.kind === 'over') counts = message.counts;
      if (message.kind === 'resources') onSample({ ...measureTree(child.pid!), resources: message.count });
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) onWrong(`the process ended with ${code}`);
    return counts;
  } finally {
    data.remove();
  }
}

function mbOf(memoryOf: Sample['memoryOf'], name: string): number {
  return memoryOf.filter((one) => one.name === name).reduce((sum, { mb }) => sum + mb, 0);
}

function partOf(samples: readonly Sample[], from: number): readonly Sample[] {
  const begin = Math.floor(samples.length * from);
  return samples.slice(begin, Math.max(begin + 1, Math.ceil(samples.length * (from + part))));
}

/** The median: garbage that waits to be collected makes single samples jump. */
function middle(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return quantile(samples.map(of), 0.5);
}
