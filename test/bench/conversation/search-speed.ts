/** How long a search of conversation memory takes over many facts of the `mem0` backend: all of one scope, and of ten. */
import { createVectorBackend } from '../../../src-main/backends/vector-backend.ts';
import type { FactChange } from '../../../src-main/backends/backend.ts';
import { agentScope, type Scope } from '../../../src-main/backends/scope.ts';
import { systemClock } from '../../../src-main/base/clock.ts';
import { createMemories } from '../../../src-main/memory/create-memories.ts';
import { defaultRanking } from '../../../src-main/memory/search/ranking.ts';
import { createMadeUpEmbedder } from '../large-store/made-up-vectors.ts';
import { quantile, round } from '../large-store/numbers.ts';
import type { Floor } from '../report.ts';
import { openBenchStore } from '../retrieval/bench-store.ts';
import { createCachedEmbedder, createRealEmbedder } from '../retrieval/cached-embedder.ts';
import { makeUpFacts } from './made-up-facts.ts';

interface Speed {
  readonly figures: Record<string, number>;
  readonly floors: Record<string, Floor>;
}

const scopesCount = 10;
const seedTexts = 1_000;
const addedAtOnce = 1_000;
const floorMs = 80;

/** `file`: as `makeUpFacts` takes it. Nothing where no sizes are asked for. */
export async function measureSizes(sizes: readonly number[], file: string | null): Promise<Speed> {
  const speed: Speed = { figures: {}, floors: {} };
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--set takes sizes such as 20000,100000, not "${sizes.join(',')}".`);
  for (const size of sizes) await measureSize(size, file, speed);
  return speed;
}

async function measureSize(size: number, file: string | null, { figures, floors }: Speed): Promise<void> {
  const made = makeUpFacts(size, file);
  if (!made) return;
  const real = createRealEmbedder();
  try {
    const seeds = await createCachedEmbedder(real).embedPassages(made.turns.slice(0, seedTexts));
    const bench = openBenchStore(createMadeUpEmbedder(real, seeds));
    try {
      const { db } = bench.store;
      const nothing = (): void => {};
      const memories = createMemories({
        db,
        clock: systemClock,
        onUnits: nothing,
        onUnitsRemoved: nothing,
        onChange: nothing,
        onDue: nothing,
      });
      const search = bench.searchWith(defaultRanking, systemClock);
      const backend = createVectorBackend({ db, memories, search });
      const scopes = Array.from({ length: scopesCount }, (_, place) => agentScope(`agent${place}`));
      for (let start = 0; start < size; start += addedAtOnce) {
        const changes = made.facts
          .slice(start, start + addedAtOnce)
          .map((text): FactChange => ({ type: 'add', text, occurredAt: start, messageIds: [] }));
        await backend.change(scopes[(start / addedAtOnce) % scopesCount]!, changes, 'import');
      }
      bench.backlog.start();
      await bench.backlog.drain();
      const measure = async (some: readonly Scope[], what: string): Promise<void> => {
        const ms: number[] = [];
        const cpuMs: number[] = [];
        for (const question of made.questions) {
          const [askedAt, before] = [performance.now(), process.cpuUsage()];
          await backend.search(some, question, 5);
          ms.push(performance.now() - askedAt);
          const { user, system } = process.cpuUsage(before);
          cpuMs.push((user + system) / 1000);
        }
        figures[`${size} facts, ${what}, p50 ms`] = round(quantile(ms, 0.5), 0);
        figures[`${size} facts, ${what}, p95 ms`] = round(quantile(ms, 0.95), 0);
        figures[`${size} facts, ${what}, cpu p95 ms`] = round(quantile(cpuMs, 0.95), 0);
      };
      await measure(scopes, 'all scopes');
      await measure(scopes.slice(0, 1), 'one scope of ten');
      await measure(scopes, 'all scopes');
      const name = `${size} facts, all scopes, p95 ms`;
      floors[name] = { floor: floorMs, value: figures[name]!, ok: figures[name]! <= floorMs };
    } finally {
      await bench.close();
    }
  } finally {
    await real.close();
  }
}
