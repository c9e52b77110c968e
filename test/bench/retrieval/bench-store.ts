/** A real encrypted store in a temporary folder, with the product's backlog and search on it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../../../src-main/base/clock.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import type { Embedder } from '../../../src-main/embedding/embedder.ts';
import { createEmbedBacklog, type EmbedBacklog } from '../../../src-main/memory/embed-backlog.ts';
import type { Ranking } from '../../../src-main/memory/search/ranking.ts';
import { createSearch, type Search } from '../../../src-main/memory/search/search.ts';
import { openDatabase, type Store } from '../../../src-main/store/database.ts';
import { createVectorIndex } from '../../../src-main/store/vector-index.ts';

export interface BenchStore {
  readonly store: Store;
  readonly backlog: EmbedBacklog;
  /** `clock` tells when the questions are asked. */
  searchWith(ranking: Ranking, clock: Clock): Search;
  close(): Promise<void>;
}

export function openBenchStore(embedder: Embedder): BenchStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'mneme-bench-'));
  const store = openDatabase({
    file: path.join(folder, 'mneme.db'),
    key: randomBytes(32),
    sqliteBinding:
      process.env['MNEME_SQLITE_BINDING'] && Number(process.versions.napi) < 10
        ? process.env['MNEME_SQLITE_BINDING']
        : null,
    log: silentLog,
  });
  const vectors = createVectorIndex(store.db, embedder.fingerprint, embedder.dimensions);
  const backlog = createEmbedBacklog({ db: store.db, embedder, vectors, clock: systemClock, log: silentLog });
  return {
    store,
    backlog,
    searchWith: (ranking, clock) =>
      createSearch({ db: store.db, vectors, embedder, backlog, clock, ranking }),
    async close() {
      await backlog.stop();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
