/**
 * Extraction: conversations become batches, batches become memories; what is remembered, how well memories alone answer, and
 * how much of them is junk. With `--base-url URL --model NAME` a real server is asked; without, a scripted one over HTTP whose
 * extraction is rule-made, which measures the pipeline and not a model.
 */
import path from 'node:path';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { Llm } from '../../src-main/llm/llm.ts';
import { createScriptedLlm } from '../helpers/scripted-llm.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { absorbConversation } from './extraction/absorb-conversation.ts';
import { measureAbsorbed, type Measured } from './extraction/measure-absorbed.ts';
import { extractByRules, ruleExtraction } from './extraction/rule-extractor.ts';
import { watchBlocks } from './extraction/thread-time.ts';
import { benchDataFolder, readBeam, readLocomo, type Conversation } from './retrieval/bench-data.ts';
import { openBenchStore } from './retrieval/bench-store.ts';
import { createCachedEmbedder, createRealEmbedder } from './retrieval/cached-embedder.ts';

interface Totals {
  batches: number;
  absorbed: number;
  calls: number;
  tokens: number;
  dropped: number;
  seconds: number;
  readonly measured: Measured[];
}

/** `--set locomo|beam` for one of them; `--file` reads other conversations in the layout of the set (of LoCoMo where none is named). */
export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder && !args.file) return { bench: 'extraction', setting: 'no data', figures: {}, floors: {} };
  const server = args.baseUrl === null ? await startScriptedModel(ruleExtraction) : null;
  if (!server && args.model === null) throw new Error('Give --model NAME with --base-url.');
  const { llm } = createScriptedLlm(
    server ?? { server: args.baseUrl!, model: args.model! },
    server ? {} : { abilities: null, key: process.env['MNEME_BENCH_KEY'] ?? null },
  );
  const real = createRealEmbedder();
  const embedder = createCachedEmbedder(real);
  const figures: Record<string, number> = {};
  try {
    for (const [set, conversations] of Object.entries(readSets(args, folder ?? '')))
      Object.assign(figures, figuresOf(set, await absorbSet(conversations, embedder, llm)));
    if (server) Object.assign(figures, await engineTime(real));
  } finally {
    await real.close();
    await server?.close();
  }
  return {
    bench: 'extraction',
    setting:
      `${args.file ?? 'LoCoMo dev categories 1-4, BEAM 1-10 five abilities'}; messages in batches of 20; ` +
      (server ? 'extraction by rules over HTTP' : `${args.model} at ${args.baseUrl}`),
    figures,
    floors: heldFloors(figures, server !== null),
  };
}

function readSets({ set, file }: BenchArgs, folder: string): Record<string, readonly Conversation[]> {
  if (set !== null && set !== 'locomo' && set !== 'beam')
    throw new Error(`--set ${set} is not known. Give locomo or beam, or leave it out for both.`);
  if (file !== null) return set === 'beam' ? { beam: readBeam(file) } : { locomo: readLocomo(file) };
  return {
    ...(set !== 'beam' && { locomo: readLocomo(path.join(folder, 'locomo/locomo-dev.json')) }),
    ...(set !== 'locomo' && { beam: readBeam(path.join(folder, 'beam')) }),
  };
}

async function absorbSet(
  conversations: readonly Conversation[],
  embedder: Embedder,
  llm: Llm,
): Promise<Totals> {
  const totals: Totals = {
    batches: 0,
    absorbed: 0,
    calls: 0,
    tokens: 0,
    dropped: 0,
    seconds: 0,
    measured: [],
  };
  for (const conversation of conversations) {
    const bench = openBenchStore(embedder);
    try {
      const done = await absorbConversation(bench.store, { embedder, llm }, conversation);
      totals.measured.push(await measureAbsorbed(bench.store.db, done, conversation));
      for (const batch of done.batches) {
        totals.batches++;
        if (batch.state === 'absorbed' || batch.state === 'nothing') totals.absorbed++;
        totals.calls += batch.calls;
        totals.tokens += batch.tokens;
        totals.dropped += batch.dropped;
      }
      totals.seconds += done.seconds;
      await done.close();
    } finally {
      await bench.close();
    }
  }
  return totals;
}

