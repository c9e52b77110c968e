/** The SQL of `resource_memories`: pages, documents and files that were seen. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'resource'>;

export const resourceTable: KindTable<'resource'> = {
  insert(db, id, fields) {
    db.run(
      `INSERT INTO resource_memories (memory_id, resource_type, address, summary, content, visits, last_seen_at)
       VALUES (:id, :resourceType, :address, :summary, :content, :visits, :lastSeenAt)`,
      { id, ...pick(fields) },
    );
  },
  update(db, id, fields) {
    db.run(
      `UPDATE resource_memories SET resource_type = :resourceType, address = :address, summary = :summary,
         content = :content, visits = :visits, last_seen_at = :lastSeenAt WHERE memory_id = :id`,
      { id, ...pick(fields) },
    );
  },
  read(db, ids) {
    const rows = db.all<Fields & { id: MemoryId }>(
      `SELECT memory_id AS id, resource_type AS resourceType, address, summary, content, visits,
         last_seen_at AS lastSeenAt
       FROM resource_memories WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, ...fields }) => [id, fields]));
  },
  twin: (db, { address }) =>
    address === null
      ? undefined
      : db.value<MemoryId>(
          `SELECT m.id FROM resource_memories r JOIN memories m ON m.id = r.memory_id
           WHERE r.address = ? AND m.state = 'active' ORDER BY m.id LIMIT 1`,
          [address],
        ),
};

/** Bound by name: the driver refuses names that the statement does not have. */
function pick({ resourceType, address, summary, content, visits, lastSeenAt }: Fields) {
  return { resourceType, address, summary, content, visits, lastSeenAt };
}

/** The resource that a place became, whatever its state, but for one that was removed; of a merged one its successor. */
export function resourceOfPlace(db: ReadableDb, placeId: number): MemoryId | undefined {
  return db.value<MemoryId>(
    `WITH RECURSIVE heirs (id, state, next, depth) AS (
       SELECT m.id, m.state, m.superseded_by, 0 FROM (
           SELECT memory_id FROM resource_memories WHERE place_id = :placeId
           UNION ALL SELECT memory_id FROM retyped_resources WHERE place_id = :placeId) r
         JOIN memories m ON m.id = r.memory_id WHERE m.state <> 'deleted'
       UNION
       SELECT m.id, m.state, m.superseded_by, depth + 1 FROM heirs JOIN memories m ON m.id = heirs.next
         WHERE m.state <> 'deleted' AND depth < 10)
     SELECT id FROM heirs ORDER BY depth DESC LIMIT 1`,
    { placeId },
  );
}

/** From now on the memory grows with what is seen of the place. */
export function setPlace(db: WritableDb, id: MemoryId, placeId: number): void {
  db.run('UPDATE resource_memories SET place_id = ? WHERE memory_id = ?', [placeId, id]);
}
