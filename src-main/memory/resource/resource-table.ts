/** The SQL of `resource_memories`: pages, documents and files that were seen. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
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
