/** Absorbing as the engine has it: a real store, the real model of vectors, and a scripted model server over HTTP. */
import { onTestFinished } from 'vitest';
import type { Batch } from '../../src-preload/contract/absorb.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { Llm } from '../../src-main/llm/llm.ts';
import { createAbsorbWorker, type AbsorbWorker } from '../../src-main/memory/absorb/absorb-worker.ts';
import { listBatches } from '../../src-main/memory/absorb/batches-table.ts';
import { createRepeatFinder } from '../../src-main/memory/absorb/find-repeats.ts';
import { createNearMemories } from '../../src-main/memory/absorb/near-memories.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { createEmbedBacklog, type EmbedBacklog } from '../../src-main/memory/embed-backlog.ts';
import type { Memories } from '../../src-main/memory/memories.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import type { Store } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { createVectorIndex, type VectorIndex } from '../../src-main/store/vector-index.ts';
import { FakeClock } from './fake-clock.ts';
import { listQuery } from './memories-bed.ts';
import { createScriptedLlm, type ScriptedLlm } from './scripted-llm.ts';
import { startScriptedModel, type Script, type ScriptedModel } from './scripted-model.ts';
import { openTestStore } from './temporary-store.ts';

export interface AbsorbBed {
  readonly db: WritableDb;
  readonly clock: FakeClock;
  readonly memories: Memories;
  readonly vectors: VectorIndex;
  readonly backlog: EmbedBacklog;
  readonly worker: AbsorbWorker;
  readonly server: ScriptedModel;
  readonly scripted: ScriptedLlm;
  /** Whether a model is chosen. */
  isChosen: boolean;
  /** Adds messages of the owner, a second apart; answers their ids. */
  say(...texts: readonly string[]): number[];
  /** Adds passages on frames of a window, one frame each; answers the frames. */
  see(...texts: readonly string[]): FrameId[];
  /** Absorbs everything, the open batch too, when all vectors are there. */
  absorb(): Promise<void>;
  /** The same for a server that fails: moves the clock on while the calls wait to be repeated. */
  absorbPatiently(): Promise<void>;
  batches(): Batch[];
  /** All memories in force, newest first. */
  all(): Memory[];
}

/** An operation with everything that the schema asks for. */
export function operation(items: readonly number[], entry: Readonly<Record<string, unknown>>): object {
  return { items, action: 'add', target: null, other: null, ...entry };
}

export async function openAbsorbBed(
  embedder: Embedder,
  script: Script,
  {
    store = openTestStore(),
    clock = new FakeClock(),
  }: { readonly store?: Store; readonly clock?: FakeClock } = {},
): Promise<AbsorbBed> {
  const { db } = store;
  const server = await startScriptedModel(script);
  onTestFinished(() => server.close());
  const scripted = createScriptedLlm(server, { clock });
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
  const llm: Llm = {
    ...scripted.llm,
    inUse: (purpose) => (bed.isChosen ? scripted.llm.inUse(purpose) : null),
  };
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
  onTestFinished(() => worker.stop());
  onTestFinished(() => backlog.stop());
  backlog.start();
  let frames = db.value<number | null>('SELECT max(id) FROM frames') ?? 0;
  db.run(
    `INSERT OR IGNORE INTO activities (id, display_id, application, title, started_at, ended_at) VALUES (1, 'd', 'Mail', 'Inbox', 0, 0)`,
  );
  db.run(
    `INSERT OR IGNORE INTO chat_sessions (id, title, persona, created_at, updated_at) VALUES (1, 'Talk', 'assistant', 0, 0)`,
  );
  const bed: AbsorbBed = {
    db,
    clock,
    memories,
    vectors,
    backlog,
    worker,
    server,
    scripted,
    isChosen: true,
    say: (...texts) =>
      texts.map((text, place) => {
        const at = clock.now() + place * 1000;
        const { id } = db.run(
          `INSERT INTO chat_messages (session_id, role, author, text, created_at, state) VALUES (1, 'user', 'Anna', ?, ?, 'whole')`,
          [text, at],
        );
        addUnits(db, 'chat:1', [
          { text, author: 'Anna', byOwner: true, occurredAt: at, frameId: null, messageId: id },
        ]);
        return id;
      }),
    see: (...texts) =>
      texts.map((text, place) => {
        const at = clock.now() + place * 1000;
        const id = ++frames as FrameId;
        db.run(
          `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
           VALUES (?, 1, 'd', ?, 'screen', 1, 1, 'read', 9)`,
          [id, at],
        );
        addUnits(db, 'Mail', [{ text, author: 'Mail', byOwner: false, occurredAt: at, frameId: id }]);
        return id;
      }),
    async absorb() {
      await backlog.drain();
      await worker.drain(true);
      await backlog.drain();
    },
    async absorbPatiently() {
      let isDone = false;
      const done = bed.absorb().finally(() => (isDone = true));
      while (!isDone) await clock.advance(500);
      await done;
    },
    batches: () => listBatches(db, { states: [], before: null, limit: 200 }),
    all: () => memories.list(listQuery({ states: ['active'] })).memories,
  };
  worker.start();
  return bed;
}