function figuresOf(set: string, { measured, batches, ...totals }: Totals): Record<string, number> {
  const sum = (of: (one: Measured) => number): number => measured.reduce((all, one) => all + of(one), 0);
  const memories = sum((one) => one.memories);
  const junk = sum(({ echoes, duplicates, unsourced }) => echoes + duplicates + unsourced);
  const newest = measured.flatMap(({ newestFirst }) => newestFirst);
  return {
    [`${set} batches`]: batches,
    [`${set} batches absorbed %`]: percent(totals.absorbed / batches),
    [`${set} memories`]: memories,
    [`${set} operations left out`]: totals.dropped,
    [`${set} answering messages remembered %`]: percent(
      mean(measured.flatMap(({ remembered }) => remembered)),
    ),
    [`${set} R@10 of memories`]: percent(mean(measured.flatMap(({ recalls }) => recalls))),
    [`${set} junk %`]: percent(junk / Math.max(1, memories)),
    [`${set} calls a batch`]: rounded(totals.calls / batches),
    [`${set} tokens a batch`]: Math.round(totals.tokens / batches),
    [`${set} seconds a batch`]: rounded(totals.seconds / batches),
    ...(newest.length > 0 && {
      [`${set} newest fact first %`]: percent(newest.filter(Boolean).length / newest.length),
    }),
  };
}

const timedItems = 20;
const timedBatches = 15;

/**
 * The processor time of the engine's own thread for a batch of twenty messages besides the model's call (answered in the same process, by
 * rules), and the longest time for which it served nobody else.
 */
async function engineTime(embedder: Embedder): Promise<Record<string, number>> {
  const names = ['Anna', 'Bruno', 'Clara', 'Dario', 'Edgar'];
  const things = ['budget', 'garden', 'website', 'holiday', 'invoice', 'kitchen', 'contract'];
  const session = (number: number) =>
    Array.from({ length: timedItems }, (_, place) => ({
      key: `${number}/${place}`,
      author: names[place % names.length]!,
      byOwner: true,
      text:
        `The ${things[(number + place) % things.length]} of ${names[(place + number) % names.length]} costs ${number * 100 + place} euros, ` +
        `and ${names[(place + 2) % names.length]} will pay half of it before the ${(place % 27) + 1}th of May. `.repeat(
          2,
        ),
      occurredAt: Date.UTC(2026, 3, 1 + number, 9) + place * 1000,
    }));
  const llm: Llm = {
    inUse: () => ({
      server: 'bench',
      model: 'rules',
      isLocal: true,
      contextTokens: null,
      canCallTools: false,
      canSee: false,
    }),
    ask({ messages, schema }) {
      const { content } = messages.at(-1)!;
      const { items, memories } = JSON.parse(content) as Parameters<typeof extractByRules> extends [
        infer I,
        infer M,
      ]
        ? { items: I; memories: M }
        : never;
      const value = schema.parse(extractByRules(items, memories));
      return Promise.resolve({ value, usage: { calls: 1, promptTokens: 0, answerTokens: 0 } });
    },
    stream: () => {
      throw new Error('This bench asks for no stream.');
    },
  };
  const bench = openBenchStore(embedder);
  const busy: number[] = [];
  const blocks = watchBlocks();
  try {
    const conversation = {
      name: 'timed',
      questions: [],
      sessions: Array.from({ length: timedBatches }, (_, number) => session(number)),
    };
    const done = await absorbConversation(bench.store, { embedder, llm }, conversation, (busyMs, batches) => {
      busy.push(busyMs / Math.max(1, batches));
      // The first prepares statements and compiles.
      if (busy.length === 2) blocks.begin();
    });
    await done.close();
  } finally {
    blocks.stop();
    await bench.close();
  }
  const warm = busy.slice(2).sort((a, b) => a - b);
  return {
    'engine ms a batch of 20, median': rounded(warm[Math.floor(warm.length / 2)]!),
    'engine ms a batch of 20, most': rounded(warm.at(-1)!),
    'longest block of the engine ms': rounded(blocks.longestMs()),
  };
}

const least: Readonly<Record<string, number>> = { 'beam newest fact first %': 80 };
const most: Readonly<Record<string, number>> = {
  'locomo calls a batch': 1.2,
  'beam calls a batch': 1.2,
  'engine ms a batch of 20, median': 50,
  'longest block of the engine ms': 50,
};

function heldFloors(figures: Readonly<Record<string, number>>, isScripted: boolean): Record<string, Floor> {
  const held = (
    limits: Readonly<Record<string, number>>,
    isHeld: (value: number, floor: number) => boolean,
  ) =>
    Object.entries(limits)
      .filter(([name]) => figures[name] !== undefined && (isScripted || name.includes('calls')))
      .map(([name, floor]) => [name, { floor, value: figures[name]!, ok: isHeld(figures[name]!, floor) }]);
  return Object.fromEntries([
    ...held(least, (value, floor) => value >= floor),
    ...held(most, (value, floor) => value <= floor),
  ]) as Record<string, Floor>;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
