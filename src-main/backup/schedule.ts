/** Pure: when a backup is due, and which ones are kept. Days, weeks and months are those of the owner's calendar. */

export interface KeepNumbers {
  readonly keepDaily: number;
  readonly keepWeekly: number;
  readonly keepMonthly: number;
}

/** The first moment from `from` on at which the clock shows `hour`. */
function nextAtHour(from: number, hour: number): number {
  const at = new Date(from);
  at.setHours(hour, 0, 0, 0);
  if (at.getTime() < from) at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** When the next one is made: at the hour after the last one, so that a missed one is made up for as soon as possible. */
export function nextBackupAt(lastAt: number | null, now: number, hour: number): number {
  return lastAt === null ? now : nextAtHour(lastAt + 1, hour);
}

export interface KeptBackup {
  readonly id: string;
  readonly madeAt: number;
  readonly isVerified: boolean;
}

/**
 * The ids that go: what is not the newest of one of the last so many days, weeks or months that have one. The newest of all
 * and the newest verified one always stay.
 */
export function chooseGone(backups: readonly KeptBackup[], keep: KeepNumbers): string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt - a.madeAt);
  const kept = new Set<string>();
  const keepNewestOf = (count: number, periodOf: (at: Date) => string): void => {
    const seen = new Set<string>();
    for (const { id, madeAt } of newestFirst) {
      const period = periodOf(new Date(madeAt));
      if (seen.has(period)) continue;
      if (seen.size === count) return;
      seen.add(period);
      kept.add(id);
    }
  };
  keepNewestOf(keep.keepDaily, dayOf);
  keepNewestOf(keep.keepWeekly, weekOf);
  keepNewestOf(keep.keepMonthly, (at) => `${at.getFullYear()}-${at.getMonth()}`);
  for (const one of [newestFirst[0], newestFirst.find(({ isVerified }) => isVerified)])
    if (one) kept.add(one.id);
  return newestFirst.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}

/** Its Monday. */
function weekOf(at: Date): string {
  const monday = new Date(at);
  monday.setDate(at.getDate() - ((at.getDay() + 6) % 7));
  return dayOf(monday);
}
