/** A conversation as messages of the owner, absorbed batch after batch through the product's own store and worker. */
import { silentLog } from '../../../src-main/base/log.ts';
import { systemClock, type Clock } from '../../../src-main/base/clock.ts';
import type { Embedder } from '../../../src-main/embedding/embedder.ts';
import type { Llm } from '../../../src-main/llm/llm.ts';
import { createAbsorbWorker } from '../../../src-main/memory/absorb/absorb-worker.ts';
import { listBatches } from '../../../src-main/memory/absorb/batches-table.ts';
import { createRepeatFinder } from '../../../src-main/memory/absorb/find-repeats.ts';
import { createNearMemories } from '../../../src-main/memory/absorb/near-memories.ts';
import { createMemories } from '../../../src-main/memory/create-memories.ts';
import { createEmbedBacklog } from '../../../src-main/memory/embed-backlog.ts';
import type { Memories } from '../../../src-main/memory/memories.ts';
import { createSearch, type Search } from '../../../src-main/memory/search/search.ts';
import { addUnits } from '../../../src-main/memory/units.ts';
import type { Store } from '../../../src-main/store/database.ts';
import { createVectorIndex, type VectorIndex } from '../../../src-main/store/vector-index.ts';
import type { Batch } from '../../../src-preload/contract/absorb.ts';
import type { Conversation } from '../retrieval/bench-data.ts';
import { threadMs } from './thread-time.ts';

export interface Absorbed {
  readonly memories: Memories;
  readonly search: Search;
  readonly vectors: VectorIndex;
  readonly batches: readonly Batch[];
  /** The key of each message by its id. */
  readonly keys: ReadonlyMap<number, string>;
  readonly seconds: number;
  close(): Promise<void>;
}

/** `onBatch` hears of each session's end, with the processor time that this thread took (ms) and the batches absorbed. */
export async function absorbConversation(
  store: Pick<Store, 'db'>,
  { embedder, llm }: { readonly embedder: Embedder; readonly llm: Llm },
  { sessions }: Conversation,
  onSession: (busyMs: number, batches: number) => void = () => {},
): Promise<Absorbed> {
  const { db } = store;
  let now = 0;
  const clock: Clock = { ...systemClock, now: () => now };
  const vectors = createVectorIndex(db, embedder.fingerprint, embedder.dimensions);
  const backlog = createEmbedBacklog({ db, embedder, vectors, clock, log: silentLog });
  const memories = createMemories({
    db,
    clock,
    onUnits: backlog.wake,
    onUnitsRemoved: (ids) => vectors.remove(ids),
    onChange: () => {},
    onDue: () => {},
  });
  const near = createNearMemories({ db, vectors, memories });
  const repeats = createRepeatFinder({ embedder, near, memories });
  const worker = createAbsorbWorker({
    db,
    memories,
    llm,
    near,
    repeats,
    clock,
    log: silentLog,
    onChange: () => {},
  });
  backlog.start();
  worker.start();
  db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (1, 'bench', 'assistant', 0, 0)`,
  );
  const keys = new Map<number, string>();
  const startedAt = performance.now();
  let batches = 0;
  for (const [number, messages] of sessions.entries()) {
    for (const { key, author, byOwner, text, occurredAt } of messages) {
      now = occurredAt;
      const role = author === 'assistant' ? 'assistant' : 'user';
      const { id } = db.run(
        `INSERT INTO chat_messages (session_id, role, author, text, created_at, state) VALUES (1, ?, ?, ?, ?, 'whole')`,
        [role, author, text, occurredAt],
      );
      keys.set(id, key);
      addUnits(db, `chat:${number}`, [{ text, author, byOwner, occurredAt, frameId: null, messageId: id }]);
    }
    await backlog.drain();
    const before = threadMs();
    await worker.drain(true);
    const busy = threadMs() - before;
    const ended = listBatches(db, { states: ['absorbed', 'nothing'], before: null, limit: 100_000 }).length;
    onSession(busy, ended - batches);
    batches = ended;
    await backlog.drain();
  }
  return {
    memories,
    search: createSearch({ db, vectors, embedder, backlog, clock }),
    vectors,
    batches: listBatches(db, { states: [], before: null, limit: 100_000 }),
    keys,
    seconds: (performance.now() - startedAt) / 1000,
    async close() {
      await worker.stop();
      await backlog.stop();
    },
  };
}
