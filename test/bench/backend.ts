/**
 * Conversation memory without inference: each turn of the LoCoMo conversations is added to the `mem0` backend as it was said,
 * and the questions are asked of it. R@10 as in `retrieval`; floor: a point below it. `--file` reads other conversations.
 * `--set 20000,100000` measures how long a search takes over so many facts as well.
 */
import path from 'node:path';
import { createMem0Memory } from '../../src-main/backends/mem0-memory.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { Llm } from '../../src-main/llm/llm.ts';
import { defaultRanking } from '../../src-main/memory/search/ranking.ts';
import type { BenchArgs, BenchReport } from './report.ts';
import { benchDataFolder, readLocomo, type Conversation } from './retrieval/bench-data.ts';
import { openBenchStore } from './retrieval/bench-store.ts';
import { createCachedEmbedder, createRealEmbedder } from './retrieval/cached-embedder.ts';
import { measureSizes } from './conversation/search-speed.ts';
import { quantile, round } from './large-store/numbers.ts';

/** What `retrieval` measures on the same questions (row B), less one point. */
const floor = 82.3;

/** Nothing is inferred here, so no model is asked. */
const noLlm: Llm = {
  inUse: () => null,
  ask: () => Promise.reject(new Error('no model is asked')),
  // eslint-disable-next-line require-yield -- it has nothing to say
  async *stream() {
    await Promise.reject(new Error('no model is asked'));
  },
};

export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder && !args.file) return { bench: 'backend', setting: 'no data', figures: {}, floors: {} };
  const conversations = readLocomo(args.file ?? path.join(folder ?? '', 'locomo/locomo-dev.json'));
  const real = createRealEmbedder();
  const embedder = createCachedEmbedder(real);
  const recalls: number[] = [];
  const times: number[] = [];
  try {
    for (const conversation of conversations) await measure(conversation, embedder, recalls, times);
  } finally {
    await real.close();
  }
  const sizes = args.set === null ? [] : args.set.split(',').map(Number);
  const speed = await measureSizes(sizes, args.file);
  const value = round((recalls.reduce((sum, one) => sum + one, 0) / recalls.length) * 100, 1);
  return {
    bench: 'backend',
    setting: `mem0 backend, each turn added without inference, one store a conversation, ${recalls.length} questions`,
    figures: {
      'mem0 R@10': value,
      'search p50 ms': round(quantile(times, 0.5), 0),
      'search p95 ms': round(quantile(times, 0.95), 0),
      ...speed.figures,
    },
    floors: { 'mem0 R@10': { floor, value, ok: value >= floor }, ...speed.floors },
  };
}

async function measure(
  { name, sessions, questions }: Conversation,
  embedder: Embedder,
  recalls: number[],
  times: number[],
): Promise<void> {
  const bench = openBenchStore(embedder);
  try {
    const { db } = bench.store;
    const nothing = (): void => {};
    const parts = {
      db,
      clock: systemClock,
      onUnits: nothing,
      onUnitsRemoved: nothing,
      onChange: nothing,
      onDue: nothing,
    };
    const memories = createMemories(parts);
    // Asked when the last message was written.
    const now = Math.max(...sessions.flat().map(({ occurredAt }) => occurredAt));
    const search = bench.searchWith(defaultRanking, { ...systemClock, now: () => now });
    const memory = createMem0Memory({ db, memories, search, llm: noLlm, clock: systemClock });
    // What was said twice in a session is one memory.
    const keys = new Map<string, string[]>();
    for (const [number, messages] of sessions.entries()) {
      for (const { key, author, text, occurredAt } of messages) {
        const talk = [{ role: 'user' as const, name: author, content: text }];
        const { results } = await memory.add(talk, {
          userId: name,
          runId: String(number),
          infer: false,
          timestamp: occurredAt,
        });
        const { id } = results[0]!;
        keys.set(id, [...(keys.get(id) ?? []), key]);
      }
    }
    bench.backlog.start();
    await bench.backlog.drain();
    for (const { text, answers } of questions) {
      const startedAt = performance.now();
      const { results } = await memory.search(text, { userId: name, limit: 10 });
      times.push(performance.now() - startedAt);
      const found = new Set(results.flatMap(({ id }) => keys.get(id) ?? []));
      recalls.push(answers.filter((key) => found.has(key)).length / answers.length);
    }
  } finally {
    await bench.close();
  }
}
