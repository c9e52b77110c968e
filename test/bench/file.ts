/**
 * The `file` backend: how long until 10,000 facts in 300 Markdown files are found by words and by meaning, until what an editor
 * writes is found, how long a search takes, and what following the files costs while nobody writes. `--file` takes the facts
 * from other conversations.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createFileFollower } from '../../src-main/backends/file-follower.ts';
import { createMarkdownBackend } from '../../src-main/backends/markdown-backend.ts';
import { createMarkdownFiles } from '../../src-main/backends/markdown-files.ts';
import { agentScope, type Scope } from '../../src-main/backends/scope.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { defaultRanking } from '../../src-main/memory/search/ranking.ts';
import { makeUpFacts } from './conversation/made-up-facts.ts';
import { watchBlocks } from './extraction/thread-time.ts';
import { quantile, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { openBenchStore } from './retrieval/bench-store.ts';
import { createMadeUpEmbedder } from './large-store/made-up-vectors.ts';
import { createRealEmbedder } from './retrieval/cached-embedder.ts';

const entries = 10_000;
const scopesCount = 10;
const filesAScope = 30;
const edits = 20;
/** Facts that the model is timed with: whole rounds of the backlog. */
const sampled = 512;
const roundUnits = 128;
const batchUnits = 16;
const idleSeconds = 10;
const indexedFloorS = 60;
const editFloorMs = 2_000;
const searchFloorMs = 80;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const made = makeUpFacts(entries, args.file);
  if (!made) return { bench: 'file', setting: 'no data', figures: {}, floors: {} };
  const root = mkdtempSync(path.join(tmpdir(), 'mneme-files-'));
  const scopes = Array.from({ length: scopesCount }, (_, place) => agentScope(`agent${place}`));
  const paths = writeFiles(root, scopes, made.facts);
  const real = createRealEmbedder();
  // Measured on some hundred: the model works at the same pace on the rest, whose vectors are made up so that it need not.
  await real.embedQuery('ready');
  const modelBegan = performance.now();
  const seeds = [];
  for (const batch of asTheBacklogWould(made.facts.slice(0, sampled)))
    seeds.push(...(await real.embedPassages(batch)));
  const modelS = ((performance.now() - modelBegan) / 1000) * (entries / seeds.length);
  const madeUp = createMadeUpEmbedder(real, seeds);
  let isFilled = false;
  const embedder: Embedder = {
    ...madeUp,
    embedPassages: (texts) => (isFilled ? real : madeUp).embedPassages(texts),
  };
  const bench = openBenchStore(embedder);
  const { db } = bench.store;
  const files = createMarkdownFiles(() => ({ root, entrypoint: 'MEMORY.md' }));
  const backend = createMarkdownBackend({
    db,
    files,
    search: bench.searchWith(defaultRanking, systemClock),
    clock: systemClock,
    maxEntrypointLines: () => 200,
    onUnits: bench.backlog.wake,
    onUnitsRemoved: () => {},
  });
  const follower = createFileFollower({
    db,
    files,
    backend,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  try {
    const blocks = watchBlocks();
    blocks.begin();
    const startedAt = performance.now();
    const cpuAtStart = process.cpuUsage();
    await follower.look();
    const usedForWords = process.cpuUsage(cpuAtStart);
    const wordsS = (performance.now() - startedAt) / 1000;
    await blocks.lookOnce();
    const blockMs = blocks.longestMs();
    blocks.stop();
    bench.backlog.start();
    await bench.backlog.drain();
    isFilled = true;
    const storedS = (performance.now() - startedAt) / 1000;

    const search = async (some: readonly Scope[]): Promise<number[]> => {
      const times: number[] = [];
      for (const question of made.questions) {
        const askedAt = performance.now();
        await backend.search(some, question, 5);
        times.push(performance.now() - askedAt);
      }
      return times;
    };
    await search(scopes.slice(0, 1));
    const [one, all] = [await search(scopes.slice(0, 1)), await search(scopes)];

    follower.start();
    const cpuBefore = process.cpuUsage();
    await wait(idleSeconds * 1000);
    const cpu = process.cpuUsage(cpuBefore);

    const seen: number[] = [];
    for (let edit = 0; edit < edits; edit++) {
      const word = `zyx${edit}word`;
      appendFileSync(paths[(edit * 37) % paths.length]!, `- The keeper said ${word} to everybody\n`);
      const writtenAt = performance.now();
      while ((await backend.search(scopes, word, 1))[0]?.text.includes(word) !== true) await wait(20);
      seen.push(performance.now() - writtenAt);
    }
    const figures = {
      'indexed for words s': round(wordsS),
      'indexed for words cpu s': round((usedForWords.user + usedForWords.system) / 1e6),
      'vectors by the model s': round(modelS),
      'indexed with vectors s': round(storedS + modelS),
      'longest block while indexing ms': round(blockMs, 0),
      'edit found p50 ms': round(quantile(seen, 0.5), 0),
      'edit found longest ms': round(Math.max(...seen), 0),
      'search one scope p50 ms': round(quantile(one, 0.5)),
      'search one scope p95 ms': round(quantile(one, 0.95)),
      'search all scopes p50 ms': round(quantile(all, 0.5)),
      'search all scopes p95 ms': round(quantile(all, 0.95)),
      'following, % of a core': round((cpu.user + cpu.system) / (idleSeconds * 10_000), 2),
    };
    const atMost = (name: keyof typeof figures, floor: number): Floor => ({
      floor,
      value: figures[name],
      ok: figures[name] <= floor,
    });
    return {
      bench: 'file',
      setting: `${entries} entries in ${paths.length} files of ${scopesCount} scopes, the shipped model, encrypted store, ${made.questions.length} questions`,
      figures,
      floors: {
        'indexed with vectors s': atMost('indexed with vectors s', indexedFloorS),
        'edit found longest ms': atMost('edit found longest ms', editFloorMs),
        'search all scopes p95 ms': atMost('search all scopes p95 ms', searchFloorMs),
      },
    };
  } finally {
    await follower.stop();
    await bench.close();
    await real.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** An entrypoint and notes of each scope; answers their paths. */
function writeFiles(root: string, scopes: readonly Scope[], facts: readonly string[]): string[] {
  const paths = scopes.flatMap((scope) =>
    Array.from({ length: filesAScope }, (_, place) =>
      place === 0
        ? path.join(root, scope, 'MEMORY.md')
        : path.join(root, scope, 'memory', `2026-05-${String(place).padStart(2, '0')}.md`),
    ),
  );
  for (const [place, file] of paths.entries()) {
    const own = facts.filter((_, nth) => nth % paths.length === place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `# Notes\n\n${own.map((fact) => `- ${fact}\n`).join('')}`);
  }
  return paths;
}

/** Round by round, those of one length together. */
function asTheBacklogWould(facts: readonly string[]): string[][] {
  const rounds = cutInto(facts, roundUnits).map((round) => round.toSorted((a, b) => a.length - b.length));
  return rounds.flatMap((round) => cutInto(round, batchUnits));
}

function cutInto<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, place) =>
    items.slice(place * size, (place + 1) * size),
  );
}
