/** Absorbing and tidying up, put together, with what is told to the window of them. */
import type { enginePortEvents } from '../../src-preload/contract/contract.ts';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Llm } from '../llm/llm.ts';
import { absorbSummary } from '../memory/absorb/absorb-summary.ts';
import { createAbsorbWorker } from '../memory/absorb/absorb-worker.ts';
import { createRepeatFinder } from '../memory/absorb/find-repeats.ts';
import { createNearMemories } from '../memory/absorb/near-memories.ts';
import type { Memories } from '../memory/memories.ts';
import { createTidy, type Tidy } from '../memory/tidy/tidy.ts';
import { createTidyWatch } from '../memory/tidy/tidy-watch.ts';
import type { WritableDb } from '../store/statements.ts';
import type { VectorIndex } from '../store/vector-index.ts';
import { createAbsorbHandlers, type AbsorbHandlers } from './absorb-handlers.ts';

type Events = typeof enginePortEvents;

export interface AbsorbingParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly vectors: VectorIndex;
  readonly embedder: Embedder;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: <Name extends NameOf<Events>>(name: Name, payload: EventOf<Events, Name>) => void;
}

export interface Absorbing {
  readonly handlers: AbsorbHandlers;
  readonly tidy: Tidy;
  start(): void;
  stop(): Promise<void>;
  /** Resolves when every closed batch that can be absorbed now was. */
  drain(): Promise<void>;
  /** Passages were added. */
  wake(): void;
  /** Memories changed. */
  touch(): void;
  /** What the owner chose of models, their keys or their budget may have changed. */
  modelChanged(): void;
}

/** A busy minute changes a batch's state often; the window is told once in a while. */
const tellMs = 250;

export function createAbsorbing(parts: AbsorbingParts): Absorbing {
  const { db, memories, vectors, embedder, llm, clock, log, emit } = parts;
  const closing = new AbortController();
  const near = createNearMemories({ db, vectors, memories });
  const repeats = createRepeatFinder({ embedder, near, memories });
  const worker = createAbsorbWorker({ db, memories, llm, near, repeats, clock, log, onChange });
  const tidy = createTidy({ db, memories, vectors, llm, clock });
  const watch = createTidyWatch(tidy, {
    clock,
    log,
    onChange: (proposals) => emit('tidy.changed', { proposals }),
  });
  let cancel: (() => void) | null = null;

  function summary() {
    return absorbSummary(db, llm.inUse('memory')?.model ?? null, clock.now());
  }

  function onChange(): void {
    if (closing.signal.aborted) return;
    cancel ??= clock.after(tellMs, () => {
      cancel = null;
      emit('absorb.changed', summary());
    });
  }

  return {
    handlers: createAbsorbHandlers({
      db,
      llm,
      worker,
      tidy,
      watch,
      summary,
      onProgress: (share) => emit('tidy.progress', { share }),
      signal: closing.signal,
    }),
    tidy,
    start: () => worker.start(),
    async stop() {
      closing.abort();
      cancel?.();
      await Promise.all([worker.stop(), watch.stop()]);
    },
    drain: () => worker.drain(),
    wake: () => worker.wake(),
    touch: () => watch.touch(),
    modelChanged: () => worker.modelChanged(),
  };
}
