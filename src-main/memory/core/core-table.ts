/** The SQL of `core_memories`: two blocks of text. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'core'>;

export const coreTable: KindTable<'core'> = {
  insert(db, id, { block, text }) {
    db.run('INSERT INTO core_memories (memory_id, block, text) VALUES (?, ?, ?)', [id, block, text]);
  },
  update(db, id, { block, text }) {
    db.run('UPDATE core_memories SET block = ?, text = ? WHERE memory_id = ?', [block, text, id]);
  },
  read(db, ids) {
    const rows = db.all<Fields & { id: MemoryId }>(
      `SELECT memory_id AS id, block, text FROM core_memories
       WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, ...fields }) => [id, fields]));
  },
  twin: (db, { block }) =>
    db.value<MemoryId>(
      `SELECT m.id FROM core_memories c JOIN memories m ON m.id = c.memory_id
       WHERE c.block = ? AND m.state = 'active'`,
      [block],
    ),
};
