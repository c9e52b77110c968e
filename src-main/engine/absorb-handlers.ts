/** Serves what the window asks of absorbing and of tidying up. */
import type { AbsorbSummary, absorbRequests } from '../../src-preload/contract/absorb.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { tidyRequests } from '../../src-preload/contract/tidy.ts';
import type { Llm } from '../llm/llm.ts';
import type { AbsorbWorker } from '../memory/absorb/absorb-worker.ts';
import { readItems } from '../memory/absorb/batch-items.ts';
import { listBatches } from '../memory/absorb/batches-table.ts';
import type { Tidy } from '../memory/tidy/tidy.ts';
import type { TidyWatch } from '../memory/tidy/tidy-watch.ts';
import type { ReadableDb } from '../store/statements.ts';

export type AbsorbHandlers = HandlersFor<typeof absorbRequests & Omit<typeof tidyRequests, 'tidy.apply'>>;

export interface AbsorbHandlerParts {
  readonly db: ReadableDb;
  readonly llm: Pick<Llm, 'inUse'>;
  readonly worker: Pick<AbsorbWorker, 'retry' | 'resume'>;
  readonly tidy: Tidy;
  readonly watch: Pick<TidyWatch, 'proposals'>;
  readonly summary: () => AbsorbSummary;
  /** How far looking for what can be tidied up has come (0..1). */
  readonly onProgress: (share: number) => void;
  /** Aborts when the engine closes. */
  readonly signal: AbortSignal;
}

const tellMs = 100;

export function createAbsorbHandlers(parts: AbsorbHandlerParts): AbsorbHandlers {
  const { db, llm, worker, tidy, watch, summary, onProgress, signal } = parts;
  let looking = new AbortController();
  return {
    'absorb.batches': (query) => {
      const found = listBatches(db, { ...query, limit: query.limit + 1 });
      const batches = found.slice(0, query.limit);
      return { batches, next: found.length > query.limit ? batches.at(-1)!.id : null };
    },
    'absorb.items': ({ id }) =>
      readItems(db, id).map(({ text, occurredAt, author, frameId, messageId }) => ({
        text,
        at: occurredAt,
        author,
        frameId,
        messageId,
      })),
    'absorb.retry': ({ ids }) => ({ batches: worker.retry(ids) }),
    'absorb.resume': ({ limit }) => {
      if (llm.inUse('memory') === null) {
        throw new MnemeError(
          'model-server',
          say(
            'No model is chosen for memory work, so nothing can be absorbed. Choose one in the settings first.',
          ),
        );
      }
      return { batches: worker.resume(limit) };
    },
    'absorb.summary': () => summary(),
    'tidy.preview': () => {
      looking.abort();
      looking = new AbortController();
      return tidy.preview(AbortSignal.any([signal, looking.signal]), seldom(onProgress));
    },
    'tidy.stop': () => {
      looking.abort();
      return {};
    },
    'tidy.refuse': ({ fingerprints }) => {
      tidy.refuse(fingerprints);
      return {};
    },
    'tidy.summary': () => ({ proposals: watch.proposals() }),
  };
}

function seldom(tell: (share: number) => void): (share: number) => void {
  let toldAt = 0;
  return (share) => {
    if (performance.now() - toldAt < tellMs) return;
    toldAt = performance.now();
    tell(share);
  };
}
