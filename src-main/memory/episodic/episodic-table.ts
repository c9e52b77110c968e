/** The SQL of `episodic_memories`: what happened. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'episodic'>;

export const episodicTable: KindTable<'episodic'> = {
  insert(db, id, fields) {
    db.run(
      `INSERT INTO episodic_memories (memory_id, ended_at, actor, event_type, application, summary, details)
       VALUES (:id, :endedAt, :actor, :eventType, :application, :summary, :details)`,
      { id, ...pick(fields) },
    );
  },
  update(db, id, fields) {
    db.run(
      `UPDATE episodic_memories SET ended_at = :endedAt, actor = :actor, event_type = :eventType,
         application = :application, summary = :summary, details = :details WHERE memory_id = :id`,
      { id, ...pick(fields) },
    );
  },
  read(db, ids) {
    const rows = db.all<Fields & { id: MemoryId }>(
      `SELECT memory_id AS id, ended_at AS endedAt, actor, event_type AS eventType, application, summary, details
       FROM episodic_memories WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, ...fields }) => [id, fields]));
  },
};

/** Bound by name: the driver refuses names that the statement does not have. */
function pick({ endedAt, actor, eventType, application, summary, details }: Fields) {
  return { endedAt, actor, eventType, application, summary, details };
}
