/** The SQL of `semantic_memories`: concepts, people, projects, facts. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'semantic'>;

export const semanticTable: KindTable<'semantic'> = {
  insert(db, id, { name, summary, details, origin }) {
    db.run(
      'INSERT INTO semantic_memories (memory_id, name, summary, details, origin) VALUES (?, ?, ?, ?, ?)',
      [id, name, summary, details, origin],
    );
  },
  update(db, id, { name, summary, details, origin }) {
    db.run(
      'UPDATE semantic_memories SET name = ?, summary = ?, details = ?, origin = ? WHERE memory_id = ?',
      [name, summary, details, origin, id],
    );
  },
  read(db, ids) {
    const rows = db.all<Fields & { id: MemoryId }>(
      `SELECT memory_id AS id, name, summary, details, origin FROM semantic_memories
       WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, ...fields }) => [id, fields]));
  },
};
