/** Composes the one status that the window and the tray show, from facts that each part reports for itself. */
import type { Recording, Status } from '../../src-preload/contract/app.ts';
import type { EventOf } from '../../src-preload/contract/route.ts';
import type { internalEvents } from '../../src-preload/contract/internal.ts';
import type { Clock } from '../base/clock.ts';
import type { CaptureStatus } from '../capture/capture-parts.ts';

export type EngineHealth = EventOf<typeof internalEvents, 'engine.health'>;

export interface StatusFacts {
  readonly capture: CaptureStatus;
  readonly engine: Status['engine'];
  /** The last that the engine told; null before its first word. */
  readonly health: EngineHealth | null;
  readonly freeBytes: number | null;
  /** Recording stops below so many megabytes. */
  readonly stopBelowFreeMb: number;
  readonly lock: Status['lock'];
  readonly protection: Status['protection'];
  /** Why the settings, and with them the owner's exclusions, are not known; null where they are. */
  readonly settingsProblem: string | null;
  /** Why the settings in force are not what config.yaml says; null where they are. */
  readonly settingsTrouble: string | null;
}

/** Other programs write all the time; a status that changes with every byte would be told for nothing. */
const freeStepBytes = 100_000_000;
/** On a disk that is all but full the owner wants to see that freeing something helped. */
const fullStepBytes = 1_000_000;

export function composeStatus(facts: StatusFacts): Status {
  const { capture, engine, health, freeBytes, protection } = facts;
  const isBelow = freeBytes !== null && freeBytes < facts.stopBelowFreeMb * 1_000_000;
  return {
    recording: recordingOf(facts),
    provider: capture.provider,
    displays: [...capture.displays],
    counters: capture.counters,
    backlog: health?.backlog ?? { reading: 0, readingFailed: 0, vectors: 0 },
    readingTrouble: health?.readingTrouble ?? '',
    settingsTrouble: facts.settingsTrouble ?? '',
    engine,
    databaseTrouble: engine.state === 'ready' && health?.check.state === 'damaged' ? health.check.says : '',
    meaning: health?.meaning ?? { state: 'loading', reason: '' },
    storage: {
      databaseBytes: health?.databaseBytes ?? 0,
      imageBytes: health?.imageBytes ?? 0,
      freeBytes: inSteps(freeBytes ?? 0),
      low: isBelow || capture.recording.state === 'disk-full',
    },
    lock: facts.lock,
    protection,
  };
}

function inSteps(freeBytes: number): number {
  const step = freeBytes < freeStepBytes ? fullStepBytes : freeStepBytes;
  return Math.floor(freeBytes / step) * step;
}

/** Without the owner's exclusions the gate stays shut, and the reason for that is the settings file. */
function recordingOf({ capture, engine, settingsProblem }: StatusFacts): Recording {
  const { recording } = capture;
  const isByOwner = ['not-agreed', 'paused', 'quitting'].includes(recording.state);
  if (settingsProblem !== null && !isByOwner) {
    return { state: 'failing', until: null, reason: settingsProblem };
  }
  const isOnItsWay = recording.state === 'engine-down' && engine.state === 'starting';
  return isOnItsWay ? { ...recording, state: 'starting' } : recording;
}

const shortestBetweenMs = 1000;

/** Calls `tell` when the status has changed: at once where nothing was told for a second, else at the end of it. */
export function createStatusTeller(
  read: () => Status,
  tell: (status: Status) => void,
  clock: Clock,
): { changed(): void; stop(): void } {
  let told = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  function tellNow(): void {
    cancel = null;
    const status = read();
    const text = JSON.stringify(status);
    if (text === told) return;
    told = text;
    toldAt = clock.now();
    tell(status);
  }
  return {
    changed() {
      if (cancel) return;
      const waitMs = toldAt + shortestBetweenMs - clock.now();
      if (waitMs <= 0) tellNow();
      else cancel = clock.after(waitMs, tellNow);
    },
    stop: () => cancel?.(),
  };
}
