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
import { t, type MessageKey } from '../../messages/t.ts';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';

export const sizeWords: Readonly<Record<SizePart, { readonly name: string; readonly says: string }>> = {
  passages: { name: t('performance.text'), says: t('performance.textSays') },
  'word-index': { name: t('performance.wordIndex'), says: t('performance.wordIndexSays') },
  vectors: {
    name: t('performance.vectors'),
    says: t('performance.vectorsSays'),
  },
  'word-vectors': {
    name: t('performance.wordVectors'),
    says: t('performance.wordVectorsSays'),
  },
  signs: { name: t('performance.signs'), says: t('performance.signsSays') },
  'picture-words': {
    name: t('performance.pictureWords'),
    says: t('performance.pictureWordsSays'),
  },
  rest: { name: t('performance.rest'), says: t('performance.restSays') },
  free: {
    name: t('performance.free'),
    says: t('performance.freeSays'),
  },
  'change-log': { name: t('performance.changeLog'), says: t('performance.changeLogSays') },
  pictures: { name: t('performance.pictures'), says: t('performance.picturesSays') },
  notes: { name: t('performance.notes'), says: t('performance.notesSays') },
  copies: { name: t('performance.copies'), says: t('performance.copiesSays') },
  logs: { name: t('performance.logs'), says: t('performance.logsSays') },
};

/** How fast all of it grows, and where that leads. */
export function describeGrowth({ forecast, totalBytes }: Pick<Sizes, 'forecast' | 'totalBytes'>): string {
  if (!forecast) return t('performance.noForecast');
  const { bytesPerDay, fromDays, inMonth, inYear, daysLeft } = forecast;
  const basis =
    fromDays > 0 ? t('performance.basisNoted', { days: fromDays }) : t('performance.basisRecorded');
  if (Math.abs(bytesPerDay) * 365 < totalBytes / 100) return t('performance.hardlyGrows', { basis });
  if (bytesPerDay < 0) return t('performance.shrinks', { bytes: formatBytes(-bytesPerDay), basis });
  const pace = t('performance.grows', { bytes: formatBytes(bytesPerDay), basis });
  const ahead = t('performance.ahead', { month: formatBytes(inMonth), year: formatBytes(inYear) });
  if (daysLeft === null) return `${pace} ${ahead}`;
  if (daysLeft === 0) return `${pace} ${t('performance.noRoom')}`;
  const room = daysLeft > 3650 ? t('performance.roomDecade') : t('performance.roomDays', { days: daysLeft });
  return `${pace} ${ahead} ${room}`;
}

export const waitingWords: Readonly<
  Record<Waiting['what'], { readonly name: string; readonly says: string }>
> = {
  reading: { name: t('performance.reading'), says: t('performance.readingSays') },
  vectors: { name: t('performance.unvectored'), says: t('performance.unvectoredSays') },
  absorbing: { name: t('performance.absorbing'), says: t('performance.absorbingSays') },
  conversations: {
    name: t('performance.conversations'),
    says: t('performance.conversationsSays'),
  },
  forgetting: {
    name: t('performance.forgetting'),
    says: t('performance.forgettingSays'),
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
  return leftMs === null ? '' : t('performance.left', { time: formatDuration(Math.max(1000, leftMs)) });
}

export function describeSpeed(speed: SearchSpeed): string {
  return t('performance.speed', {
    questions: speed.questions,
    median: formatMs(speed.medianMs),
    p95: formatMs(speed.p95Ms),
    slowest: formatMs(speed.slowestMs),
    passages: speed.passages,
  });
}

/** "8 ms", "1.2 s". */
export function formatMs(ms: number): string {
  if (ms < 10) return `${formatNumber(ms, 1)} ms`;
  return ms < 1000 ? `${formatNumber(ms, 0)} ms` : `${formatNumber(ms / 1000, 1)} s`;
}

const findings = {
  'passages-missing': 'performance.passagesMissing',
  'words-missing': 'performance.wordsMissing',
  'words-orphaned': 'performance.wordsOrphaned',
  'words-unfound': 'performance.wordsUnfound',
  'vectors-missing': 'performance.vectorsMissing',
  'vectors-outdated': 'performance.vectorsOutdated',
  'word-vectors-missing': 'performance.wordVectorsMissing',
  'vectors-orphaned': 'performance.vectorsOrphaned',
  'vectors-wrong': 'performance.vectorsWrong',
} as const satisfies Readonly<Record<Finding['what'], MessageKey>>;

export function describeFinding({ what, count }: Pick<Finding, 'what' | 'count'>): string {
  return t(findings[what], { count });
}

export const jobWords: Readonly<Record<JobName, { readonly name: string; readonly says: string }>> = {
  'rebuild-words': {
    name: t('performance.rebuildWords'),
    says: t('performance.rebuildWordsSays'),
  },
  'write-passages': {
    name: t('performance.writePassages'),
    says: t('performance.writePassagesSays'),
  },
  'embed-missing': {
    name: t('performance.embedMissing'),
    says: t('performance.embedMissingSays'),
  },
  'embed-all': {
    name: t('performance.embedAll'),
    says: t('performance.embedAllSays'),
  },
  compact: { name: t('performance.compact'), says: '' },
};

/** What compacting brings and what it holds up. */
export function describeCompacting({ gainBytes, way, needsBytes, freeBytes, holdsUpMs }: Compacting): string {
  const gain =
    gainBytes < 1_000_000
      ? t('performance.gainNone')
      : t('performance.gain', { bytes: formatBytes(gainBytes) });
  if (way === 'slices') return `${gain} ${t('performance.smallSteps')}`;
  const room =
    freeBytes === null
      ? t('performance.needsRoom', { needs: formatBytes(needsBytes) })
      : t('performance.needsRoomOf', { needs: formatBytes(needsBytes), free: formatBytes(freeBytes) });
  const anew = t('performance.writtenAnew', { time: formatDuration(holdsUpMs) });
  return [gain, anew, room, t('performance.thenSmallSteps')].join(' ');
}

/** "3.2 %"; below a thousandth none of it. */
export function formatShare(part: number, whole: number): string {
  const percent = whole <= 0 ? 0 : (100 * part) / whole;
  return `${formatNumber(percent, percent >= 10 ? 0 : 1)} %`;
}
