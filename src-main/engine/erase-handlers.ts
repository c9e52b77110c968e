/**
 * Forgetting on the owner's word: a stretch of time, an application, a site, whose memory. A slice at a time, so that others have
 * their turn; and what everything comes to, for starting anew.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Erased, EraseWhat, eraseEvents, eraseRequests } from '../../src-preload/contract/erase.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { EventOf, HandlersFor } from '../../src-preload/contract/route.ts';
import type { Analytics } from '../analytics/analytics.ts';
import { createSliceSize } from '../base/slice-size.ts';
import type { Clock } from '../base/clock.ts';
import { countQuotes, findQuotes, redactQuotes, type Going } from '../chat/quotes.ts';
import { framesToErase, sumAllFrames, sumFrames, type FramesAsked } from '../intake/frames-to-erase.ts';
import type { Intake } from '../intake/intake.ts';
import type { SealedErasing, SealedFrame } from '../intake/sealed-to-erase.ts';
import { countMemoriesOnlyOf } from '../memory/memories-of-frames.ts';
import { countScope, eraseScope, goingOfScope, type ErasingScopeParts } from './erase-scope.ts';
import type { Thumbnails } from './thumbnails.ts';

export interface EraseHandlerParts extends ErasingScopeParts {
  readonly clock: Clock;
  readonly intake: Pick<Intake, 'deleteFrames'>;
  /** What was recorded while locked and waits to be taken in. */
  readonly sealed: SealedErasing;
  readonly thumbnails: Pick<Thumbnails, 'forget'>;
  readonly analytics: Pick<Analytics, 'forgetQuestions'>;
  readonly onDeleted: (unitIds: readonly number[]) => void;
  /** Removes what came from nothing but what is gone; answers how many memories. */
  readonly eraseDerived: () => Promise<number>;
  /** Messages of these conversations were written anew, and their passages wait for vectors. */
  readonly onQuotes: (sessionIds: readonly number[]) => void;
  readonly onProgress: (progress: EventOf<typeof eraseEvents, 'erase.progress'>) => void;
}

type Sums = Omit<Erased, 'left'>;

/** Frames at a time: with their passages go vectors and neighbours' words, and what came from them alone. */
const mostAtOnce = 20;
/** As many as `sumFrames` names. */
const mostApplications = 5;
const noFrames = { frames: 0, images: 0, imageBytes: 0, oldestAt: null, newestAt: null, applications: [] };
const noScope = { facts: 0, lines: 0, conversations: 0, messages: 0 };

