/**
 * Quitting: no new frames, what is in hand is finished, the database is closed. All that was accepted is on disk
 * already, so what does not get read in time is read after the next start; so it is with conversations.
 */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { EngineHost } from './engine-host.ts';
import type { ShellTexts } from './texts/texts.ts';

export interface QuitParts {
  readonly stopCapture: () => Promise<void>;
  readonly engine: Pick<EngineHost, 'request' | 'state' | 'stop'>;
  /** Frames that wait to be read. */
  readonly waiting: () => number;
  readonly tell: (progress: { waiting: number; message: string }) => void;
  readonly texts: ShellTexts['quit'];
  readonly clock: Clock;
  readonly log: Log;
}

const captureLimitMs = 10_000;
const readingLimitMs = 5_000;
const flushLimitMs = 8_000;
/** Until the engine has said that its time is over. */
const graceMs = 1_000;
const closeLimitMs = 15_000;
const progressEveryMs = 300;

export async function finishWork(parts: QuitParts): Promise<void> {
  const { clock, engine, log, tell, texts, waiting } = parts;
  const startedAt = clock.now();
  tell({ waiting: waiting(), message: texts.picture });
  await within(clock, captureLimitMs, parts.stopCapture());
  if (engine.state().state === 'ready' && waiting() > 0) {
    let isReading = true;
    const report = (): void => {
      if (!isReading) return;
      tell({ waiting: waiting(), message: texts.reading });
      clock.after(progressEveryMs, report);
    };
    report();
    await within(clock, readingLimitMs, engine.request('engine.drain', {}));
    isReading = false;
  }
  if (engine.state().state === 'ready') {
    tell({ waiting: waiting(), message: texts.conversations });
    const flush = engine.request('engine.flush', { limitMs: flushLimitMs });
    await within(clock, flushLimitMs + graceMs, flush);
  }
  tell({ waiting: waiting(), message: texts.database });
  await engine.stop(closeLimitMs);
  log('info', 'Everything is closed.', { ms: clock.now() - startedAt, waiting: waiting() });
}

/** Waits for `work`, but no longer than `ms`. */
function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    const done = (): void => {
      cancel();
      resolve();
    };
    work.then(done, done);
  });
}
