/** How long the disk lasts at the pace of the last two weeks. Pure. */
import { formatBytes } from '../../ui/sizes.ts';

export interface DiskFacts {
  /** Null on the first day: there is no pace yet. */
  readonly bytesPerDay: number | null;
  readonly freeBytes: number;
  readonly stopBelowFreeBytes: number;
}

const daysPerYear = 365;
const longestYears = 10;

/** One or two sentences. Takes the disk's other users to stand still, and says so by "at this pace". */
export function describeForecast({ bytesPerDay, freeBytes, stopBelowFreeBytes }: DiskFacts): string {
  if (bytesPerDay === null) return 'A forecast needs a day of recording.';
  if (bytesPerDay <= 0) return 'It does not grow at present.';
  const pace = `It grows by ${formatBytes(bytesPerDay)} a day, ${formatBytes(bytesPerDay * daysPerYear)} a year.`;
  const days = Math.floor((freeBytes - stopBelowFreeBytes) / bytesPerDay);
  if (days <= 0) return `${pace} The disk has no room for more.`;
  return `${pace} At this pace the disk has room for ${daysWords(days)}.`;
}

function daysWords(days: number): string {
  if (days < 60) return `${days} ${days === 1 ? 'day' : 'days'}`;
  if (days < 2 * daysPerYear) return `${Math.floor(days / 30.44)} months`;
  const years = Math.floor(days / daysPerYear);
  return years >= longestYears ? `more than ${longestYears} years` : `${years} years`;
}
