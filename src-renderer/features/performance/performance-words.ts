/** Sentences of the page of performance: what takes room, what waits, what is wrong, how long things take. Pure. */
import type {
  Compacting,
  Finding,
  JobName,
  SearchSpeed,
  SizePart,
  Sizes,
  Waiting,
} from '../../../src-preload/contract/performance.ts';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';

export const sizeWords: Readonly<Record<SizePart, { readonly name: string; readonly says: string }>> = {
  passages: { name: 'Text', says: 'What was read, said and remembered, with its lists by time and place.' },
  'word-index': { name: 'Index of words', says: 'In which passages each word stands; the search by words.' },
  vectors: {
    name: 'Vectors of passages',
    says: 'What each passage means, in numbers; the search by meaning.',
  },
  'word-vectors': {
    name: 'Vectors of words',
    says: 'What single words of a passage mean; they put the best hit first.',
  },
  signs: { name: 'Short vectors', says: 'An eighth of the vectors, so that a start is quick.' },
  'picture-words': {
    name: 'Places of words',
    says: 'Where each word stands on its picture, to mark and copy it.',
  },
  rest: { name: 'Memories and all else', says: 'Memories, activities, conversations, and what links them.' },
  free: {
    name: 'Room to reuse',
    says: 'Left by what was deleted; new text goes there. Compacting gives it back.',
  },
  'change-log': { name: 'Latest changes', says: 'Written first here, and soon after into the database.' },
  pictures: { name: 'Pictures', says: 'Each picture of the screen, encrypted by itself.' },
  notes: { name: 'Memory files', says: 'Conversation memory that is kept as Markdown files.' },
  copies: { name: 'Copies', says: 'Of an earlier version’s database; they go by themselves.' },
  logs: { name: 'Logs', says: 'What happened inside. Never a word of your screen.' },
};

/** How fast all of it grows, and where that leads. */
export function describeGrowth({ forecast, totalBytes }: Pick<Sizes, 'forecast' | 'totalBytes'>): string {
  if (!forecast) return 'A forecast needs a day of recording.';
  const { bytesPerDay, fromDays, inMonth, inYear, daysLeft } = forecast;
  const basis =
    fromDays > 0
      ? `by the last ${formatCount(fromDays, 'day')} noted here`
      : 'by what was recorded lately; it gets better once three days were noted here';
  if (Math.abs(bytesPerDay) * 365 < totalBytes / 100) return `It hardly grows at present (${basis}).`;
  if (bytesPerDay < 0) return `It shrinks by ${formatBytes(-bytesPerDay)} a day (${basis}).`;
  const pace = `It grows by ${formatBytes(bytesPerDay)} a day (${basis}).`;
  const ahead = `In a month it would be ${formatBytes(inMonth)}, in a year ${formatBytes(inYear)}.`;
  if (daysLeft === null) return `${pace} ${ahead}`;
  if (daysLeft === 0) return `${pace} The disk has no room for more.`;
  const room = daysLeft > 3650 ? 'more than ten years' : formatCount(daysLeft, 'day');
  return `${pace} ${ahead} At this pace the disk has room for ${room}.`;
}

export const waitingWords: Readonly<
  Record<Waiting['what'], { readonly name: string; readonly says: string }>
> = {
  reading: { name: 'Pictures to be read', says: 'Their words cannot be found before.' },
  vectors: { name: 'Passages without a vector', says: 'Found by their words, not yet by their meaning.' },
  absorbing: { name: 'Batches to be absorbed', says: 'A model makes memories of them, where you chose one.' },
  conversations: {
    name: 'Conversations to be looked through',
    says: 'For what is worth remembering of them.',
  },
  forgetting: {
    name: 'Deleted words to be erased',
    says: 'Nobody finds them any more; they are overwritten.',
  },
};

