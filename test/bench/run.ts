/** Runs one bench: `npm run bench -- NAME [--json] [--file F] [--set S] [--base-url URL --model NAME] [--seed N] [--kills N] [--inputs N] [--hours N] [--speed N]`. The last line is its report; 1 where a floor is missed. */
import { parseArgs } from 'node:util';
import { readdirSync } from 'node:fs';
import type { BenchArgs, BenchReport } from './report.ts';

const notBenches = new Set(['run', 'report']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    file: { type: 'string' },
    set: { type: 'string' },
    'base-url': { type: 'string' },
    model: { type: 'string' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    inputs: { type: 'string' },
    hours: { type: 'string' },
    speed: { type: 'string' },
  },
});

const names = benchNames();
const name = positionals[0];
if (name === undefined || !names.includes(name)) {
  const found = name === undefined ? 'No bench was named.' : `There is no bench named "${name}".`;
  console.error(`${found} Name one of: ${names.join(', ')}.`);
  process.exit(2);
}

const bench = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as {
  readonly run: (args: BenchArgs) => Promise<BenchReport>;
};
const report = await bench.run({
  json: values.json,
  file: values.file ?? null,
  set: values.set ?? null,
  baseUrl: values['base-url'] ?? null,
  model: values.model ?? null,
  seed: numberOf('seed'),
  kills: numberOf('kills'),
  inputs: numberOf('inputs'),
  hours: numberOf('hours'),
  speed: numberOf('speed'),
});
const ok = Object.values(report.floors).every((floor) => floor.ok);
if (!values.json) printTable(report);
console.log(JSON.stringify({ ...report, ok }));
process.exitCode = ok ? 0 : 1;

function numberOf(option: 'seed' | 'kills' | 'inputs' | 'hours' | 'speed'): number | null {
  const written = values[option];
  if (written === undefined) return null;
  const number = Number(written);
  if (Number.isFinite(number) && number >= 0) return number;
  console.error(`--${option} ${written} is no number. Give one that is not below 0.`);
  process.exit(2);
}

function benchNames(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .filter((file) => !notBenches.has(file));
}

function printTable({ setting, figures, floors }: BenchReport): void {
  console.log(setting);
  for (const [figure, value] of Object.entries(figures)) {
    const floor = floors[figure];
    const verdict = floor ? `  floor ${floor.floor}: ${floor.ok ? 'held' : 'MISSED'}` : '';
    console.log(`${figure.padEnd(44)} ${String(value).padStart(10)}${verdict}`);
  }
}
