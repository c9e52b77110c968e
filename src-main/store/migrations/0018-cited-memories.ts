/** A memory shows the answers that cite it: looking through all messages would take a second. */
import type { Migration } from '../migration.ts';

export const citedMemories: Migration = {
  version: 18,
  name: 'cited-memories',
  sql: `
    -- Only of memories that are there: no key to one that is gone.
    CREATE TABLE cited_memories (
      memory_id TEXT NOT NULL REFERENCES memories (id) ON DELETE CASCADE,
      message_id INTEGER NOT NULL REFERENCES chat_messages (id) ON DELETE CASCADE,
      PRIMARY KEY (memory_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cited_memories_by_message ON cited_memories (message_id);

    CREATE TRIGGER chat_message_cites AFTER INSERT ON chat_messages BEGIN
      INSERT OR IGNORE INTO cited_memories (memory_id, message_id)
        SELECT value ->> 'memoryId', new.id FROM json_each(new.details, '$.citations')
        WHERE EXISTS (SELECT 1 FROM memories WHERE id = value ->> 'memoryId');
    END;
    -- An answer gets its citations when it is whole; while it is written, nothing of this runs.
    CREATE TRIGGER chat_message_cites_anew AFTER UPDATE OF details ON chat_messages
    WHEN new.details IS NOT old.details BEGIN
      DELETE FROM cited_memories WHERE message_id = new.id;
      INSERT OR IGNORE INTO cited_memories (memory_id, message_id)
        SELECT value ->> 'memoryId', new.id FROM json_each(new.details, '$.citations')
        WHERE EXISTS (SELECT 1 FROM memories WHERE id = value ->> 'memoryId');
    END;
    INSERT OR IGNORE INTO cited_memories (memory_id, message_id)
      SELECT c.value ->> 'memoryId', m.id FROM chat_messages m, json_each(m.details, '$.citations') c
      WHERE EXISTS (SELECT 1 FROM memories WHERE id = c.value ->> 'memoryId');
  `,
};
