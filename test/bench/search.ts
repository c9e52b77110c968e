/**
 * How long a search takes over many memories: the product's search on an encrypted store, text and vectors, warm.
 * The units are sentences put together from the words of the bench texts, in applications and over a year; their vectors are
 * made up but lie as real ones do: each is a real vector of a bench text, moved a little. CPU times are of all threads, and
 * do not depend on what else runs on the machine. Set: `--set 10000,100000`.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { defaultRanking } from '../../src-main/memory/fuse.ts';
import { addUnits, type NewUnit } from '../../src-main/memory/units.ts';
import { transaction } from '../../src-main/store/database.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { benchDataFolder, readLocomo } from './retrieval/bench-data.ts';
import { openBenchStore, type BenchStore } from './retrieval/bench-store.ts';
import { createCachedEmbedder, createRealEmbedder } from './retrieval/cached-embedder.ts';

const floorAt: Readonly<Record<number, number>> = { 100_000: 80, 1_000_000: 250 };
const questionsAsked = 120;
const dayMs = 86_400_000;
const applications = ['Firefox', 'Mail', 'Terminal', 'Editor', 'Chat', 'Calendar', 'Slides', 'Music'];

export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder) return { bench: 'search', setting: 'no data', figures: {}, floors: {} };
  const sizes = (args.set ?? '10000,100000').split(',').map(Number);
  const conversations = readLocomo(folder);
  const texts = conversations.flatMap(({ sessions }) => sessions.flat().map(({ text }) => text));
  const questions = conversations.flatMap((conversation) => conversation.questions.map(({ text }) => text));
  const real = createRealEmbedder();
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  try {
    const cached = createCachedEmbedder(real);
    const seeds = await cached.embedPassages(texts.slice(0, 1000));
    for (const size of sizes) {
      const bench = openBenchStore(withVectors(cached, seeds));
      try {
        await fill(bench, texts, size, figures);
        await measure(bench, questions, size, figures);
        const floor = floorAt[size];
        const p95 = figures[`${size} p95 ms`]!;
        if (floor !== undefined) floors[`${size} p95 ms`] = { floor, value: p95, ok: p95 <= floor };
      } finally {
        await bench.close();
      }
    }
  } finally {
    await real.close();
  }
  const setting = `${availableParallelism()} cores, encrypted store, ${questionsAsked} questions of LoCoMo, first page of 20, warm`;
  return { bench: 'search', setting, figures, floors };
}

/** Passages get made-up vectors; questions go through the model. */
function withVectors(embedder: Embedder, seeds: readonly Float32Array[]): Embedder {
  const random = repeatable(7);
  return {
    ...embedder,
    embedPassages: (texts) =>
      Promise.resolve(
        texts.map(() =>
          seeds[Math.floor(random() * seeds.length)]!.map((part) => part + (random() - 0.5) * 0.05),
        ),
      ),
  };
}

async function fill(
  bench: BenchStore,
  texts: readonly string[],
  size: number,
  figures: Record<string, number>,
): Promise<void> {
  const random = repeatable(1);
  const words = texts.join(' ').split(/\s+/);
  const start = Date.UTC(2025, 0, 1);
  const { db } = bench.store;
  const startedAt = performance.now();
  for (let made = 0; made < size; made += 500) {
    const capturedAt = start + Math.floor((made / size) * 365 * dayMs);
    transaction(db, () => {
      const application = applications[(made / 500) % applications.length]!;
      const activity = db.run(
        'INSERT INTO activities (display_id, application, title, started_at, ended_at) VALUES (?, ?, ?, ?, ?)',
        ['1', application, application, capturedAt, capturedAt + 1000],
      );
      const units = Array.from({ length: Math.min(500, size - made) }, (_, place): NewUnit => {
        const frame =
          place % 5 === 0
            ? db.run(
                `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
                 VALUES (?, '1', ?, 'screen', 1920, 1080, 'read', 1)`,
                [activity.id, capturedAt + place],
              ).id
            : null;
        const from = Math.floor(random() * (words.length - 60));
        const text = words.slice(from, from + 10 + Math.floor(random() * 40)).join(' ');
        return {
          text,
          author: application,
          byOwner: false,
          occurredAt: capturedAt + place,
          frameId: frame as NewUnit['frameId'],
        };
      });
      addUnits(db, application, units);
    });
  }
  figures[`${size} text seconds`] = round((performance.now() - startedAt) / 1000);
  bench.backlog.start();
  await bench.backlog.drain();
  if (bench.backlog.waiting() > 0) throw new Error(`Vectors are missing: ${bench.backlog.state().reason}`);
  bench.store.checkpoint();
  figures[`${size} file MB`] = round(statSync(bench.store.file).size / 1e6);
}

async function measure(
  bench: BenchStore,
  questions: readonly string[],
  size: number,
  figures: Record<string, number>,
): Promise<void> {
  const search = bench.searchWith(defaultRanking);
  const step = Math.max(1, Math.floor(questions.length / questionsAsked));
  const asked = questions.filter((_, place) => place % step === 0).slice(0, questionsAsked);
  const settings: Readonly<Record<string, object>> = {
    '': {},
    ' one application': { filters: { applications: ['Mail'] } },
    ' one week': { filters: { from: Date.UTC(2025, 5, 1), to: Date.UTC(2025, 5, 8) } },
    ' three words': {},
  };
  for (const [name, more] of Object.entries(settings)) {
    const text = (question: string): string =>
      name === ' three words' ? question.split(' ').slice(-3).join(' ') : question;
    const literalOf = new Map<string, string[]>();
    for (const question of asked) {
      const first = await search.query(searchQuerySchema.parse({ text: text(question), ...more }));
      literalOf.set(
        question,
        first.understood.map((date) => date.text),
      );
    }
    const times: number[] = [];
    const cpuTimes: number[] = [];
    for (const question of asked) {
      const query = searchQuerySchema.parse({
        text: text(question),
        literal: literalOf.get(question),
        ...more,
      });
      const startedAt = performance.now();
      const cpuBefore = process.cpuUsage();
      await search.query(query);
      const { user, system } = process.cpuUsage(cpuBefore);
      times.push(performance.now() - startedAt);
      cpuTimes.push((user + system) / 1000);
    }
    times.sort((a, b) => a - b);
    cpuTimes.sort((a, b) => a - b);
    figures[`${size}${name} p50 ms`] = round(times[Math.floor(times.length * 0.5)]!);
    figures[`${size}${name} p95 ms`] = round(times[Math.floor(times.length * 0.95)]!);
    figures[`${size}${name} cpu p95 ms`] = round(cpuTimes[Math.floor(cpuTimes.length * 0.95)]!);
  }
}

/** The same numbers in every run (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
