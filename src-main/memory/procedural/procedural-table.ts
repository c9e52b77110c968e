/** The SQL of `procedural_memories`: how something is done. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'procedural'>;

export const proceduralTable: KindTable<'procedural'> = {
  insert(db, id, fields) {
    db.run(
      `INSERT INTO procedural_memories (memory_id, entry_type, summary, steps, validation, validated_at)
       VALUES (:id, :entryType, :summary, :steps, :validation, :validatedAt)`,
      { id, ...toColumns(fields) },
    );
  },
  update(db, id, fields) {
    db.run(
      `UPDATE procedural_memories SET entry_type = :entryType, summary = :summary, steps = :steps,
         validation = :validation, validated_at = :validatedAt WHERE memory_id = :id`,
      { id, ...toColumns(fields) },
    );
  },
  read(db, ids) {
    const rows = db.all<Omit<Fields, 'steps'> & { id: MemoryId; steps: string }>(
      `SELECT memory_id AS id, entry_type AS entryType, summary, steps, validation, validated_at AS validatedAt
       FROM procedural_memories WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(
      rows.map(({ id, steps, ...fields }) => [id, { ...fields, steps: JSON.parse(steps) as string[] }]),
    );
  },
};

function toColumns({ entryType, summary, steps, validation, validatedAt }: Fields) {
  return { entryType, summary, steps: JSON.stringify(steps), validation, validatedAt };
}
