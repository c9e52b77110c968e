/** Search as the engine has it: a real encrypted store, the real model, the backlog and the search on top. */
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { createEmbedder } from '../../src-main/embedding/create-embedder.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { createEmbedBacklog, type EmbedBacklog } from '../../src-main/memory/embed-backlog.ts';
import type { UnitSearchAnswer } from '../../src-main/memory/search/hits.ts';
import { createSearch, type Search } from '../../src-main/memory/search/search.ts';
import { addUnits, type NewUnit } from '../../src-main/memory/units.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { createVectorIndex, type VectorIndex } from '../../src-main/store/vector-index.ts';
import { FakeClock } from './fake-clock.ts';
import { openTestStore } from './temporary-store.ts';

/** The shipped model; the caller closes it. */
export function createRealEmbedder(): Embedder {
  return createEmbedder({
    modelsFolder: fileURLToPath(new URL('../../resources/models', import.meta.url)),
    threadFile: new URL('../../src-main/embedding/embedding-thread.ts', import.meta.url),
    log: silentLog,
  });
}

export interface SearchBed {
  readonly db: WritableDb;
  readonly clock: FakeClock;
  readonly search: Search;
  readonly vectors: VectorIndex;
  readonly backlog: EmbedBacklog;
  /** Adds units of their own streams and waits for their vectors; answers their ids. */
  remember(units: readonly Partial<NewUnit>[]): Promise<number[]>;
  ask(text: string, more?: Readonly<Record<string, unknown>>): Promise<UnitSearchAnswer>;
  /** The texts that were found, best first. */
  find(text: string, more?: Readonly<Record<string, unknown>>): Promise<string[]>;
}

export function createSearchBed(embedder: Embedder): SearchBed {
  const { db } = openTestStore();
  const clock = new FakeClock();
  const vectors = createVectorIndex(db, embedder.fingerprint, embedder.dimensions);
  const backlog = createEmbedBacklog({ db, embedder, vectors, clock, log: silentLog });
  onTestFinished(() => backlog.stop());
  backlog.start();
  const search = createSearch({ db, vectors, embedder, backlog, clock });
  let streams = 0;
  const ask: SearchBed['ask'] = (text, more = {}) => search.query(searchQuerySchema.parse({ text, ...more }));
  return {
    db,
    clock,
    search,
    vectors,
    backlog,
    async remember(units) {
      const ids = units.flatMap((unit) =>
        addUnits(db, `stream ${++streams}`, [
          { text: '', author: null, byOwner: false, occurredAt: clock.now(), frameId: null, ...unit },
        ]),
      );
      await backlog.drain();
      return ids;
    },
    ask,
    async find(text, more) {
      const { hits } = await ask(text, more);
      return hits.map((hit) => hit.passage.map((part) => part.text).join(''));
    },
  };
}

/** A frame of an application on a display; answers its id. */
export function addFrame(
  db: WritableDb,
  { application, displayId, capturedAt }: { application: string; displayId: string; capturedAt: number },
): NonNullable<NewUnit['frameId']> {
  const activity = db.run(
    'INSERT INTO activities (display_id, application, title, started_at, ended_at) VALUES (?, ?, ?, ?, ?)',
    [displayId, application, `${application} window`, capturedAt, capturedAt],
  );
  const frame = db.run(
    `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (?, ?, ?, 'screen', 10, 10, 'read', 100)`,
    [activity.id, displayId, capturedAt],
  );
  return frame.id as NonNullable<NewUnit['frameId']>;
}
