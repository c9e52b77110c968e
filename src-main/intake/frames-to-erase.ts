/** Which frames the owner means by "the last hour", "this application" or "this site", and how much that is. */
import type { ErasePreview, EraseWhat } from '../../src-preload/contract/erase.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { hostMatches } from '../privacy/sites.ts';
import type { ReadableDb } from '../store/statements.ts';

/** What of the screen is meant. */
export type FramesAsked = Exclude<EraseWhat, { what: 'scope' }>;
type FrameSums = Pick<
  ErasePreview,
  'frames' | 'images' | 'imageBytes' | 'oldestAt' | 'newestAt' | 'applications'
>;

const sums = `count(*) AS frames, count(nullif(image_bytes, 0)) AS images, coalesce(sum(image_bytes), 0) AS imageBytes,
  min(captured_at) AS oldestAt, max(captured_at) AS newestAt`;

/** The frames that are meant, oldest first. `now`: what "the last" counts back from. */
export function framesToErase(db: ReadableDb, what: FramesAsked, now: number): FrameId[] {
  switch (what.what) {
    case 'last':
      // Also what a clock that was set back since dates into the future.
      return framesFrom(db, now - what.minutes * 60_000, Number.MAX_SAFE_INTEGER);
    case 'range':
      return framesFrom(db, what.from, what.to);
    case 'application':
      return framesOf(
        db,
        db.column<number>('SELECT id FROM activities WHERE application = ?', [what.application]),
      );
    case 'site':
      return framesOf(db, activitiesOnSite(db, what.site));
  }
}

/** Numbers that say how much it is; the memories are counted by who knows them. */
export function sumFrames(db: ReadableDb, ids: readonly FrameId[]): FrameSums {
  const list = JSON.stringify(ids);
  const summed = db.get<Omit<FrameSums, 'applications'>>(
    `SELECT ${sums} FROM frames WHERE id IN (SELECT value FROM json_each(?))`,
    [list],
  )!;
  const applications = db.all<ErasePreview['applications'][number]>(
    `SELECT a.application AS name, count(*) AS frames FROM frames f JOIN activities a ON a.id = f.activity_id
     WHERE f.id IN (SELECT value FROM json_each(?)) GROUP BY a.application ORDER BY frames DESC LIMIT 5`,
    [list],
  );
  return { ...summed, applications };
}

/** As `sumFrames`, of all there are. */
export function sumAllFrames(db: ReadableDb): Omit<FrameSums, 'applications'> {
  return db.get<Omit<FrameSums, 'applications'>>(`SELECT ${sums} FROM frames`)!;
}

function framesFrom(db: ReadableDb, from: number, to: number): FrameId[] {
  return db.column<FrameId>(
    'SELECT id FROM frames WHERE captured_at >= ? AND captured_at < ? ORDER BY captured_at, id',
    [from, to],
  );
}

function framesOf(db: ReadableDb, activityIds: readonly number[]): FrameId[] {
  return db.column<FrameId>(
    `SELECT id FROM frames WHERE activity_id IN (SELECT value FROM json_each(?)) ORDER BY captured_at, id`,
    [JSON.stringify(activityIds)],
  );
}

/** Activities whose address lies on a site. A window whose address is not known belongs to none. */
function activitiesOnSite(db: ReadableDb, site: string): number[] {
  const addresses = db
    .column<string>('SELECT DISTINCT url FROM activities WHERE url IS NOT NULL')
    .filter((url) => hostMatches(url, site));
  return db.column<number>(`SELECT id FROM activities WHERE url IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(addresses),
  ]);
}
