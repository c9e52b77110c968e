/** The SQL of `places`: pages and files that were seen. */
import type { WritableDb } from '../store/statements.ts';
import type { PlaceSeen } from './place-of.ts';

/** Notes a visit and answers the place's id. */
export function notePlace(db: WritableDb, place: PlaceSeen, title: string | null, seenAt: number): number {
  db.run(
    `INSERT INTO places (kind, address, title, first_seen_at, last_seen_at) VALUES (:kind, :address, :title, :seenAt, :seenAt)
     ON CONFLICT (kind, address) DO UPDATE SET
       title = coalesce(excluded.title, title), visits = visits + 1,
       first_seen_at = min(first_seen_at, excluded.first_seen_at),
       last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
    { kind: place.kind, address: place.address, title, seenAt },
  );
  return db.value<number>('SELECT id FROM places WHERE kind = ? AND address = ?', [
    place.kind,
    place.address,
  ])!;
}

/** Removes places that no activity shows any more. */
export function removeUnseenPlaces(db: WritableDb, ids: readonly number[]): void {
  db.run(
    `DELETE FROM places WHERE id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM activities WHERE activities.place_id = places.id)`,
    [JSON.stringify(ids)],
  );
}
