/** The status in one line, and in one of three icons. */
import type { Status } from '../../src-preload/contract/app.ts';
import { assertNever } from '../base/assert-never.ts';

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

/** `now` in milliseconds. */
export function describeStatus(status: Status, now: number): string {
  const { state, until, reason } = status.recording;
  switch (state) {
    case 'not-agreed':
      return 'Not recording: you have not agreed yet';
    case 'starting':
      return 'Starting';
    case 'recording':
      return `Recording, last frame ${lastFrameAge(status, now)}`;
    case 'paused':
      return until === null ? 'Paused until you resume' : `Paused until ${clockTime(until)}`;
    case 'idle':
      return 'Not recording: nobody is at the computer';
    case 'locked':
      return 'Not recording: the screen is locked';
    case 'suspended':
      return 'Not recording: the computer sleeps';
    case 'battery':
      return 'Not recording: on battery';
    case 'excluded':
      return reason === 'own-windows'
        ? 'Not recording while the window of Mneme can be seen'
        : 'Not recording: an excluded window is open';
    case 'disk-full':
      return 'Not recording: the disk is almost full';
    case 'failing':
      return `Not recording: no frame reaches the disk, last ${lastFrameAge(status, now)}`;
    case 'engine-down':
      return 'Not recording: the engine is not running';
    case 'quitting':
      return 'Quitting';
    default:
      return assertNever(state);
  }
}

function lastFrameAge({ displays }: Status, now: number): string {
  const last = Math.max(...displays.map(({ lastStoredAt }) => lastStoredAt ?? 0), 0);
  if (last === 0) return 'none yet';
  const seconds = Math.max(0, Math.round((now - last) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  return `at ${clockTime(last)}`;
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
