/** What makes texts findable, put together: their words and their vectors, kept in step with them, and the search over both. */
import { createCalm } from '../base/calm.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createEmbedder } from '../embedding/create-embedder.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { createEmbedBacklog, type EmbedBacklog } from '../memory/embed-backlog.ts';
import { createSearch, type Search, type SearchOptions } from '../memory/search/search.ts';
import { createTextKeeper, type TextKeeper } from '../memory/text-keeper.ts';
import type { Store } from '../store/database.ts';
import { createVectorIndex, type VectorIndex } from '../store/vector-index.ts';
import type { WorkMeter } from '../upkeep/work-meter.ts';
import { meteredEmbedder } from './metered.ts';
import type { EngineParts } from './parts.ts';

export interface FindingParts extends Pick<EngineParts, 'modelsFolder' | 'embeddingThread'> {
  readonly store: Store;
  readonly meter: WorkMeter;
  readonly hidden: NonNullable<SearchOptions['hidden']>;
  readonly clock: Clock;
  readonly log: Log;
  /** How many texts wait for a vector changed, or whether vectors can be made. */
  readonly onChange: () => void;
}

export interface Finding {
  readonly embedder: Embedder;
  readonly vectors: VectorIndex;
  readonly backlog: EmbedBacklog;
  readonly textKeeper: TextKeeper;
  readonly search: Search;
  /** Texts were added. */
  readonly onUnits: () => void;
}

export function createFinding(parts: FindingParts): Finding {
  const { store, clock, log } = parts;
  const { db } = store;
  const embedder = createEmbedder({
    modelsFolder: parts.modelsFolder,
    threadFile: parts.embeddingThread,
    log,
    clock,
  });
  const vectors = createVectorIndex(db, embedder.fingerprint, embedder.dimensions);
  const backlog = createEmbedBacklog({
    db,
    embedder: meteredEmbedder(embedder, parts.meter),
    vectors,
    clock,
    log,
    untilCalm: createCalm(),
    onChange: parts.onChange,
  });
  const textKeeper = createTextKeeper(store, log);
  return {
    embedder,
    vectors,
    backlog,
    textKeeper,
    search: createSearch({ db, vectors, embedder, backlog, clock, hidden: parts.hidden }),
    onUnits() {
      backlog.wake();
      textKeeper.wake();
    },
  };
}
