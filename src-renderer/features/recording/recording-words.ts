/** The state of recording in words for the owner. Computed from the status, so the line never says more than is true. */
import type { DisplayStatus, Recording, Status } from '../../../src-preload/contract/app.ts';
import { t } from '../../messages/t.ts';
import { formatAgo, formatTime } from '../../ui/times.ts';
import { formatBytes } from '../../ui/sizes.ts';

export type Tone = 'good' | 'calm' | 'warn' | 'bad';

export interface RecordingWords {
  readonly tone: Tone;
  readonly text: string;
}

/** A frame is kept at least every 30 s while recording; three times that without one is worth a warning. */
const staleMs = 90_000;

/** What the line begins with. */
export function describeRecording(status: Status, now: number): RecordingWords {
  const { recording, displays } = status;
  if (recording.state === 'recording' && isStale(displays, now)) {
    return { tone: 'warn', text: t('recording.stale') };
  }
  return { tone: tones[recording.state], text: stateWords(recording, displays.length) };
}

const tones: Readonly<Record<Recording['state'], Tone>> = {
  'not-agreed': 'calm',
  starting: 'calm',
  recording: 'good',
  paused: 'warn',
  idle: 'calm',
  locked: 'calm',
  suspended: 'calm',
  battery: 'calm',
  excluded: 'calm',
  'disk-full': 'bad',
  failing: 'bad',
  'engine-down': 'bad',
  quitting: 'calm',
};

function stateWords({ state, until, reason }: Recording, displays: number): string {
  switch (state) {
    case 'not-agreed':
      return t('recording.notAgreed');
    case 'starting':
      return t('recording.starting');
    case 'recording':
      return t('recording.recording', { count: displays });
    case 'paused':
      return until === null
        ? t('recording.pausedByOwner')
        : t('recording.pausedUntil', { time: formatTime(until) });
    case 'idle':
      return t('recording.idle');
    case 'locked':
      return t('recording.locked');
    case 'suspended':
      return t('recording.suspended');
    case 'battery':
      return t('recording.battery');
    case 'excluded':
      return t('recording.because', { reason: exclusionWords(reason) });
    case 'disk-full':
      return t('recording.diskFull');
    case 'failing':
      return t('recording.because', { reason: reason || t('recording.noCapture') });
    case 'engine-down':
      return t('recording.because', { reason: reason || t('recording.noEngine') });
    case 'quitting':
      return t('recording.quitting');
  }
}

/** Why the privacy gate is shut, by its id. */
export function exclusionWords(reason: string): string {
  switch (reason) {
    case 'own-windows':
      return t('recording.ownWindows');
    case 'private-windows':
      return t('recording.privateWindows');
    case 'password-managers':
      return t('recording.passwordManagers');
    case 'key-chains':
      return t('recording.keyChains');
    case 'lock-screens':
      return t('recording.lockScreens');
    case 'rule-application':
    case 'rule-title':
    case 'rule-site':
      return t('recording.rule');
    case 'unknown-window':
    case 'unknown-title':
    case 'unknown-application':
      return t('recording.unknownWindow');
    default:
      return t('recording.excluded');
  }
}

function isStale(displays: readonly DisplayStatus[], now: number): boolean {
  return displays.some(({ lastStoredAt }) => lastStoredAt !== null && now - lastStoredAt > staleMs);
}

/**
 * How old the last frame on disk is: of each display where there are two, of the oldest where there are more. Until a display
 * was looked at none is known, which says nothing about whether there is one.
 */
export function describeAges(displays: readonly DisplayStatus[], now: number): string {
  if (displays.length === 0) return t('recording.noFrameYet');
  const stored = displays.map(({ lastStoredAt }) => lastStoredAt);
  const ageOf = (at: number | null | undefined) =>
    typeof at === 'number' ? formatAgo(now - at) : t('recording.noneYet');
  if (stored.length === 1)
    return stored[0] === null
      ? t('recording.noFrameYet')
      : t('recording.lastFrame', { age: ageOf(stored[0]) });
  if (stored.length === 2)
    return t('recording.lastFrames', { first: ageOf(stored[0]), second: ageOf(stored[1]) });
  if (stored.includes(null)) return t('recording.displayWithout');
  const oldest = Math.min(...stored.filter((at) => at !== null));
  return t('recording.oldestFrame', { age: ageOf(oldest) });
}

/** The other facts of the line, in the order of their weight. */
export function describeFacts({ backlog, storage, protection, lock, meaning }: Status): readonly string[] {
  const facts: string[] = [];
  // A store is never empty: without a size nobody has counted yet, and a nought would be untrue.
  if (storage.databaseBytes > 0) {
    facts.push(t('recording.waiting', { count: backlog.reading }));
    if (backlog.readingFailed > 0) facts.push(t('recording.notReadable', { count: backlog.readingFailed }));
    facts.push(formatBytes(storage.databaseBytes + storage.imageBytes));
  }
  // The passphrase protects it, whatever key store there is.
  facts.push(protectionWords[lock === 'none' ? protection : 'system']);
  if (meaning.state === 'failed') facts.push(t('recording.meaningOff'));
  else if (backlog.vectors > 0) facts.push(t('recording.notByMeaning', { count: backlog.vectors }));
  return facts;
}

const protectionWords: Readonly<Record<Status['protection'], string>> = {
  system: t('recording.encrypted'),
  basic: t('recording.encryptedBasic'),
  unknown: t('recording.protectionUnknown'),
};
