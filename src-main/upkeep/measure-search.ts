/** Asks the search some questions of the owner's own words, one after the other, and says how long the answers took. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { SearchSpeed } from '../../src-preload/contract/performance.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { EmbedBacklog } from '../memory/embed-backlog.ts';
import type { Search } from '../memory/search/search.ts';
import type { WritableDb } from '../store/statements.ts';
import { keepMeasurement } from './measurements-table.ts';
import { drawPassages, questionOf } from './own-words.ts';

export interface MeasureSearchParts {
  readonly db: WritableDb;
  readonly search: Pick<Search, 'query'>;
  readonly backlog: Pick<EmbedBacklog, 'state'>;
  readonly clock: Clock;
  /** How many there are, about. */
  readonly passages: () => Promise<number>;
  readonly onProgress: (done: number, total: number) => void;
  /** 0..1 */
  readonly random?: () => number;
}

const questions = 20;
const fewest = 3;
/** Between two questions, so that the owner's own work comes first. */
const restMs = 60;

/** Rejects with `cancelled` when the signal aborts, and with `invalid-input` where hardly anything was kept yet. */
export async function measureSearch(parts: MeasureSearchParts, signal: AbortSignal): Promise<SearchSpeed> {
  const { db, search, backlog, clock, onProgress, random = Math.random } = parts;
  const asked = drawPassages(db, questions + 1, random)
    .map(({ text }) => questionOf(text, random))
    .filter((question) => question !== null);
  if (asked.length <= fewest) {
    throw new MnemeError(
      'invalid-input',
      say('There is too little to search in yet. Measure again when some pages were recorded and read.'),
    );
  }
  // The first one also starts what the others find running.
  const [first, ...rest] = asked;
  await ask(first!);
  const times: number[] = [];
  for (const question of rest) {
    onProgress(times.length, rest.length);
    await sleep(clock, restMs, signal);
    const startedAt = performance.now();
    await ask(question);
    times.push(performance.now() - startedAt);
  }
  onProgress(rest.length, rest.length);
  const { state, reason } = backlog.state();
  const speed: SearchSpeed = {
    measuredAt: clock.now(),
    questions: times.length,
    passages: await parts.passages(),
    ...summarise(times),
    withoutMeaning:
      state === 'ready' ? '' : state === 'failed' ? reason : 'The search by meaning was still starting.',
  };
  keepMeasurement(db, 'search', speed.measuredAt, speed);
  return speed;

  async function ask(text: string): Promise<void> {
    if (signal.aborted) throw new MnemeError('cancelled', say('Measuring was stopped.'));
    // Literal: a word that could be a date is no filter here.
    await search.query(searchQuerySchema.parse({ text, literal: [text] }), signal);
  }
}

/** The value below which half, and 95 of 100, lie; and the longest. */
export function summarise(times: readonly number[]): Pick<SearchSpeed, 'medianMs' | 'p95Ms' | 'slowestMs'> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  return { medianMs: at(0.5), p95Ms: at(0.95), slowestMs: sorted.at(-1)! };
}
