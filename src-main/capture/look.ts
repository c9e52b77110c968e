/** One look at the screen: may it be seen? take it; might it still be seen? Only then do pixels go further. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Clock } from '../base/clock.ts';
import type { Gate, GateReason } from '../privacy/exclusions.ts';
import type { Grab, WindowFacts, WindowReport } from './ports.ts';
import { withinLimit } from './time-limit.ts';

export type LookOutcome =
  | {
      readonly kind: 'pictures';
      readonly grabs: readonly Grab[];
      /** The window that was in front before and after; null where the platform does not tell. */
      readonly active: WindowFacts | null;
      readonly hasWindow: boolean;
      /** No picture of it may be kept: one that is not to be could be seen before or after. */
      readonly textOnly: boolean;
      readonly takenAt: number;
    }
  | { readonly kind: 'excluded'; readonly reason: GateReason }
  /** Another window came to the front meanwhile: whose pixels these are is not known. */
  | { readonly kind: 'unstable' }
  | { readonly kind: 'failed'; readonly part: 'windows' | 'screen'; readonly error: Error };

export interface LookParts {
  readonly clock: Clock;
  /** Asked twice, so that a rule made meanwhile holds. */
  gate(): Gate;
  readWindows(): Promise<WindowReport>;
  grab(signal: AbortSignal): Promise<readonly Grab[]>;
  readonly signal: AbortSignal;
}

/** How long a grab, and each question for the windows, may take. */
const limitMs = 5_000;

/** Never throws. The gate is asked before the grab and again, with a fresh report, after it. */
export async function lookAtScreen(parts: LookParts): Promise<LookOutcome> {
  const { clock, signal } = parts;
  const readWindows = (): Promise<WindowReport> =>
    withinLimit(clock, limitMs, say('The list of windows'), signal, () => parts.readWindows());

  let before: WindowReport;
  try {
    before = await readWindows();
  } catch (error) {
    return { kind: 'failed', part: 'windows', error: asError(error) };
  }
  const first = parts.gate().decide(before);
  if (!first.allowed) return { kind: 'excluded', reason: first.reason };

  const takenAt = clock.now();
  let grabs: readonly Grab[];
  try {
    grabs = await withinLimit(clock, limitMs, say('The screen'), signal, parts.grab);
    if (grabs.length === 0) throw new Error('No display gave a picture.');
  } catch (error) {
    return { kind: 'failed', part: 'screen', error: asError(error) };
  }

  let after: WindowReport;
  try {
    after = await readWindows();
  } catch (error) {
    return { kind: 'failed', part: 'windows', error: asError(error) };
  }
  const second = parts.gate().decide(after);
  if (!second.allowed) return { kind: 'excluded', reason: second.reason };
  if (!isSameWindow(before.active, after.active)) return { kind: 'unstable' };
  const hasWindow = before.active !== null || (before.visible?.length ?? 0) > 0;
  const textOnly = first.textOnly === true || second.textOnly === true;
  return { kind: 'pictures', grabs, active: before.active, hasWindow, textOnly, takenAt };
}

/** Application and title in one string, without the signs that turn in a title while a program works. */
export function windowKey(window: WindowFacts | null): string {
  if (window === null) return '';
  return JSON.stringify([window.application, withoutSpinner(window.title), window.url]);
}

function isSameWindow(before: WindowFacts | null, after: WindowFacts | null): boolean {
  if (before === null || after === null) return before === after;
  return windowKey(before) === windowKey(after);
}

/** Only letters and numbers tell windows apart: dots, bars and braille cells turn several times a second. */
function withoutSpinner(title: string | null): string | null {
  return title === null ? null : title.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
