/** The embedder: is it the model it claims to be (Spearman on the STS benchmark's test pairs), and how fast is it? */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../src-main/base/log.ts';
import { createEmbedder } from '../../src-main/embedding/create-embedder.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { BenchReport, Floor } from './report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The published figure of bge-small-en-v1.5 on STSBenchmark test. */
const published = 0.857;
const tolerance = 0.005;

export async function run(): Promise<BenchReport> {
  const embedder = createEmbedder({
    modelsFolder: join(root, 'resources/models'),
    threadFile: new URL('../../src-main/embedding/embedding-thread.ts', import.meta.url),
    log: silentLog,
  });
  try {
    const loadMs = await millisecondsOf(() => embedder.embedQuery('warm'));
    const figures: Record<string, number> = { loadMs: Math.round(loadMs) };
    const floors: Record<string, Floor> = {};
    for (const chars of [40, 400]) figures[`textsPerSecond${chars}`] = await speed(embedder, chars);
    figures.questionMs = await questionMs(embedder);
    const pairs = await readPairs();
    if (pairs) {
      const spearman = await measureSts(embedder, pairs);
      figures.stsSpearman = round(spearman, 4);
      floors.stsSpearman = {
        floor: published - tolerance,
        value: round(spearman, 4),
        ok: Math.abs(spearman - published) <= tolerance,
      };
    }
    return {
      bench: 'embed',
      setting: `${availableParallelism()} cores, bge-small-en-v1.5 q8, STS test ${pairs?.length ?? 0} pairs`,
      figures,
      floors,
    };
  } finally {
    await embedder.close();
  }
}

interface Pair {
  readonly similarity: number;
  readonly first: string;
  readonly second: string;
}

async function readPairs(): Promise<readonly Pair[] | null> {
  const file = join(process.env.MNEME_BENCH_DATA ?? join(root, '../shared/bench'), 'sts/sts-test.csv');
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => {
      const fields = line.split('\t');
      return { similarity: Number(fields[4]), first: fields[5]!, second: fields[6]! };
    });
  } catch {
    console.error(
      `embed: ${file} is missing, so the model's quality is not measured (set MNEME_BENCH_DATA).`,
    );
    return null;
  }
}

async function measureSts(embedder: Embedder, pairs: readonly Pair[]): Promise<number> {
  const first = await embedder.embedPassages(pairs.map((pair) => pair.first));
  const second = await embedder.embedPassages(pairs.map((pair) => pair.second));
  const cosines = first.map((a, pair) => a.whole.reduce((sum, x, i) => sum + x * second[pair]!.whole[i]!, 0));
  return spearman(
    cosines,
    pairs.map((pair) => pair.similarity),
  );
}

async function speed(embedder: Embedder, chars: number): Promise<number> {
  const words =
    'the quarterly report on the harbour project was sent to everybody in the office by Monday '.repeat(9);
  const texts = Array.from({ length: chars < 100 ? 1_024 : 256 }, (_, i) =>
    `${i} ${words.slice(i % 60)}`.slice(0, chars),
  );
  const ms = await millisecondsOf(() => embedder.embedPassages(texts));
  return Math.round((texts.length / ms) * 1_000);
}

async function questionMs(embedder: Embedder): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 50; i++)
    times.push(await millisecondsOf(() => embedder.embedQuery(`where did I read about topic ${i}?`)));
  return round(times.sort((a, b) => a - b)[25]!, 1);
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. */
function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(ranks(a), ranks(b));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((x, y) => values[x]! - values[y]!);
  const result = new Array<number>(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end += 1;
    for (let i = start; i <= end; i++) result[order[i]!] = (start + end) / 2;
    start = end + 1;
  }
  return result;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  a.forEach((x, i) => {
    both += (x - meanA) * (b[i]! - meanB);
    ofA += (x - meanA) ** 2;
    ofB += (b[i]! - meanB) ** 2;
  });
  return both / Math.sqrt(ofA * ofB);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
