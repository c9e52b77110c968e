/**
 * Extraction: conversations become batches, batches become memories; what is remembered, how well memories alone answer, and
 * how much of them is junk. With `--base-url URL --model NAME` a real server is asked; without, a scripted one over HTTP whose
 * extraction is rule-made, which measures the pipeline and not a model.
 */
import path from 'node:path';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { Llm } from '../../src-main/llm/llm.ts';
import { createScriptedLlm, everyAbility } from '../helpers/scripted-llm.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { absorbConversation } from './extraction/absorb-conversation.ts';
import { measureAbsorbed, type Measured } from './extraction/measure-absorbed.ts';
import {
  extractByRules,
  extractionWith,
  ruleExtraction,
  type ShownBatch,
  type ToldUpdate,
} from './extraction/rule-extractor.ts';
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
    server
      ? { abilities: { ...everyAbility, contextTokens: 32_768 } }
      : { abilities: null, key: process.env['MNEME_BENCH_KEY'] ?? null },
  );
  const real = createRealEmbedder();
  const embedder = createCachedEmbedder(real);
  const figures: Record<string, number> = {};
  try {
    for (const [set, conversations] of Object.entries(readSets(args, folder ?? ''))) {
      const absorb = (before: (conversation: Conversation) => void) =>
        absorbSet(conversations, { embedder, llm }, before);
      Object.assign(figures, figuresOf(set, await absorb(() => {})));
      if (!server || set !== 'beam') continue;
      const told = await absorb((conversation) => server.script(extractionWith(updatesOf(conversation))));
      figures['beam newest fact first, told %'] = newestFirst(told)!;
    }
    // Of twenty passages a model finds worth keeping some; that each of them is one is the worst case.
    if (server) for (const entries of [8, 20]) Object.assign(figures, await engineTime(real, entries));
  } finally {
    await real.close();
    await server?.close();
  }
  return {
    bench: 'extraction',
    setting:
      `${args.file ?? 'LoCoMo dev categories 1-4, BEAM 1-10 five abilities'}; messages in batches of 20; ` +
      (server ? 'extraction by rules over HTTP, room for 32,768 tokens' : `${args.model} at ${args.baseUrl}`),
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
  models: { readonly embedder: Embedder; readonly llm: Llm },
  before: (conversation: Conversation) => void,
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
    const bench = openBenchStore(models.embedder);
    before(conversation);
    try {
      const done = await absorbConversation(bench.store, models, conversation);
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

/** Every pair of messages of which one replaces what the other says. */
function updatesOf({ sessions, questions }: Conversation): ToldUpdate[] {
  const texts = new Map(sessions.flat().map(({ key, text }) => [key, text]));
  return questions.flatMap(({ update }) =>
    (update?.by ?? []).flatMap((by) =>
      update!.replaced
        .filter((replaced) => replaced !== by)
        .map((replaced) => ({ by: texts.get(by) ?? '', replaced: texts.get(replaced) ?? '' })),
    ),
  );
}

function newestFirst({ measured }: Totals): number | null {
  const pairs = measured.flatMap((one) => one.newestFirst);
  return pairs.length === 0 ? null : percent(pairs.filter(Boolean).length / pairs.length);
}

function figuresOf(set: string, all: Totals): Record<string, number> {
  const { measured, batches, ...totals } = all;
  const sum = (of: (one: Measured) => number): number => measured.reduce((all, one) => all + of(one), 0);
  const memories = sum((one) => one.memories);
  const junk = sum(({ echoes, duplicates, unsourced }) => echoes + duplicates + unsourced);
  const newest = newestFirst(all);
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
    ...(newest !== null && { [`${set} newest fact first %`]: newest }),
  };
}

const timedItems = 20;
const timedBatches = 15;

/**
 * The processor time of the engine's own thread for a batch of twenty messages besides the model's call (answered in the same process, by the simplest
 * rules), and the longest time for which it served nobody else.
 */
async function engineTime(embedder: Embedder, entries: number): Promise<Record<string, number>> {
  const names = ['Anna', 'Bruno', 'Clara', 'Dario', 'Edgar', 'Fatima', 'Greta'];
  const sayings = [
    'The budget of the garden is 300 euros, and NAME will pay half of it in May.',
    'NAME moved to Lisbon to work as a nurse in the old hospital by the river.',
    'I have to descale the coffee machine every spring, NAME showed me how with vinegar.',
    'The train to Porto leaves at 7:40 and NAME has the tickets.',
    'NAME thinks that the second chapter of the thesis is too long by ten pages.',
    'Our landlord wants the rent before the third of each month, said NAME.',
    'The backup of the server failed again, NAME looks at the log this evening.',
    'NAME is allergic to walnuts, so the cake needs almonds instead.',
    'We watched a film about whales with NAME and talked until midnight.',
    'The tax office wrote to NAME, the deadline for the form is the 14th of June.',
    'NAME sold the red bicycle to a student from the second floor.',
    'The choir rehearses on Tuesdays now, and NAME sings the alto part.',
    'NAME found a crack in the bathroom tiles and called the plumber.',
    'The new printer needs another driver, wrote NAME from the office.',
    'My cousin NAME opens a bakery with rye bread and cinnamon rolls.',
    'NAME broke an ankle while skiing and is on sick leave until March.',
    'The history exam covers the railway strikes, NAME lent me the notes.',
    'Our insurance pays for the broken window if NAME sends the photos.',
    'NAME planted tomatoes and beans on the balcony last weekend.',
    'The museum shows maps of Venice, NAME bought tickets for Sunday.',
    'NAME prefers the blue wallpaper for the children and not the yellow one.',
    'The puppy of NAME chewed the cable of the lamp again.',
    'NAME learns Portuguese with a tandem partner twice a week.',
  ];
  const session = (number: number) =>
    Array.from({ length: timedItems }, (_, place) => ({
      key: `${number}/${place}`,
      author: names[place % names.length]!,
      byOwner: true,
      text:
        sayings[(number * 3 + place) % sayings.length]!.replace(
          'NAME',
          names[(number + place) % names.length]!,
        ) + ` Note ${number * timedItems + place}.`,
      occurredAt: Date.UTC(2026, 3, 1 + number, 9) + place * 1000,
    }));
  const llm: Llm = {
    inUse: () => ({
      server: 'bench',
      model: 'rules',
      isLocal: true,
      contextTokens: 32_768,
      canCallTools: false,
      canSee: false,
    }),
    ask({ messages, schema }) {
      const { content } = messages.at(-1)!;
      const { items, memories } = JSON.parse(content) as ShownBatch;
      const value = schema.parse(extractByRules(items.slice(0, entries), memories, []));
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
      if (batches === 0) throw new Error('A batch was not absorbed, so there is nothing to time.');
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
    [`engine ms a batch of 20, ${entries} entries, median`]: rounded(warm[Math.floor(warm.length / 2)]!),
    [`engine ms a batch of 20, ${entries} entries, most`]: rounded(warm.at(-1)!),
    [`longest block of the engine ms, ${entries} entries`]: rounded(blocks.longestMs()),
  };
}

const least: Readonly<Record<string, number>> = { 'beam newest fact first, told %': 80 };
const most: Readonly<Record<string, number>> = {
  'locomo calls a batch': 1.2,
  'beam calls a batch': 1.2,
  'engine ms a batch of 20, 8 entries, median': 50,
  'longest block of the engine ms, 8 entries': 50,
  'longest block of the engine ms, 20 entries': 50,
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
