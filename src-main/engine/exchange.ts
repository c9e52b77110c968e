/** Export and import as the window asks for them: one of each at a time, both ended with the engine. */
import type { exportRequests } from '../../src-preload/contract/export.ts';
import type { importsRequests } from '../../src-preload/contract/imports.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Clock } from '../base/clock.ts';
import { exportMemories } from '../export/export-memories.ts';
import { countSelected } from '../export/selected-memories.ts';
import type { Imports } from '../imports/imports.ts';
import type { ReadableDb } from '../store/statements.ts';

export interface Exchange {
  readonly handlers: HandlersFor<typeof exportRequests & typeof importsRequests>;
  /** An export leaves nothing; an import goes on when the same file is imported again. */
  stop(): Promise<void>;
}

interface ExchangeParts {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly imports: Imports;
  readonly onExported: (done: number, total: number) => void;
}

export function createExchange(parts: ExchangeParts): Exchange {
  const { db, clock, imports } = parts;
  let running: AbortController | null = null;
  let exporting: Promise<unknown> = Promise.resolve();
  const handlers: Exchange['handlers'] = {
    'export.count': (selection) => ({ memories: countSelected(db, selection) }),
    'export.run': async ({ format, folder, ...selection }) => {
      if (running) throw new MnemeError('conflict', 'Another export goes on. Wait for it, or cancel it.');
      running = new AbortController();
      try {
        const { signal } = running;
        const order = { selection, format, folder, now: clock.now(), signal, onProgress: parts.onExported };
        const work = exportMemories(db, order);
        exporting = work.catch(() => {});
        return await work;
      } finally {
        running = null;
      }
    },
    'export.cancel': () => {
      running?.abort();
      return {};
    },
    'imports.preview': ({ file }) => imports.preview(file),
    'imports.run': ({ file }) => imports.run(file),
    'imports.list': () => imports.list(),
    'imports.undo': ({ id }) => imports.undo(id),
    'imports.cancel': () => {
      imports.cancel();
      return {};
    },
  };
  return {
    handlers,
    async stop() {
      running?.abort();
      await Promise.all([exporting, imports.stop()]);
    },
  };
}
