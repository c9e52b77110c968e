/** Whether the screen should be recorded now, by what the owner, the machine and the engine allow. */
import { assertNever } from '../base/assert-never.ts';
import type { GapKind } from '../../src-preload/contract/timeline.ts';
import type { Recording } from '../../src-preload/contract/app.ts';

/** What the shell tells the loop; the loop asks for the idle time and the settings itself. */
export interface CaptureFacts {
  /** The owner has agreed to be recorded. */
  readonly agreed: boolean;
  /** `until` in milliseconds since 1970; null until resumed by hand. */
  readonly paused: { readonly until: number | null } | null;
  readonly locked: boolean;
  readonly suspended: boolean;
  readonly onBattery: boolean;
  readonly engineReady: boolean;
  readonly quitting: boolean;
  /** Free space where the data lies; null while unknown. */
  readonly freeBytes: number | null;
}

export type StandingState =
  | 'record'
  | Extract<
      Recording['state'],
      | 'not-agreed'
      | 'paused'
      | 'idle'
      | 'locked'
      | 'suspended'
      | 'battery'
      | 'disk-full'
      | 'engine-down'
      | 'quitting'
    >;

export interface StandingQuestion {
  readonly facts: CaptureFacts;
  readonly diskLow: boolean;
  readonly onBattery: 'same' | 'slower' | 'off';
  /** Seconds since the last input, and from how many on that counts as idle (0: never). */
  readonly idleSeconds: number;
  readonly idleLimitSeconds: number;
  readonly now: number;
}

/** The first reason not to record, the owner's own before the machine's; `record` where there is none. */
export function standingState(question: StandingQuestion): StandingState {
  const { facts, now } = question;
  if (facts.quitting) return 'quitting';
  if (!facts.agreed) return 'not-agreed';
  if (facts.paused !== null && (facts.paused.until === null || now < facts.paused.until)) return 'paused';
  if (facts.suspended) return 'suspended';
  if (facts.locked) return 'locked';
  if (!facts.engineReady) return 'engine-down';
  if (question.diskLow) return 'disk-full';
  if (facts.onBattery && question.onBattery === 'off') return 'battery';
  if (question.idleLimitSeconds > 0 && question.idleSeconds >= question.idleLimitSeconds) return 'idle';
  return 'record';
}

/** Recording stops below `stopBelowBytes` of free space and starts again 20 % above it. */
export function isDiskLow(wasLow: boolean, freeBytes: number | null, stopBelowBytes: number): boolean {
  if (freeBytes === null) return wasLow;
  return freeBytes < (wasLow ? stopBelowBytes * 1.2 : stopBelowBytes);
}

/** The kind of gap that a standing state leaves in the timeline; null where nothing is noted. */
export function gapKindOf(state: Exclude<StandingState, 'record'>): GapKind | null {
  switch (state) {
    case 'paused':
    case 'idle':
    case 'locked':
    case 'suspended':
    case 'disk-full':
      return state;
    case 'battery':
      return 'off';
    case 'engine-down':
      return 'failed';
    // Before the owner agreed nothing at all is written, and after the last frame the gap is what "closed" means.
    case 'not-agreed':
    case 'quitting':
      return null;
    default:
      return assertNever(state);
  }
}
