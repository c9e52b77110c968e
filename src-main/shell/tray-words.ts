/** The status in one line, and in one of three icons. */
import type { Status } from '../../src-preload/contract/app.ts';
import { assertNever } from '../base/assert-never.ts';
import type { ShellTexts } from './texts/texts.ts';

export type TrayState = 'recording' | 'paused' | 'problem';

export function trayState({ recording }: Status): TrayState {
  switch (recording.state) {
    case 'recording':
      return 'recording';
    case 'not-agreed':
    case 'starting':
    case 'paused':
    case 'excluded':
    case 'idle':
    case 'locked':
    case 'suspended':
    case 'battery':
    case 'quitting':
      return 'paused';
    case 'disk-full':
    case 'failing':
    case 'engine-down':
      return 'problem';
    default:
      return assertNever(recording.state);
  }
}

/** `now` in milliseconds; null for a line that stays on show, in which the age of a frame would soon be untrue. */
export function describeStatus(status: Status, now: number | null, texts: ShellTexts['status']): string {
  const line = describeRecording(status, now, texts);
  return status.lock === 'locked' ? texts.sealed(line) : line;
}

function describeRecording(status: Status, now: number | null, texts: ShellTexts['status']): string {
  const { state, until, reason } = status.recording;
  const withLast = (line: string): string =>
    now === null ? line : texts.withLast(line, lastFrameAge(status, now, texts));
  switch (state) {
    case 'not-agreed':
      return texts.notAgreed;
    case 'starting':
      return texts.starting;
    case 'recording':
      return withLast(status.lock === 'locked' ? texts.goesOn : texts.recording);
    case 'paused':
      return until === null ? texts.paused : texts.pausedUntil(clockTime(until));
    case 'idle':
      return texts.idle;
    case 'locked':
      return texts.locked;
    case 'suspended':
      return texts.suspended;
    case 'battery':
      return texts.battery;
    case 'excluded':
      return reason === 'own-windows' ? texts.ownWindows : texts.excluded;
    case 'disk-full':
      return texts.diskFull;
    case 'failing':
      return withLast(texts.failing);
    case 'engine-down':
      return texts.engineDown;
    case 'quitting':
      return texts.quitting;
    default:
      return assertNever(state);
  }
}

function lastFrameAge({ displays }: Status, now: number, texts: ShellTexts['status']): string {
  const last = Math.max(...displays.map(({ lastStoredAt }) => lastStoredAt ?? 0), 0);
  if (last === 0) return texts.noneYet;
  const seconds = Math.max(0, Math.round((now - last) / 1000));
  if (seconds < 90) return texts.secondsAgo(seconds);
  if (seconds < 5400) return texts.minutesAgo(Math.round(seconds / 60));
  return texts.at(clockTime(last));
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
