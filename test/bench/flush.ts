/**
 * Flushing: 1,000 conversations of 50 messages are dirty when the engine starts, and a model server of no latency answers over
 * HTTP. How long until all are memories, for how long the engine's thread serves nobody else, whether its memory stays flat,
 * and from when a conversation may be flushed until it is. For both backends. `--file` takes the messages from conversations
 * of LoCoMo's layout, `--set file` or `mem0` measures one backend.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { threadMs, watchBlocks } from './extraction/thread-time.ts';
import { makeDirtyStore } from './flush/dirty-store.ts';
import { round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { benchDataFolder, readLocomo, type Message } from './retrieval/bench-data.ts';

const size = { sessions: Number(process.env['MNEME_BENCH_SESSIONS'] ?? 1_000), messages: 50, agents: 10 };
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Until this share of them is left, the page cache of the store comes into memory, once. */
const warmUp = 2 / 3;
/** The first is for files alone: what is kept as memories is compared by meaning, and the model alone takes longer for the facts. */
const floors: Readonly<Record<string, number>> = {
  'all flushed s, file': 30,
  'longest block of the engine ms': 50,
  'growth of memory MB': 100,
  'eligible until flushed ms': 2_000,
};

export async function run(args: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  if (!folder && !args.file) return { bench: 'flush', setting: 'no data', figures: {}, floors: {} };
  const texts = readLocomo(args.file ?? path.join(folder ?? '', 'locomo/locomo-dev.json'))
    .flatMap(({ sessions }) => sessions.flat())
    .filter(({ text }) => text.trim() !== '');
  const extractor = fork(new URL('./flush/extractor-process.ts', import.meta.url), { stdio: 'inherit' });
  const figures: Record<string, number> = {};
  try {
    const [address] = (await once(extractor, 'message')) as [Address];
    for (const backend of ['file', 'mem0'] as const) {
      if (args.set !== null && args.set !== backend) continue;
      const measured = await measure(backend, texts, address);
      for (const [name, value] of Object.entries(measured)) figures[`${name}, ${backend}`] = value;
    }
  } finally {
    await end(extractor);
  }
  return {
    bench: 'flush',
    setting: `${size.sessions} dirty conversations of ${size.messages} messages with ${size.agents} agents, a model server of no latency over HTTP`,
    figures,
    floors: heldTo(figures),
  };
}

interface Address {
  readonly server: string;
  readonly model: string;
}

async function measure(
  backend: 'mem0' | 'file',
  texts: readonly Message[],
  address: Address,
): Promise<Record<string, number>> {
  const data = makeDataFolder();
  try {
    makeDirtyStore(path.join(data.folder, 'mneme.db'), texts, size);
    const settings = testSettings();
    const bed = await startEngine(data.folder, {
      settings: {
        ...settings,
        models: {
          ...settings.models,
          chatServer: address.server,
          chatModel: address.model,
          memoryServer: address.server,
          memoryModel: address.model,
        },
        memory: { ...settings.memory, backend, flushEnabled: true, flushIdleSeconds: 0 },
      },
    });
    try {
      return await watchFlush(bed);
    } finally {
      await bed.close();
    }
  } finally {
    data.remove();
  }
}

/** The engine has just begun with all of them. */
async function watchFlush(bed: EngineBed): Promise<Record<string, number>> {
  // The embedding model comes into memory, once.
  await bed.ask('search.query', { text: 'What does the owner like?', limit: 1 });
  const watch = watchBlocks();
  let longest = 0;
  /** What is in use once the garbage is collected (MB); collecting it is no block of the engine's. */
  const inUse = async (): Promise<number> => {
    await watch.lookOnce();
    longest = Math.max(longest, watch.longestMs());
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    await watch.lookOnce();
    watch.begin();
    return (heapUsed + external) / 1e6;
  };
  const startedAt = performance.now();
  const usedBefore = threadMs();
  watch.begin();
  let early: number | null = null;
  let resident = 0;
  await untilClean(bed, async (dirty) => {
    resident = Math.max(resident, process.memoryUsage.rss());
    if (dirty <= size.sessions * warmUp) early ??= await inUse();
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const used = threadMs() - usedBefore;
  const late = await inUse();
  watch.stop();
  const { sessions } = await bed.ask('flush.states', { limit: 500 });
  const failed = sessions.filter(({ lastError }) => lastError !== '').length;
  return {
    'all flushed s': round(seconds, 1),
    'conversations that failed': failed,
    'processor of its thread, ms a conversation': round(used / size.sessions, 1),
    'longest block of the engine ms': round(longest, 0),
    'growth of memory MB': round(Math.max(0, late - (early ?? late)), 0),
    'resident at its most MB': round(resident / 1e6, 0),
    'eligible until flushed ms': await oneMore(bed),
  };
}

/** A turn of the chat; from its end, when it may be flushed at once, until it is. */
async function oneMore({ ask, engine }: EngineBed): Promise<number> {
  const { id: sessionId } = await ask('chat.create-session', {});
  return new Promise((resolve, reject) => {
    let saidAt = 0;
    const stop = engine.onEvent((name) => {
      if (name === 'chat.changed') saidAt = Date.now();
      if (name !== 'conversation-memory.changed') return;
      ask('flush.states', { limit: 500 }).then(({ sessions }) => {
        const flushedAt = sessions.find((session) => session.sessionId === sessionId)?.lastFlushedAt;
        if (flushedAt === null || flushedAt === undefined) return;
        stop();
        resolve(Math.max(0, flushedAt - saidAt));
      }, reject);
    });
    ask('chat.send', { sessionId, text: 'I have a dog called Rex.' }).catch(reject);
  });
}

async function untilClean(
  { ask, engine }: EngineBed,
  onLook: (dirty: number) => Promise<void>,
): Promise<void> {
  for (;;) {
    // Listened for before the look: what changes meanwhile is not missed.
    const changed = new Promise<void>((resolve) => {
      const stop = engine.onEvent((name) => {
        if (name !== 'conversation-memory.changed') return;
        stop();
        resolve();
      });
    });
    const { dirty } = await ask('flush.states', { limit: 1 });
    if (dirty === 0) return;
    await onLook(dirty);
    await changed;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

function heldTo(figures: Readonly<Record<string, number>>): Record<string, Floor> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const floor = floors[name] ?? floors[name.replace(/, \w+$/, '')];
      return floor === undefined ? [] : [[name, { floor, value, ok: value <= floor }]];
    }),
  );
}
