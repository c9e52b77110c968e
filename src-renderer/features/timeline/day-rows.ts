/** A day as a list: activities and the gaps between them, in the order of time. Pure. */
import type { Activity, Gap, GapKind } from '../../../src-preload/contract/timeline.ts';
import { t } from '../../messages/t.ts';

export type DayRow =
  | {
      readonly kind: 'activity';
      readonly startedAt: number;
      readonly endedAt: number;
      readonly activity: Activity;
    }
  | { readonly kind: 'gap'; readonly startedAt: number; readonly endedAt: number; readonly gap: GapKind };

/** A gap shorter than this says nothing to a reader. */
const shortestGapMs = 60_000;

export function dayRows(activities: readonly Activity[], gaps: readonly Gap[]): readonly DayRow[] {
  return [
    ...activities.map((activity): DayRow => ({
      kind: 'activity',
      startedAt: activity.startedAt,
      endedAt: activity.endedAt,
      activity,
    })),
    ...gaps
      .filter(({ startedAt, endedAt }) => endedAt - startedAt >= shortestGapMs)
      .map(({ kind, startedAt, endedAt }): DayRow => ({ kind: 'gap', startedAt, endedAt, gap: kind })),
  ].sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt);
}

/** The position of the last row that had begun at `at`; 0 where none had, null where there is none. */
export function rowAt(rows: readonly DayRow[], at: number): number | null {
  if (rows.length === 0) return null;
  let found = 0;
  rows.forEach((row, index) => {
    if (row.startedAt <= at) found = index;
  });
  return found;
}

/** Why nothing was recorded. */
export const gapWords: Readonly<Record<GapKind, string>> = {
  'not-agreed': t('timeline.notAgreed'),
  paused: t('timeline.paused'),
  idle: t('timeline.idle'),
  locked: t('timeline.locked'),
  suspended: t('timeline.suspended'),
  excluded: t('timeline.excluded'),
  'own-window': t('timeline.ownWindow'),
  failed: t('timeline.failed'),
  'disk-full': t('timeline.diskFull'),
  off: t('timeline.off'),
};
