/** The state of recording in words for the owner. Computed from the status, so the line never says more than is true. */
import type { DisplayStatus, Recording, Status } from '../../../src-preload/contract/app.ts';
import { formatAge, formatTime } from '../../ui/times.ts';
import { formatBytes, formatCount } from '../../ui/sizes.ts';

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
    return { tone: 'warn', text: 'Recording, but nothing new has reached the disk' };
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
  const because = reason === '' ? '' : `: ${reason}`;
  switch (state) {
    case 'not-agreed':
      return 'Not recording: you have not agreed yet';
    case 'starting':
      return 'Starting';
    case 'recording':
      return displays > 0 ? `Recording ${formatCount(displays, 'display')}` : 'Recording';
    case 'paused':
      return until === null ? 'Paused until you resume' : `Paused until ${formatTime(until)}`;
    case 'idle':
      return 'Waiting: nobody is at the computer';
    case 'locked':
      return 'Not recording: the screen is locked';
    case 'suspended':
      return 'Not recording: the computer is asleep';
    case 'battery':
      return 'Not recording: on battery';
    case 'excluded':
      return `Not recording: ${exclusionWords(reason)}`;
    case 'disk-full':
      return 'Stopped: the disk is almost full';
    case 'failing':
      return `Not recording${because === '' ? ': the screen cannot be captured' : because}`;
    case 'engine-down':
      return `Not recording${because === '' ? ': the memory is not running' : because}`;
    case 'quitting':
      return 'Quitting';
  }
}

/** Why the privacy gate is shut, by its id. */
export function exclusionWords(reason: string): string {
  switch (reason) {
    case 'own-windows':
      return 'you are using Mneme';
    case 'private-windows':
      return 'a private window is open';
    case 'password-managers':
      return 'a password manager is open';
    case 'key-chains':
      return 'a key chain or password prompt is open';
    case 'lock-screens':
      return 'the screen is locked';
    case 'rule-application':
    case 'rule-title':
    case 'rule-site':
      return 'a window matches one of your rules';
    case 'unknown-window':
    case 'unknown-title':
    case 'unknown-application':
      return 'a window is open that could be an excluded one';
    default:
      return 'an excluded window is open';
  }
}

function isStale(displays: readonly DisplayStatus[], now: number): boolean {
  return displays.some(({ lastStoredAt }) => lastStoredAt !== null && now - lastStoredAt > staleMs);
}

/** How old the last frame on disk is: of each display where there are two, of the oldest where there are more. */
export function describeAges(displays: readonly DisplayStatus[], now: number): string {
  if (displays.length === 0) return 'no display';
  const ages = displays.map(({ lastStoredAt }) =>
    lastStoredAt === null ? 'none yet' : `${formatAge(now - lastStoredAt)} ago`,
  );
  if (displays.length === 1) return ages[0] === 'none yet' ? 'no frame yet' : `last frame ${ages[0]}`;
  if (displays.length === 2) return `last frames ${ages.join(' and ')}`;
  const stored = displays.map(({ lastStoredAt }) => lastStoredAt);
  if (stored.includes(null)) return 'a display has no frame yet';
  const oldest = Math.min(...stored.filter((at) => at !== null));
  return `oldest last frame ${formatAge(now - oldest)} ago`;
}

/** The other facts of the line, in the order of their weight. */
export function describeFacts({ backlog, storage, protection, meaning }: Status): readonly string[] {
  const facts = [`${backlog.reading.toLocaleString('en')} waiting to be read`];
  if (backlog.readingFailed > 0) facts.push(`${backlog.readingFailed.toLocaleString('en')} not readable`);
  facts.push(formatBytes(storage.databaseBytes + storage.imageBytes));
  facts.push(protectionWords[protection]);
  if (meaning.state === 'failed') facts.push('search by meaning is off');
  else if (backlog.vectors > 0)
    facts.push(`${backlog.vectors.toLocaleString('en')} not yet found by meaning`);
  return facts;
}

const protectionWords: Readonly<Record<Status['protection'], string>> = {
  system: 'encrypted',
  basic: 'encrypted, key unprotected',
  unknown: 'protection unknown',
};