export function createEraseHandlers(parts: EraseHandlerParts): HandlersFor<typeof eraseRequests> {
  const { db, clock } = parts;
  let running: AbortController | null = null;

  function find(what: FramesAsked): FrameId[] {
    if (what.what === 'range' && what.to <= what.from)
      throw new MnemeError(
        'invalid-input',
        say('The stretch ends before it begins. Give an end that is later.'),
      );
    return framesToErase(db, what, clock.now());
  }

  function goingOf(what: EraseWhat): Going {
    if (what.what === 'scope') return goingOfScope(db, what);
    const frames = find(what);
    const unitIds = db.column<number>(
      'SELECT id FROM units WHERE frame_id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(frames)],
    );
    return { unitIds, frameIds: new Set(frames), memoryIds: new Set(), messageIds: new Set() };
  }

  /** Before it goes: afterwards nobody knows what was quoted. */
  async function redactQuoted(what: EraseWhat): Promise<number> {
    const quotes = await findQuotes(db, goingOf(what));
    if (quotes.size === 0) return 0;
    const { unitIds, sessionIds } = redactQuotes(db, quotes);
    parts.onDeleted(unitIds);
    parts.onQuotes([...sessionIds]);
    return countQuotes(quotes);
  }

  return {
    'erase.preview': async ({ what }) => {
      if (what.what === 'scope') return { ...noFrames, ...countScope(db, what) };
      const { ids, sealed } = await parts.sealed.between(async () => {
        const waiting = await parts.sealed.find(what, clock.now());
        return { ids: find(what), sealed: waiting };
      });
      const sums = withSealed(sumFrames(db, ids), sealed);
      return { ...sums, ...noScope, memories: await countMemoriesOnlyOf(db, ids) };
    },
    'erase.preview-quotes': async ({ what }) => {
      const quotes = await findQuotes(db, goingOf(what));
      return { messages: quotes.size, passages: countQuotes(quotes) };
    },
    'erase.preview-everything': () => {
      const count = (sql: string): number => db.value<number>(sql) ?? 0;
      return {
        ...sumAllFrames(db),
        memories: count('SELECT count(*) FROM memories WHERE scope IS NULL'),
        facts: count('SELECT count(*) FROM memories WHERE scope IS NOT NULL'),
        lines: count('SELECT count(*) FROM file_entries'),
        conversations: count('SELECT count(*) FROM chat_sessions'),
        messages: count('SELECT count(*) FROM chat_messages'),
      };
    },
    'erase.run': async ({ what, quotes }) => {
      if (running)
        throw new MnemeError(
          'conflict',
          say('Something is being forgotten already. Wait for its end, or stop it.'),
        );
      const stopping = (running = new AbortController());
      try {
        const quoted = quotes ? await redactQuoted(what) : 0;
        const erased = what.what === 'scope' ? await runScope(what) : await runFrames(what, stopping.signal);
        return { ...erased, quoted };
      } finally {
        running = null;
      }
    },
    'erase.stop': () => {
      running?.abort();
      return {};
    },
  };

  async function runFrames(what: FramesAsked, signal: AbortSignal): Promise<Erased> {
    const erased = {
      frames: 0,
      images: 0,
      passages: 0,
      memories: 0,
      facts: 0,
      lines: 0,
      messages: 0,
      quoted: 0,
    };
    const from = clock.now();
    const known = find(what);
    // First, so that what is taken in meanwhile is found among the rows.
    const sealed = await parts.sealed.find(what, from);
    for (const [place, frame] of sealed.entries()) {
      if (signal.aborted) break;
      const isGone = await parts.sealed.erase(frame);
      erased.frames += isGone ? 1 : 0;
      erased.images += isGone ? 1 : 0;
      parts.onProgress({ done: place + 1, total: sealed.length + known.length });
    }
    const ids = find(what);
    const slice = createSliceSize({ most: mostAtOnce });
    for (let done = 0; done < ids.length && !signal.aborted;) {
      await nextTurn();
      const some = ids.slice(done, done + slice.rows);
      done += some.length;
      const startedAt = performance.now();
      const deleting = parts.intake.deleteFrames(some);
      // Afterwards the disk takes files away, which holds nobody up.
      slice.took(performance.now() - startedAt);
      const { frames, images, unitIds } = await deleting;
      parts.thumbnails.forget(some);
      parts.onDeleted(unitIds);
      await nextTurn();
      // With its frames, so that there are few of them at a time.
      erased.memories += await parts.eraseDerived();
      erased.frames += frames;
      erased.images += images;
      erased.passages += unitIds.length;
      parts.onProgress({ done: sealed.length + done, total: sealed.length + ids.length });
    }
    if (!signal.aborted) {
      if (what.what === 'last') parts.analytics.forgetQuestions(from - what.minutes * 60_000);
      if (what.what === 'range') parts.analytics.forgetQuestions(what.from, what.to);
    }
    erased.memories += await parts.eraseDerived();
    // "The last hour" is that before the request; what was recorded since has a higher number.
    const last = ids.reduce((highest, id) => Math.max(highest, id), 0);
    const left = framesToErase(db, what, from).filter((id) => id <= last).length;
    return { ...erased, left: left + (await parts.sealed.find(what, from)).length };
  }

  async function runScope(what: Extract<EraseWhat, { what: 'scope' }>): Promise<Erased> {
    const before = countScope(db, what);
    const gone = await eraseScope(parts, what);
    const after = countScope(db, what);
    const sums: Sums = { frames: 0, images: 0, passages: 0, memories: before.memories, quoted: 0, ...gone };
    return { ...sums, left: after.facts + after.lines + after.messages };
  }
}

type FrameSums = ReturnType<typeof sumFrames>;

function withSealed(sums: FrameSums, sealed: readonly SealedFrame[]): FrameSums {
  if (sealed.length === 0) return sums;
  const times = sealed.map(({ capturedAt }) => capturedAt);
  const applications = new Map(sums.applications.map(({ name, frames }) => [name, frames]));
  for (const { application } of sealed)
    applications.set(application, (applications.get(application) ?? 0) + 1);
  return {
    frames: sums.frames + sealed.length,
    images: sums.images + sealed.length,
    imageBytes: sums.imageBytes + sealed.reduce((sum, { bytes }) => sum + bytes, 0),
    oldestAt: times.reduce((oldest, at) => Math.min(oldest, at), sums.oldestAt ?? Infinity),
    newestAt: times.reduce((newest, at) => Math.max(newest, at), sums.newestAt ?? 0),
    applications: [...applications]
      .map(([name, frames]) => ({ name, frames }))
      .sort((a, b) => b.frames - a.frames)
      .slice(0, mostApplications),
  };
}
