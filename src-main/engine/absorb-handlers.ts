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
  /** Aborts when the engine closes. */
  readonly signal: AbortSignal;
}

export function createAbsorbHandlers(parts: AbsorbHandlerParts): AbsorbHandlers {
  const { db, llm, worker, tidy, watch, summary, signal } = parts;
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
    'tidy.preview': () => tidy.preview(signal),
    'tidy.refuse': ({ fingerprints }) => {
      tidy.refuse(fingerprints);
      return {};
    },
    'tidy.summary': () => ({ proposals: watch.proposals() }),
  };
}
