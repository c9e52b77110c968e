/** Forgetting on the owner's word: a stretch of time, an application, a site. A slice at a time, so that others have their turn. */
import type { EraseWhat, eraseEvents, eraseRequests } from '../../src-preload/contract/erase.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { EventOf, HandlersFor } from '../../src-preload/contract/route.ts';
import type { Analytics } from '../analytics/analytics.ts';
import type { Clock } from '../base/clock.ts';
import { framesToErase, sumFrames } from '../intake/frames-to-erase.ts';
import type { Intake } from '../intake/intake.ts';
import { countMemoriesOnlyOf } from '../memory/memories-of-frames.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { Thumbnails } from './thumbnails.ts';

export interface EraseHandlerParts {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly intake: Pick<Intake, 'deleteFrames'>;
  readonly thumbnails: Pick<Thumbnails, 'forget'>;
  readonly analytics: Pick<Analytics, 'forgetQuestions'>;
  readonly onDeleted: (unitIds: readonly number[]) => void;
  /** Removes what came from nothing but what is gone; answers how many memories. */
  readonly eraseDerived: () => number;
  readonly onProgress: (progress: EventOf<typeof eraseEvents, 'erase.progress'>) => void;
}

const slice = 100;

export function createEraseHandlers(parts: EraseHandlerParts): HandlersFor<typeof eraseRequests> {
  const { db, clock, intake, thumbnails } = parts;
  let running: AbortController | null = null;

  function find(what: EraseWhat) {
    if (what.what === 'range' && what.to <= what.from)
      throw new MnemeError('invalid-input', 'The stretch ends before it begins. Give an end that is later.');
    return framesToErase(db, what, clock.now());
  }

  return {
    'erase.preview': async ({ what }) => {
      const ids = find(what);
      return { ...sumFrames(db, ids), memories: await countMemoriesOnlyOf(db, ids) };
    },
    'erase.run': async ({ what }) => {
      if (running)
        throw new MnemeError(
          'conflict',
          'Something is being forgotten already. Wait for its end, or stop it.',
        );
      const stopping = (running = new AbortController());
      const erased = { frames: 0, images: 0, passages: 0, memories: 0 };
      const from = clock.now();
      try {
        const ids = find(what);
        for (let done = 0; done < ids.length && !stopping.signal.aborted; done += slice) {
          const some = ids.slice(done, done + slice);
          const { frames, images, unitIds } = await intake.deleteFrames(some);
          thumbnails.forget(some);
          parts.onDeleted(unitIds);
          erased.frames += frames;
          erased.images += images;
          erased.passages += unitIds.length;
          parts.onProgress({ done: Math.min(done + slice, ids.length), total: ids.length });
        }
        if (!stopping.signal.aborted) {
          if (what.what === 'last') parts.analytics.forgetQuestions(from - what.minutes * 60_000);
          if (what.what === 'range') parts.analytics.forgetQuestions(what.from, what.to);
        }
        erased.memories = parts.eraseDerived();
        // "The last hour" is that before the request; what was recorded since has a higher number.
        const last = ids.reduce((highest, id) => Math.max(highest, id), 0);
        return { ...erased, left: framesToErase(db, what, from).filter((id) => id <= last).length };
      } finally {
        running = null;
      }
    },
    'erase.stop': () => {
      running?.abort();
      return {};
    },
  };
}
