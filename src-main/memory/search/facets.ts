/** What a search can be narrowed to: the applications and displays that were seen, most frames first. */
import type { OutputOf } from '../../../src-preload/contract/route.ts';
import type { searchRequests } from '../../../src-preload/contract/search.ts';
import type { ReadableDb } from '../../store/statements.ts';

export function readFacets(db: ReadableDb): OutputOf<typeof searchRequests, 'search.facets'> {
  return {
    applications: db.all(
      `SELECT a.application AS name, sum(counted.frames) AS frames
       FROM (SELECT activity_id, count(*) AS frames FROM frames GROUP BY activity_id) counted
       JOIN activities a ON a.id = counted.activity_id
       WHERE a.application IS NOT NULL GROUP BY a.application ORDER BY frames DESC, name`,
    ),
    displays: db.all(
      'SELECT display_id AS id, count(*) AS frames FROM frames GROUP BY display_id ORDER BY frames DESC, id',
    ),
  };
}
