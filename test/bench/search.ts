/**
 * How long a search takes over many memories, through the product's engine on an encrypted store with text and vectors: in a
 * fresh process whose file is not in the system's cache, and warm. CPU times are of all threads and do not depend on what
 * else runs on the machine. `--set 10000,100000,1000000` chooses the sizes; `large-store/` says how the stores are made.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { readQuestion } from '../../src-main/memory/search/question.ts';
import { generatedApplication, generatedYear } from './large-store/generated-units.ts';
import { askInFreshProcess, dropFromCache } from './large-store/ask-in-process.ts';
import { keptLargeStore } from './large-store/large-store.ts';
import { quantile, round } from './large-store/numbers.ts';
import { measureRecall } from './large-store/recall.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { benchDataFolder, readLocomo } from './retrieval/bench-data.ts';
import { createRealEmbedder } from './retrieval/cached-embedder.ts';

const floorAt: Readonly<Record<number, number>> = { 100_000: 80, 1_000_000: 250 };
const recallFloor = 0.98;
const questionsAsked = 120;
const coldProcesses = 3;
const coldQuestions = 8;
const recallQuestions = 40;
const weekMs = 7 * 86_400_000;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder) return { bench: 'search', setting: 'no data', figures: {}, floors: {} };
  const sizes = (args.set ?? '10000,100000').split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--set takes sizes such as 10000,100000, not "${args.set}".`);
  const questions = chooseQuestions(folder);
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  let isDropped = true;
  for (const size of sizes) {
    const note = (name: string, value: number, digits = 1): void => {
      figures[`${size} ${name}`] = round(value, digits);
    };
    const hold = (name: string, floor: number, ok: (value: number) => boolean): void => {
      const value = figures[`${size} ${name}`]!;
      floors[`${size} ${name}`] = { floor, value, ok: ok(value) };
    };
    const store = (await keptLargeStore(size))!;
    if (store.builtInSeconds !== null) note('building s', store.builtInSeconds);
    note('database MB', store.databaseBytes / 1e6);
    const database = path.join(store.dataFolder, 'mneme.db');
    const cold = [];
    for (let start = 0; start < coldProcesses; start++) {
      isDropped = dropFromCache(database) && isDropped;
      const first = questions.slice(start * coldQuestions, (start + 1) * coldQuestions);
      cold.push(await askInFreshProcess({ dataFolder: store.dataFolder, cold: first, warm: {} }));
    }
    const median = (values: readonly number[]): number => quantile(values, 0.5);
    note('cold start ms', median(cold.map(({ startedMs }) => startedMs)));
    note('cold until meaning ms', median(cold.map(({ readyMs }) => readyMs)));
    note('cold first ms', median(cold.map(({ coldMs }) => coldMs[0]!)));
    note('cold p50 ms', median(cold.flatMap(({ coldMs }) => coldMs)));
    note(
      'cold p95 ms',
      quantile(
        cold.flatMap(({ coldMs }) => coldMs),
        0.95,
      ),
    );
    const { warm, atRestMb, afterMb } = await askInFreshProcess({
      dataFolder: store.dataFolder,
      cold: [],
      warm: warmSettings(questions),
    });
    for (const [name, { ms, cpuMs }] of Object.entries(warm)) {
      note(`${name}p50 ms`, median(ms));
      note(`${name}p95 ms`, quantile(ms, 0.95));
      note(`${name}cpu p95 ms`, quantile(cpuMs, 0.95));
    }
    note('resident at rest MB', atRestMb);
    note('resident after MB', afterMb);
    const real = createRealEmbedder();
    try {
      const { at10, at100 } = await measureRecall(
        store.dataFolder,
        real,
        questions.slice(0, recallQuestions),
      );
      note('vectors recall@10', at10, 4);
      note('vectors recall@100', at100, 4);
    } finally {
      await real.close();
    }
    if (floorAt[size] !== undefined) hold('p95 ms', floorAt[size], (value) => value <= floorAt[size]!);
    hold('vectors recall@10', recallFloor, (value) => value >= recallFloor);
  }
  const setting =
    `${availableParallelism()} cores, encrypted store, ${questions.length} questions of LoCoMo without a date, first page of 20; ` +
    `cold: fresh process, the file ${isDropped ? 'dropped from' : 'perhaps in'} the system's cache; resident: the engine's process`;
  return { bench: 'search', setting, figures, floors };
}

function warmSettings(texts: readonly string[]) {
  const from = generatedYear.from + 20 * weekMs;
  return {
    '': { texts, more: {} },
    'one application ': { texts, more: { filters: { applications: [generatedApplication] } } },
    'one week ': { texts, more: { filters: { from, to: from + weekMs } } },
    'three words ': { texts: texts.map((text) => text.split(' ').slice(-3).join(' ')), more: {} },
  };
}

/** Spread over all conversations. A date would narrow the search; `warmSettings` does that on purpose. */
function chooseQuestions(data: string): string[] {
  const all = readLocomo(path.join(data, 'locomo/locomo-dev.json'))
    .flatMap((conversation) => conversation.questions.map(({ text }) => text))
    .filter((text) => readQuestion(text, 0, []).understood.length === 0);
  const step = Math.max(1, Math.floor(all.length / questionsAsked));
  return all.filter((_, place) => place % step === 0).slice(0, questionsAsked);
}
