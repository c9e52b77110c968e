/** The longest stretches in one application, and where an address is known on one site, without a switch or a break. */
import type { DayRange, FocusStretch } from '../../src-preload/contract/analytics.ts';
import type { ReadableDb } from '../store/statements.ts';

const mostShown = 20;

/** Longest first. Stretches of five minutes and more, twelve of a day at most; midnight ends one. */
export function readFocus(db: ReadableDb, { from, to }: DayRange): FocusStretch[] {
  return db
    .all<Omit<FocusStretch, 'application' | 'site'> & { application: string; site: string }>(
      `SELECT day, started_at AS startedAt, ended_at AS endedAt, application, site FROM focus_stretches
        WHERE day BETWEEN ? AND ? ORDER BY ended_at - started_at DESC, started_at LIMIT ${mostShown}`,
      [from, to],
    )
    .map((stretch) => ({
      ...stretch,
      application: stretch.application || null,
      site: stretch.site || null,
    }));
}
