/** How much room will be taken, at the pace of the days that were noted. Pure. */
import type { Sizes } from '../../src-preload/contract/performance.ts';
import { boundsOfDay } from '../base/local-day.ts';

const dayMs = 86_400_000;
const lookedBackDays = 28;
const fewestDays = 3;

export interface ForecastFacts {
  readonly history: Sizes['history'];
  readonly totalBytes: number;
  /** Growth as it follows from what was recorded, for the time before there is a history; null where that is unknown, too. */
  readonly sharedOutPerDay: number | null;
  /** Null where the system does not tell. */
  readonly freeBytes: number | null;
  readonly stopBelowFreeBytes: number;
}

/** A line through the last four weeks (least squares), so that one day of much does not decide. */
export function forecastSizes(facts: ForecastFacts): Sizes['forecast'] {
  const { history, totalBytes, freeBytes } = facts;
  const points = recentPoints(history);
  const fromDays = points.length;
  const bytesPerDay = fromDays >= fewestDays ? slopeOf(points) : facts.sharedOutPerDay;
  if (bytesPerDay === null) return null;
  const after = (days: number): number => Math.max(0, totalBytes + bytesPerDay * days);
  const room = freeBytes === null ? null : freeBytes - facts.stopBelowFreeBytes;
  return {
    bytesPerDay,
    fromDays: fromDays >= fewestDays ? fromDays : 0,
    inMonth: after(30),
    inYear: after(365),
    daysLeft: room === null || bytesPerDay <= 0 ? null : Math.max(0, Math.floor(room / bytesPerDay)),
  };
}

interface Point {
  readonly day: number;
  readonly bytes: number;
}

function recentPoints(history: Sizes['history']): Point[] {
  const points = history.map(({ day, databaseBytes, pictureBytes, otherBytes }) => ({
    day: Math.round(boundsOfDay(day).startsAt / dayMs),
    bytes: databaseBytes + pictureBytes + otherBytes,
  }));
  const newest = points.at(-1)?.day ?? 0;
  return points.filter(({ day }) => newest - day < lookedBackDays);
}

function slopeOf(points: readonly Point[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const day = mean(points.map((point) => point.day));
  const bytes = mean(points.map((point) => point.bytes));
  const spread = points.reduce((sum, point) => sum + (point.day - day) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.day - day) * (point.bytes - bytes), 0) / spread;
}
