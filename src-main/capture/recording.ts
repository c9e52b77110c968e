/** What the status says of recording: computed from when frames really reached the disk, never from a button. */
import type { Recording } from '../../src-preload/contract/app.ts';
import type { StandingState } from './standing-state.ts';

export interface RecordingFacts {
  readonly standing: StandingState;
  readonly pausedUntil: number | null;
  /** When recording last became possible (start, resume, unlock …); milliseconds since 1970. */
  readonly since: number;
  /** When a frame was last stored on disk, or found the same as one that is. */
  readonly lastGoodAt: number | null;
  /** When a look was last forbidden by the gate, and why. */
  readonly lastExcluded: { readonly at: number; readonly reason: string } | null;
  /** The last failure, in words. */
  readonly lastFailure: string;
  readonly intervalMs: number;
  readonly now: number;
}

/** Without a good frame for three intervals and ten seconds, recording is failing, whatever else is believed. */
export function recording(facts: RecordingFacts): Recording {
  const { standing, now } = facts;
  if (standing === 'paused') return { state: 'paused', until: facts.pausedUntil, reason: '' };
  if (standing !== 'record') return { state: standing, until: null, reason: '' };
  const patienceMs = 3 * facts.intervalMs + 10_000;
  const lastGoodAt = facts.lastGoodAt !== null && facts.lastGoodAt >= facts.since ? facts.lastGoodAt : null;
  const { lastExcluded } = facts;
  if (lastExcluded && lastExcluded.at > (lastGoodAt ?? 0) && lastExcluded.at >= facts.since) {
    if (now - lastExcluded.at <= patienceMs)
      return { state: 'excluded', until: null, reason: lastExcluded.reason };
  }
  if (now - (lastGoodAt ?? facts.since) > patienceMs) {
    return {
      state: 'failing',
      until: null,
      reason: facts.lastFailure || 'No picture of the screen has arrived.',
    };
  }
  return { state: lastGoodAt === null ? 'starting' : 'recording', until: null, reason: '' };
}
