/**
 * Fuzz: inputs with something wrong in them, for the door of the window, config.yaml, importers, backups, model replies, Markdown
 * and what was sealed while locked, each in a process of its own. Nothing may end, hang for a second, be answered in a way that nobody foresaw, or
 * be written outside. `--inputs N` for each, `--set ipc,config` some of them, `--seed N`, `--file F` a text to begin with as well.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedMessage, FeedOrders, TargetName } from './fuzz/feed-target.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const usualInputs = 1_000;
const targetNames: readonly TargetName[] = [
  'ipc',
  'config',
  'imports',
  'archive',
  'replies',
  'markdown',
  'sealed',
];
/** Twenty inputs and the start of an engine take nowhere near as long, also where others want the machine. */
const patienceMs = 300_000;
/** So many of one target are enough to know. */
const mostTroubles = 50;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const seed = args.seed ?? Date.now() % 1_000_000;
  const inputs = args.inputs ?? usualInputs;
  const chosen = args.set === null ? targetNames : args.set.split(',').map(knownTarget);
  const own = args.file === null ? null : readFileSync(args.file, 'utf8');
  const figures: Record<string, number> = { seed, 'inputs each': inputs };
  const floors: Record<string, Floor> = {};
  for (const target of chosen) {
    const startedAt = performance.now();
    const { troubles, slowestMs } = await feed(target, seed, inputs, own);
    for (const trouble of troubles.slice(0, 10)) console.error(`${target}, ${trouble}`);
    const name = `${target}: ended, hung, unforeseen or written outside`;
    figures[name] = troubles.length;
    figures[`${target}: longest of one input, ms of its thread`] = Math.round(slowestMs);
    figures[`${target}: s`] = Math.round((performance.now() - startedAt) / 1000);
    floors[name] = { floor: 0, value: troubles.length, ok: troubles.length === 0 };
  }
  return { bench: 'fuzz', setting: `${inputs} inputs each, seed ${seed}`, figures, floors };
}

function knownTarget(name: string): TargetName {
  const target = targetNames.find((known) => known === name);
  if (!target) throw new Error(`--set ${name} is not known. Give some of ${targetNames.join(',')}.`);
  return target;
}

interface Fed {
  readonly troubles: readonly string[];
  readonly slowestMs: number;
}

/** A process that ended or hung is followed by another one that goes on behind the input that did it. */
async function feed(target: TargetName, seed: number, inputs: number, own: string | null): Promise<Fed> {
  const root = mkdtempSync(join(tmpdir(), `mneme-bench-fuzz-${target}-`));
  const outside = join(root, 'outside');
  mkdirSync(outside);
  const troubles: string[] = [];
  let slowestMs = 0;
  try {
    for (let from = 0, life = 0; from < inputs && troubles.length < mostTroubles; life += 1) {
      const orders = { target, seed, from, to: inputs, inside: join(root, `life-${life}`), outside, own };
      const { next, ms } = await live(orders, troubles, root);
      slowestMs = Math.max(slowestMs, ms);
      const strangers = readdirSync(root).filter((name) => name !== 'outside' && !name.startsWith('life-'));
      for (const name of [...readdirSync(outside), ...strangers]) troubles.push(`written outside: ${name}`);
      from = next;
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { troubles, slowestMs };
}

function live(orders: FeedOrders, troubles: string[], root: string): Promise<{ next: number; ms: number }> {
  mkdirSync(join(orders.inside, 'here'), { recursive: true });
  const child = fork(new URL('./fuzz/feed-target.ts', import.meta.url), [JSON.stringify(orders)], {
    // Relative paths are looked up in there.
    cwd: join(orders.inside, 'here'),
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: {
      ...process.env,
      TMPDIR: orders.inside,
      TSX_TSCONFIG_PATH: join(import.meta.dirname, '../../src-renderer/tsconfig.json'),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let at = orders.from;
  let ms: number | null = null;
  let said = '';
  child.stderr!.on('data', (text) => (said = (said + String(text)).slice(-2_000)));
  let patience = setTimeout(giveUp, patienceMs);
  function giveUp(): void {
    troubles.push(`inputs ${at} to ${at + 20}: no end in ${patienceMs / 1000} s`);
    child.kill('SIGKILL');
  }
  child.on('message', (message: FeedMessage) => {
    clearTimeout(patience);
    patience = setTimeout(giveUp, patienceMs);
    if (message.kind === 'feeding') at = message.input;
    if (message.kind === 'feeding' && at > 0 && at % 10_000 === 0) console.error(`${orders.target}: ${at}`);
    if (message.kind === 'wrong') troubles.push(`input ${message.input}: ${message.what}`);
    if (message.kind === 'done') ms = message.slowestMs;
    if (troubles.length >= mostTroubles) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(patience);
      if (ms === null && signal !== 'SIGKILL')
        troubles.push(
          `inputs ${at} to ${at + 20}: the process ended (${code ?? signal}) ${said.replaceAll(root, '')}`,
        );
      resolve({ next: ms === null ? at + 20 : orders.to, ms: ms ?? 0 });
    });
  });
}
