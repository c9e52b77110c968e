/** Runs one bench: `npm run bench -- NAME [--json] [--file F] [--set S] [--base-url URL --model NAME]`. The last line is its report; 1 where a floor is missed. */
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
});
const ok = Object.values(report.floors).every((floor) => floor.ok);
if (!values.json) printTable(report);
console.log(JSON.stringify({ ...report, ok }));
process.exitCode = ok ? 0 : 1;

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
