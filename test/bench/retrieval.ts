/**
 * Retrieval: does search bring the messages that answer a question among the first ten?
 * LoCoMo and BEAM through the product's own store, backlog and search, on encrypted files; unit: one message.
 * R@10 is the mean over questions of the share of answering messages among the first ten hits, in per cent.
 */
import path from 'node:path';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { defaultRanking, defaultRerank, type Ranking } from '../../src-main/memory/search/ranking.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import type { Search } from '../../src-main/memory/search/search.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import type { Embedder, QuestionVectors } from '../../src-main/embedding/embedder.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import {
  benchDataFolder,
  readBeam,
  readLocomo,
  type Conversation,
  type LabelledQuestion,
} from './retrieval/bench-data.ts';
import { openBenchStore } from './retrieval/bench-store.ts';
import { createCachedEmbedder, createRealEmbedder } from './retrieval/cached-embedder.ts';

const words: Ranking = { ...defaultRanking, columns: [1, 0, 0], meaning: 0, author: 0, rerank: null };
const rankingA: Ranking = { ...defaultRanking, author: 0.5, rerank: null };
const rows: Readonly<Record<string, Ranking>> = {
  text: words,
  'text and neighbours': { ...words, columns: defaultRanking.columns },
  vectors: { ...words, words: 0, meaning: 4 },
  A: rankingA,
  'A without author': { ...rankingA, author: 0 },
  B: defaultRanking,
  'B without author': {
    ...defaultRanking,
    author: 0,
    rerank: { ...defaultRerank, author: 0, firstAuthor: 0 },
  },
};

const floors: Readonly<Record<string, number>> = { 'locomo B': 80, 'pooled B': 79, 'beam B': 80 };

interface Sets {
  readonly [set: string]: readonly (readonly Conversation[])[];
}

/** `--set locomo` (each conversation in a store of its own, then all in one: `pooled`) or `beam`; `--file` reads others. */
export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder && !args.file) return { bench: 'retrieval', setting: 'no data', figures: {}, floors: {} };
  const sets = readSets(args, folder ?? '');
  const real = createRealEmbedder();
  const embedder = rememberQuestions(createCachedEmbedder(real));
  const figures: Record<string, number> = {};
  try {
    for (const [set, stores] of Object.entries(sets)) {
      const recalls: Record<string, number[]> = {};
      for (const conversations of stores) await measureStore(conversations, embedder, recalls);
      for (const [row, values] of Object.entries(recalls)) figures[`${set} ${row}`] = percent(values);
      figures[`${set} questions`] = recalls['B']?.length ?? 0;
    }
  } finally {
    await real.close();
  }
  const data = args.file ?? 'LoCoMo dev categories 1-4, BEAM 1-10 five abilities';
  return {
    bench: 'retrieval',
    setting: `R@10 in per cent, unit one message; ${data}; dates not taken as filters`,
    figures,
    floors: heldFloors(figures),
  };
}

function readSets({ set, file }: BenchArgs, folder: string): Sets {
  if (set !== null && set !== 'locomo' && set !== 'beam')
    throw new Error(`--set ${set} is not known. Give locomo or beam, or leave it out for both.`);
  if (file !== null && set === null)
    throw new Error(`--file needs --set locomo or --set beam, to know the layout of ${file}.`);
  const locomo = set === 'beam' ? [] : readLocomo(file ?? path.join(folder, 'locomo/locomo-dev.json'));
  const beam = set === 'locomo' ? [] : readBeam(file ?? path.join(folder, 'beam'));
  return {
    ...(locomo.length > 0 && { locomo: locomo.map((conversation) => [conversation]), pooled: [locomo] }),
    ...(beam.length > 0 && { beam: beam.map((conversation) => [conversation]) }),
  };
}

/** Adds the recall of every question to each row of `recalls`. The conversations share one store. */
async function measureStore(
  conversations: readonly Conversation[],
  embedder: Embedder,
  recalls: Record<string, number[]>,
): Promise<void> {
  const bench = openBenchStore(embedder);
  try {
    const keys = new Map<number, string>();
    for (const { name, sessions } of conversations) {
      for (const [number, messages] of sessions.entries()) {
        const ids = addUnits(
          bench.store.db,
          `${name}/${number}`,
          messages.map((message) => ({ ...message, frameId: null })),
        );
        for (const [place, id] of ids.entries()) keys.set(id, `${name}:${messages[place]!.key}`);
      }
    }
    bench.backlog.start();
    await bench.backlog.drain();
    if (bench.backlog.waiting() > 0)
      throw new Error(`Not every message got a vector: ${bench.backlog.state().reason}`);
    for (const [row, ranking] of Object.entries(rows)) {
      let now = 0;
      const search = bench.searchWith(ranking, { ...systemClock, now: () => now });
      for (const { name, sessions, questions } of conversations) {
        // Asked when the last message was written.
        now = Math.max(...sessions.flat().map(({ occurredAt }) => occurredAt));
        for (const question of questions) {
          const found = (await ask(search, question.text)).map((unitId) => keys.get(unitId));
          (recalls[row] ??= []).push(recall(found, name, question));
        }
      }
    }
  } finally {
    await bench.close();
  }
}

/** The first ten units; the chips of understood dates are removed, since the messages speak of other days than their own. */
async function ask(search: Search, text: string): Promise<number[]> {
  const first = await search.query(searchQuerySchema.parse({ text, limit: 10 }));
  const literal = first.understood.map((date) => date.text);
  const answer =
    literal.length === 0 ? first : await search.query(searchQuerySchema.parse({ text, literal, limit: 10 }));
  return answer.hits.map((hit) => hit.unitId);
}

function recall(found: readonly (string | undefined)[], name: string, { answers }: LabelledQuestion): number {
  const first = new Set(found.slice(0, 10));
  return answers.filter((key) => first.has(`${name}:${key}`)).length / answers.length;
}

function percent(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 10;
}

function heldFloors(figures: Readonly<Record<string, number>>): Record<string, Floor> {
  return Object.fromEntries(
    Object.entries(floors)
      .filter(([name]) => figures[name] !== undefined)
      .map(([name, floor]) => [name, { floor, value: figures[name]!, ok: figures[name]! >= floor }]),
  );
}

/** Each row asks the same questions; the model need see them only once. */
function rememberQuestions(embedder: Embedder): Embedder {
  const known = new Map<string, Promise<QuestionVectors>>();
  return {
    ...embedder,
    embedQuery(text) {
      const vector = known.get(text) ?? embedder.embedQuery(text);
      known.set(text, vector);
      return vector;
    },
  };
}
