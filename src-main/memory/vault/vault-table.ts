/** The SQL of `vault_memories` but for the sealed value, which only the file that seals it may touch. */
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { KindTable } from '../component.ts';

type Fields = FieldsOf<'vault'>;

export const vaultTable: KindTable<'vault'> = {
  insert(db, id, { entryType, caption, origin, sensitivity }) {
    db.run(
      'INSERT INTO vault_memories (memory_id, entry_type, caption, origin, sensitivity) VALUES (?, ?, ?, ?, ?)',
      [id, entryType, caption, origin, sensitivity],
    );
  },
  update(db, id, { entryType, caption, origin, sensitivity }) {
    db.run(
      'UPDATE vault_memories SET entry_type = ?, caption = ?, origin = ?, sensitivity = ? WHERE memory_id = ?',
      [entryType, caption, origin, sensitivity, id],
    );
  },
  read(db, ids) {
    const rows = db.all<Omit<Fields, 'hasValue'> & { id: MemoryId; hasValue: number }>(
      `SELECT memory_id AS id, entry_type AS entryType, caption, origin, sensitivity,
         sealed IS NOT NULL AS hasValue
       FROM vault_memories WHERE memory_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, hasValue, ...fields }) => [id, { ...fields, hasValue: hasValue === 1 }]));
  },
};
