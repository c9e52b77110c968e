/** How long the disk lasts at the pace of the last two weeks. Pure. */
import { t } from '../../messages/t.ts';
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
  if (bytesPerDay === null) return t('settings.forecastLater');
  if (bytesPerDay <= 0) return t('settings.noGrowth');
  const pace = { day: formatBytes(bytesPerDay), year: formatBytes(bytesPerDay * daysPerYear) };
  const days = Math.floor((freeBytes - stopBelowFreeBytes) / bytesPerDay);
  if (days <= 0) return t('settings.growthFull', pace);
  return t('settings.growth', { ...pace, time: daysWords(days) });
}

function daysWords(days: number): string {
  if (days < 60) return t('settings.forDays', { count: days });
  if (days < 2 * daysPerYear) return t('settings.forMonths', { count: Math.floor(days / 30.44) });
  const years = Math.floor(days / daysPerYear);
  return years >= longestYears
    ? t('settings.moreThanYears', { count: longestYears })
    : t('settings.forYears', { count: years });
}