/** How long it will take, if that is known. */
export function describeLeft({
  waiting,
  leftMs,
  trouble,
}: Pick<Waiting, 'waiting' | 'leftMs' | 'trouble'>): string {
  if (waiting === 0) return '';
  if (trouble !== '') return trouble;
  return leftMs === null
    ? ''
    : `About ${formatDuration(Math.max(1000, leftMs))} at the pace of the last hour.`;
}

export function describeSpeed(speed: SearchSpeed): string {
  const half = `Half of ${formatCount(speed.questions, 'question')} of your own words were answered within ${formatMs(speed.medianMs)}`;
  const rest = `19 of 20 within ${formatMs(speed.p95Ms)}, the slowest in ${formatMs(speed.slowestMs)}`;
  return `${half}, ${rest}, among ${formatCount(speed.passages, 'passage')}.`;
}

/** "8 ms", "1.2 s". */
export function formatMs(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

const findings: Readonly<Record<Finding['what'], (count: string, isOne: boolean) => string>> = {
  'words-missing': (count, one) => `${count} ${one ? 'is' : 'are'} not in the index of words.`,
  'words-orphaned': (count) =>
    `${count.replace('passage', 'row')} of the index of words belong to nothing any more.`,
  'words-unfound': (count, one) =>
    `${count} of those that were tried ${one ? 'is' : 'are'} not found by their own words.`,
  'vectors-missing': (count, one) =>
    `${count} ${one ? 'has' : 'have'} no vector, and ${one ? 'waits' : 'wait'} for none.`,
  'vectors-outdated': (count, one) => `${count} ${one ? 'has' : 'have'} a vector of another model.`,
  'word-vectors-missing': (count, one) => `${count} ${one ? 'has' : 'have'} no vectors of single words.`,
  'vectors-orphaned': (count) => `${count.replace('passage', 'vector')} belong to nothing any more.`,
  'vectors-wrong': (count, one) =>
    `${count} of those that were tried ${one ? 'has' : 'have'} a vector that does not fit the text.`,
};

export function describeFinding({ what, count }: Pick<Finding, 'what' | 'count'>): string {
  return findings[what](formatCount(count, 'passage'), count === 1);
}

export const jobWords: Readonly<Record<JobName, { readonly name: string; readonly says: string }>> = {
  'rebuild-words': {
    name: 'Build the index of words anew',
    says: 'Every passage is indexed again in its place. The search goes on meanwhile.',
  },
  'embed-missing': {
    name: 'Make the missing vectors',
    says: 'Only for passages that have none. The search goes on meanwhile.',
  },
  'embed-all': {
    name: 'Make all vectors anew',
    says: 'For every passage, the newest first; each old vector is used until the new one is there.',
  },
  compact: { name: 'Compact the database', says: '' },
};

/** What compacting brings and what it holds up. */
export function describeCompacting({ gainBytes, way, needsBytes, freeBytes, holdsUpMs }: Compacting): string {
  const gain =
    gainBytes < 1_000_000
      ? 'There is hardly anything to give back at present.'
      : `Gives ${formatBytes(gainBytes)} back to the disk.`;
  if (way === 'slices') return `${gain} It goes in small steps and holds nothing up.`;
  const room =
    freeBytes === null
      ? `It needs ${formatBytes(needsBytes)} free on the disk meanwhile.`
      : `It needs ${formatBytes(needsBytes)} free on the disk meanwhile; there are ${formatBytes(freeBytes)}.`;
  return `${gain} This database was made by an earlier version, so it is written anew once: for about ${formatDuration(holdsUpMs)} nothing is found and nothing new recorded, and it cannot be paused. ${room} After that it goes in small steps.`;
}

/** "3.2 %"; below a thousandth none of it. */
export function formatShare(part: number, whole: number): string {
  const percent = whole <= 0 ? 0 : (100 * part) / whole;
  return percent >= 10 ? `${Math.round(percent)} %` : `${percent.toFixed(1)} %`;
}
